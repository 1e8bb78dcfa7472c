import Foundation

/// The processor time that work has taken, which other work on the machine does not lengthen.
package enum ProcessorTime {
  /// Unit: seconds.
  package static var ofThread: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
