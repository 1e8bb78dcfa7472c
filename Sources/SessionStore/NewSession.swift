package import Sessions

/// A session that is to be kept.
package struct NewSession: Sendable {
  package var header: SessionHeader
  package var label: String
  /// When it was created, as the creator writes it.
  package var createdAt: String
  /// The files of the scenario on which it will be replayed.
  package var bundle: ScenarioBundle
  /// The reason why its player may know its world.
  package var known: KnownReason?
  package var events: [SessionEvent]
  /// The number that it gets; the store's next where it is `nil`.
  package var number: SessionID?

  package init(
    header: SessionHeader,
    label: String,
    createdAt: String,
    bundle: ScenarioBundle,
    known: KnownReason?,
    events: [SessionEvent],
    number: SessionID? = nil
  ) {
    self.header = header
    self.label = label
    self.createdAt = createdAt
    self.bundle = bundle
    self.known = known
    self.events = events
    self.number = number
  }
}

/// A new session as it is written: JSON with the hashes of its chain.
package struct SessionDraft: Sendable {
  package var header: ChainLink
  package var events: [ChainLink]
  /// The digest of the files of the scenario.
  package var digest: String
  private var ends: [SessionState?]

  /// The JSON of a header or event and its hash in the chain.
  package struct ChainLink: Hashable, Sendable {
    package var json: [UInt8]
    package var hash: [UInt8]
  }

  package init(_ session: NewSession, hash: @escaping ByteHash) throws(StoreError) {
    var chain = HashChain(hash: hash)
    let json = try LineJSON.bounded(session.header)
    header = ChainLink(json: json, hash: chain.add(json))
    events = []
    for event in session.events {
      let json = try LineJSON.bounded(event)
      events.append(ChainLink(json: json, hash: chain.add(json)))
    }
    ends = session.events.map(\.endState)
    digest = session.bundle.digest(hash: hash)
  }

  /// The state in which its events leave the session; refuses events after its end and too many.
  package func state(of id: SessionID) throws(StoreError) -> SessionState {
    guard events.count <= ReplayLimits.events else {
      throw .tooManyEvents(id, limit: ReplayLimits.events)
    }
    for case let end? in ends.dropLast() { throw .over(id, end) }
    return ends.last.flatMap { $0 } ?? .open
  }
}

/// The end of a stored session's chain, where an event can be added.
package struct ChainEnd: Sendable {
  package var state: SessionState
  /// The number of the last event, 0 where there is none.
  package var number: Int
  /// The hash of the last event, or of the header where there is none.
  package var hash: [UInt8]

  package init(state: SessionState, number: Int, hash: [UInt8]) {
    self.state = state
    self.number = number
    self.hash = hash
  }

  /// The hash of an event that is added as a number; throws where it may not be.
  package func link(
    _ event: SessionEvent,
    _ json: [UInt8],
    as given: Int,
    to id: SessionID,
    hash function: @escaping ByteHash
  ) throws(StoreError) -> [UInt8] {
    guard state == .open else { throw .over(id, state) }
    guard given == number + 1 else { throw .notNext(id, given: given, next: number + 1) }
    // The last place is kept for the event that ends the session.
    guard given < ReplayLimits.events || given == ReplayLimits.events && event.endsSession else {
      throw .tooManyEvents(id, limit: ReplayLimits.events)
    }
    var chain = HashChain(from: hash, hash: function)
    return chain.add(json)
  }
}

extension SessionEvent {
  /// The state in which it leaves its session, or `nil` where the session goes on.
  package var endState: SessionState? {
    switch traits.ending {
    // An interview that was closed is scored as it stands, like a declared session.
    case .scorable: .declared
    case .abandoned: .abandoned
    case nil: nil
    }
  }
}
