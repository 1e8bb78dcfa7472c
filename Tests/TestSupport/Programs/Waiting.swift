import Foundation

/// Waits for what nothing announces, such as a file; false where a minute was not enough.
package func wait(until isReached: () -> Bool) -> Bool {
  let deadline = Date().addingTimeInterval(60)
  while !isReached() {
    guard Date() < deadline else { return false }
    sched_yield()
  }
  return true
}
