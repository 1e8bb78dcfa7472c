import SessionStore
package import Sessions

/// Whether a store can be read.
package enum StoreState: Hashable, Sendable {
  case answers, away
}

/// Tells sessions that are open here what other processes write into their store.
///
/// One look at the store serves all of them, so it can be frequent however many there are.
package actor StoreWatch {
  private let store: any SessionDatabase
  private var listeners: [SessionID: [Int: AsyncStream<StoreState>.Continuation]] = [:]
  private var nextListener = 0
  private var mark = StoreMark()
  private var state = StoreState.answers
  /// The time since when the store has not answered.
  private var lost: ContinuousClock.Instant?
  private var looking: Task<Void, Never>?

  init(_ store: any SessionDatabase) { self.store = store }

  /// The interval between two looks while somebody listens.
  private static let pause = Duration.milliseconds(20)
  /// The time after which a store counts as away; a connection that is cut is made anew sooner.
  private static let patience = Duration.milliseconds(500)

  /// Gives the state of the store whenever it changes or something was written into a session, for
  /// whoever then looks what it is; the first time at once.
  package nonisolated func news(of id: SessionID) -> AsyncStream<StoreState> {
    let (stream, continuation) = AsyncStream<StoreState>.makeStream(
      bufferingPolicy: .bufferingNewest(1)
    )
    Task { await enter(continuation, id) }
    return stream
  }

  private func enter(_ continuation: AsyncStream<StoreState>.Continuation, _ id: SessionID) {
    let key = nextListener
    nextListener += 1
    listeners[id, default: [:]][key] = continuation
    // The mark tells of a session that is new to it.
    mark.counts[id] = nil
    if state == .away { continuation.yield(state) }
    continuation.onTermination = { [weak self] _ in
      Task { await self?.leave(key, id) }
    }
    guard looking == nil else { return }
    looking = Task { [weak self] in
      while !Task.isCancelled {
        await self?.look()
        try? await Task.sleep(for: Self.pause)
      }
    }
  }

  private func leave(_ key: Int, _ id: SessionID) {
    listeners[id]?[key] = nil
    if listeners[id]?.isEmpty ?? true { listeners[id] = nil }
    guard listeners.isEmpty else { return }
    looking?.cancel()
    looking = nil
  }

  private func look() {
    do {
      let changed = try store.news(of: Array(listeners.keys), since: &mark)
      let isBack = state == .away
      (state, lost) = (.answers, nil)
      for id in isBack ? Array(listeners.keys) : changed { tell(id) }
    } catch StoreError.unreachable {
      let now = ContinuousClock.now
      lost = lost ?? now
      guard state == .answers, let lost, now - lost >= Self.patience else { return }
      state = .away
      for id in listeners.keys { tell(id) }
    } catch {
      // A store that is locked for a moment is looked at again.
    }
  }

  private func tell(_ id: SessionID) {
    for listener in listeners[id, default: [:]].values { listener.yield(state) }
  }
}
