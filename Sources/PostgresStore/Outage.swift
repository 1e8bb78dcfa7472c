#if Postgres
  import Synchronization

  /// An event between a store and its server that people should hear of.
  package enum StoreNotice: Hashable, Sendable {
    /// The connection was lost and is being made anew; the server's or the system's words say why.
    case lost(path: String, reason: String)
    /// The server answers again.
    case back(path: String)
  }

  /// Whether the server is known to be away; each change is said once.
  final class Outage: Sendable {
    private let path: String
    private let say: @Sendable (StoreNotice) -> Void
    private let state = Mutex(State())

    private struct State {
      var reason: String?
      var since: ContinuousClock.Instant?
      /// The time before which nobody asks the server who has no patience.
      var next: ContinuousClock.Instant?
      var pause = Outage.firstPause
    }

    /// The first and the longest pause between two attempts; they double in between.
    static let firstPause = Duration.milliseconds(100)
    static let longestPause = Duration.seconds(2)

    init(path: String, say: @escaping @Sendable (StoreNotice) -> Void) {
      self.path = path
      self.say = say
    }

    /// The words with which the server was lost, while it is too early to ask again.
    var reasonToWait: String? {
      state.withLock { state in
        guard let next = state.next, ContinuousClock.now < next else { return nil }
        return state.reason
      }
    }

    /// The moment at which the server was lost, while it is away.
    var since: ContinuousClock.Instant? { state.withLock { $0.since } }

    func begin(_ reason: String) {
      let isNew = state.withLock { state in
        let isNew = state.reason == nil
        let now = ContinuousClock.now
        state.reason = reason
        state.since = state.since ?? now
        state.next = now + state.pause
        state.pause = min(state.pause * 2, Self.longestPause)
        return isNew
      }
      if isNew { say(.lost(path: path, reason: reason)) }
    }

    func end() {
      let wasAway = state.withLock { state in
        let wasAway = state.reason != nil
        if wasAway { state = State() }
        return wasAway
      }
      if wasAway { say(.back(path: path)) }
    }
  }
#endif
