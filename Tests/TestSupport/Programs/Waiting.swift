import Foundation

/// Waits for what nothing announces, such as a file; false where five minutes were not enough.
package func wait(until isReached: () -> Bool) -> Bool {
  let deadline = Date().addingTimeInterval(300)
  while !isReached() {
    guard Date() < deadline else { return false }
    usleep(1000)
  }
  return true
}
