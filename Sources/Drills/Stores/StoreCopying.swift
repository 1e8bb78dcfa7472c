import Foundation
import SessionStore
package import Sessions

/// The outcome of copying one session, or the history, of a store.
package enum CopyStep: Hashable, Sendable {
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
/// same replay file. Rooms and their links, and the handles of programs, stay behind.
package struct StoreCopying: Sendable {
  private let from: any SessionDatabase
  private let to: any SessionDatabase

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
    for id in try DrillError.wrap({ try from.allIDs() }) {
      try tell(try DrillError.wrap { try copy(id) })
    }
    if let step = try DrillError.wrap({ try copyHistory() }) { try tell(step) }
  }

  private func copy(_ id: SessionID) throws(StoreError) -> CopyStep {
    let session: StoredSession
    let bundle: ScenarioBundle
    do {
      (session, bundle) = (try from.load(id), try from.bundle(of: id))
    } catch {
      guard let reason = DrillError.store(error).damage else { throw error }
      return .damaged(id, reason: reason)
    }
    let twins = try to.ids(
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
    let copy = try to.create(
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

  /// Adds the events of the history that the other store does not have yet.
  private func copyHistory() throws(StoreError) -> CopyStep? {
    let (events, present) = (try from.history(), try to.history())
    guard !events.isEmpty else { return nil }
    let isSame = zip(events, present).allSatisfy { $0.json == $1.json && $0.second == $1.second }
    guard isSame else { return .otherHistory }
    for event in events.dropFirst(present.count) {
      _ = try to.appendHistory(event.json, second: event.second)
    }
    return .history(max(0, events.count - present.count))
  }
}
