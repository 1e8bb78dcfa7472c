import Sessions
import Synchronization

/// A cheap way to see that another process added events to a session that this side may know of.
package final class SessionNews: Sendable {
  private let log: any SessionLog
  private let state: Mutex<State>

  private struct State {
    /// The store's version at the last look.
    var version: Int?
    /// The number of events that this side knows.
    var known: Int
  }

  init(_ log: any SessionLog, knowing known: Int) {
    self.log = log
    state = Mutex(State(version: nil, known: known))
  }

  /// Whether there are events that this side does not know, other than a host's private ones.
  ///
  /// Events of other sessions in the store do not count. Complexity: constant while the store is
  /// unchanged, else linear in the new events.
  package var isThere: Bool {
    guard let now = try? log.version() else { return false }
    let known = state.withLock { state -> Int? in
      guard now != state.version else { return nil }
      state.version = now
      return state.known
    }
    guard let known, let events = try? log.events(after: known) else { return false }
    return events.contains { !$0.isPrivate }
  }

  func know(_ count: Int) { state.withLock { $0.known = count } }
}
