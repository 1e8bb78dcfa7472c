#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif
private import CLibEdit

/// Single characters of a pipe or file, each awaited for a limited time.
package struct PipedKeys {
  private let descriptor: Int32
  /// Whether more can come.
  private var isOpen = true

  package init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  /// Waits for the next character; returns `nil` where none came in time or the input has ended.
  package mutating func next(withinMilliseconds patience: Int32) -> KeyPress? {
    guard isOpen else {
      usleep(UInt32(max(0, patience)) * 1000)
      return nil
    }
    switch fd_wait_for_input(descriptor, patience) {
    case FD_WAIT_INTERRUPTED: return .interrupted
    case FD_WAIT_TIMEOUT, FD_WAIT_RESIZED: return nil
    case FD_WAIT_FAILED: isOpen = false
    default:
      var byte: UInt8 = 0
      let count = read(descriptor, &byte, 1)
      if count == 1 { return .character(Character(Unicode.Scalar(byte))) }
      isOpen = count < 0 && (errno == EINTR || errno == EAGAIN)
    }
    return nil
  }
}
