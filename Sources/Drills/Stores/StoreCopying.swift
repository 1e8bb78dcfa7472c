import Foundation
import SessionStore
package import Sessions

/// The outcome of copying one session, or the history, of a store.
package enum CopyStep: Hashable, Sendable {
  /// So many people are in both stores now, with whose each session is.
  case people(Int)
  /// A session was copied; the number is the same wherever that was free.
  case copied(SessionID, as: SessionID)
  /// The other store has the session already.
  case present(SessionID, as: SessionID)
  /// The session is damaged and was left out.
  case damaged(SessionID, reason: String)
  /// So many answers and other events beside sessions were copied.
  case history(Int)
  /// The other store has a history of its own, so this one was left out.
  case otherHistory
}

/// Copies the sessions of one store into another, whatever kinds they are.
///
/// Every chain of hashes is checked when it is read and made again when it is written, so a copy has the
/// same replay file. Rooms and their links, the handles of programs, and the links, browsers and tokens of
/// people stay behind.
package struct StoreCopying: Sendable {
  private let from: any PeopleDatabase
  private let to: any PeopleDatabase

  /// Opens both stores by their addresses; the one copied from must be there.
  package init(
    from source: String,
    to target: String,
    _ environment: DrillEnvironment
  ) throws(DrillError) {
    guard let source = StoreAddress(source), let target = StoreAddress(target) else {
      throw .store(.malformedAddress)
    }
    if let file = source.file, !FileManager.default.fileExists(atPath: file.path) {
      throw .store(.noStore(path: file.path))
    }
    (from, to) = try DrillError.wrap {
      (try OpenedStore.open(source, environment), try OpenedStore.open(target, environment))
    }
  }

  /// Copies all sessions with their scores, labels and notes, and the history, telling each step.
  ///
  /// A session that was copied before is found again and left as it is, so a copy can be repeated.
  package func run(_ tell: (CopyStep) throws -> Void) throws {
    let people = try DrillError.wrap { try copyPeople() }
    if !people.isEmpty { try tell(.people(people.count)) }
    for id in try DrillError.wrap({ try from.allIDs() }) {
      try tell(try DrillError.wrap { try copy(id, people) })
    }
    let owners: [(PersonID?, PersonID?)] = [(nil, nil)] + people.map { ($0.from, $0.to) }
    var steps: [CopyStep] = []
    for (owner, other) in owners {
      if let step = try DrillError.wrap({ try copyHistory(of: owner, as: other) }) {
        steps.append(step)
      }
    }
    let count = steps.reduce(0) { if case .history(let count) = $1 { $0 + count } else { $0 } }
    if steps.contains(where: { $0 != .otherHistory }) { try tell(.history(count)) }
    if steps.contains(.otherHistory) { try tell(.otherHistory) }
  }

  /// A person in both stores.
  private struct CopiedPerson {
    var from: PersonID
    var to: PersonID
  }

  /// Finds all people in the other store by their names, and adds those who are not there.
  private func copyPeople() throws(StoreError) -> [CopiedPerson] {
    var people: [CopiedPerson] = []
    for person in try from.people() {
      let new = NewPerson(
        name: person.name,
        key: person.key,
        isHost: person.isHost,
        createdAt: person.createdAt
      )
      let added = try to.add(new)
      let copy = if let added { added } else { try to.person(key: person.key)?.id }
      if let copy { people.append(CopiedPerson(from: person.id, to: copy)) }
    }
    return people
  }

  /// A store of which the lists give the sessions of one person, or of nobody, and whose new sessions are
  /// theirs.
  private static func part(
    _ store: any PeopleDatabase,
    of owner: PersonID?
  ) -> any PeopleDatabase {
    var part = store
    part.scope = owner.map { .person($0) } ?? .nobody
    return part
  }

  private func copy(_ id: SessionID, _ people: [CopiedPerson]) throws(StoreError) -> CopyStep {
    let owner = try from.owner(of: id)
    let other = Self.part(to, of: people.first { $0.from == owner }?.to)
    let session: StoredSession
    let bundle: ScenarioBundle
    do {
      (session, bundle) = (try from.load(id), try from.bundle(of: id))
    } catch {
      guard let reason = DrillError.store(error).damage else { throw error }
      return .damaged(id, reason: reason)
    }
    let twins = try other.ids(
      scenario: session.header.scenario,
      seed: session.header.seed,
      events: session.events.count
    )
    for twin in twins {
      let stored = try to.load(twin)
      guard stored.header == session.header, stored.events == session.events,
        stored.createdAt == session.createdAt
      else { continue }
      try copyScores(of: id, as: twin)
      return .present(id, as: twin)
    }
    let line = try from.summary(of: id)
    let isFree = try to.summaries(.id(id)).isEmpty
    let copy = try other.create(
      NewSession(
        header: session.header,
        label: session.label,
        createdAt: session.createdAt,
        bundle: bundle,
        known: line.known,
        events: session.events,
        number: isFree ? id : nil
      )
    )
    if !line.annotation.isEmpty { try to.annotate(copy, with: line.annotation) }
    try copyScores(of: id, as: copy)
    return .copied(id, as: copy)
  }

  private func copyScores(of id: SessionID, as copy: SessionID) throws(StoreError) {
    let kept = Set(try to.scoreRecords(of: copy).map(\.score.rubric))
    for record in try from.scoreRecords(of: id) where !kept.contains(record.score.rubric) {
      try to.record(record, of: copy)
    }
  }

  /// Adds the events of a person's history, or of nobody's, that the other store does not have yet.
  private func copyHistory(of owner: PersonID?, as other: PersonID?) throws(StoreError) -> CopyStep?
  {
    let to = Self.part(to, of: other)
    let (events, present) = (try Self.part(from, of: owner).history(), try to.history())
    guard !events.isEmpty else { return nil }
    let isSame = zip(events, present).allSatisfy { $0.json == $1.json && $0.second == $1.second }
    guard isSame else { return .otherHistory }
    for event in events.dropFirst(present.count) {
      _ = try to.appendHistory(event.json, second: event.second)
    }
    return .history(max(0, events.count - present.count))
  }
}
