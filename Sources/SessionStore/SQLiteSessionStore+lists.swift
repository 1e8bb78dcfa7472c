import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// The lines of all sessions, or of those in a state, the newest first.
  package func list(_ state: SessionState? = nil) throws(StoreError) -> [SessionSummary] {
    try summaries(
      where: state == nil ? "1" : "state = ?",
      state.map { [$0.rawValue] } ?? []
    )
  }

  /// The line of one session.
  package func summary(of id: SessionID) throws(StoreError) -> SessionSummary {
    guard let found = try summaries(where: "id = ?", [id.rawValue]).first else {
      throw .unknownSession(id)
    }
    return found
  }

  /// The line of the session that has a code, the newest of several; `nil` where none has it.
  package func session(code: String) throws(StoreError) -> SessionSummary? {
    try summaries(where: "code = ? AND code <> ''", [code]).first
  }

  /// The lines of the sessions of one scenario and seed, the oldest first.
  package func dealt(scenario: String, seed: UInt64) throws(StoreError) -> [SessionSummary] {
    try summaries(where: "scenario = ? AND seed = ?", [scenario, String(seed)]).reversed()
  }

  /// The sessions that were declared and not scored yet, the newest first.
  package func unscored() throws(StoreError) -> [SessionID] {
    try reading { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM sessions
          WHERE state = 'declared' AND id NOT IN (SELECT session_id FROM scores) ORDER BY id DESC
          """
      ).map(SessionID.init)
    }
  }

  private func summaries(
    where condition: String,
    _ arguments: StatementArguments
  ) throws(StoreError) -> [SessionSummary] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, scenario, difficulty, mode, created_at, label, state, rubric, total,
            known, annotation,
            CASE WHEN json_valid(header) THEN json_extract(header, '$.lineage') END AS lineage,
            COALESCE((SELECT MAX(number) FROM events WHERE session_id = id), 0) AS events
          FROM sessions LEFT JOIN scores ON session_id = id
            AND rubric = (SELECT MAX(rubric) FROM scores WHERE session_id = id)
          WHERE \(condition)
          ORDER BY id DESC
          """,
        arguments: arguments
      )
      return try rows.map(Self.summary)
    }
  }

  private static func summary(_ row: Row) throws -> SessionSummary {
    SessionSummary(
      id: SessionID(rawValue: try row.required("id")),
      scenario: try row.required("scenario"),
      difficulty: try row.required("difficulty"),
      mode: try row.required("mode"),
      createdAt: try row.required("created_at"),
      label: try row.required("label"),
      state: try row.requiredState(),
      events: try row.required("events"),
      score: row.hasNull("rubric")
        ? nil
        : StoredTotal(
          rubric: try row.required("rubric"),
          total: try row.required("total")
        ),
      known: KnownReason(rawValue: try row.required("known")),
      lineage: row.hasNull("lineage")
        ? nil
        : try? LineJSON.decode(
          SessionLineage.self,
          from: (row.required("lineage") as String).utf8
        ),
      annotation: try row.required("annotation")
    )
  }
}

extension SQLiteSessionStore {
  /// The events of a session after a number, each checked against its hash.
  ///
  /// Complexity: linear in the number of events after it.
  package func events(
    of id: SessionID,
    after number: Int
  ) throws(StoreError) -> [SessionEvent] {
    try reading { db in
      let hashBefore = try Data.fetchOne(
        db,
        sql: number == 0
          ? "SELECT hash FROM sessions WHERE id = ?"
          : "SELECT hash FROM events WHERE session_id = ? AND number = \(number)",
        arguments: [id.rawValue]
      )
      guard let hashBefore else { throw StoreError.unknownSession(id) }
      var chain = HashChain(from: Array(hashBefore), hash: hash)
      var events: [SessionEvent] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT number, json, hash FROM events WHERE session_id = ? AND number > ? ORDER BY number
          """,
        arguments: [id.rawValue, number]
      )
      while let row = try rows.next() {
        events.append(
          try event(row, after: number + events.count, chain: &chain, of: id)
        )
      }
      return events
    }
  }
}
