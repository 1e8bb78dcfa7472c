#if Postgres
  import Synchronization

  /// Listens for notifications of changes, so that sessions without any need no query.
  ///
  /// It only says when the server has to be asked: every notification may be lost, and where the engine
  /// knows none, or a proxy passes none on, the counts are asked for in turn all the same.
  final class NewsListener: Sendable {
    /// The channel of the notifications; their text is the number of a session.
    static let channel = "firedrill"

    private let address: PostgresAddress
    private let isListening: Bool
    private let state = Mutex(State())

    private struct State {
      var connection: Connection?
      var versions: [Int: (version: Int, asked: ContinuousClock.Instant)] = [:]
      /// The time of the next attempt to listen.
      var next: ContinuousClock.Instant?
    }

    /// The longest time for which a count is taken for current without a notification.
    private static let longestTrust = Duration.seconds(2)
    /// The same while no notification could come.
    private static let pauseWithoutNotice = Duration.milliseconds(200)
    private static let pause = Duration.seconds(1)

    init(_ address: PostgresAddress, isListening: Bool) {
      self.address = address
      self.isListening = isListening
    }

    /// The count of a session's changes, if nothing says that it has to be asked for.
    func version(of id: Int) -> Int? {
      state.withLock { state in
        guard isListening, hear(&state), let known = state.versions[id],
          ContinuousClock.now < known.asked + Self.longestTrust
        else { return nil }
        return known.version
      }
    }

    /// The counts of changes of some sessions as far as they need not be asked for.
    func versions(of ids: [Int]) -> [Int: Int] {
      state.withLock { state in
        let isHearing = isListening && hear(&state)
        let oldest = ContinuousClock.now - (isHearing ? Self.longestTrust : Self.pauseWithoutNotice)
        var versions: [Int: Int] = [:]
        for id in ids {
          if let known = state.versions[id], known.asked > oldest { versions[id] = known.version }
        }
        return versions
      }
    }

    func keep(_ version: Int, of id: Int) {
      state.withLock { $0.versions[id] = (version, .now) }
    }

    /// Takes in notifications; false where there is no connection that could bring any.
    private func hear(_ state: inout State) -> Bool {
      do {
        if let connection = state.connection {
          for payload in try connection.notifications() {
            if let id = Int(payload) { state.versions[id] = nil }
          }
          return true
        }
        if let next = state.next, ContinuousClock.now < next { return false }
        state.next = .now + Self.pause
        let connection = try Connection(address)
        try connection.run("LISTEN \(Self.channel)")
        state.connection = connection
        // Earlier changes are not told.
        state.versions = [:]
        return true
      } catch {
        state.connection = nil
        return false
      }
    }
  }
#endif
