import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// The lines of the sessions that are chosen, the newest first.
  package func summaries(_ choice: SessionChoice) throws(StoreError) -> [SessionSummary] {
    switch choice {
    case .all: try summaries(where: "1", [])
    case .state(let state): try summaries(where: "state = ?", [state.rawValue])
    case .id(let id): try summaries(where: "id = ?", [id.rawValue])
    case .code(let code): try summaries(where: "code = ? AND code <> ''", [code])
    case .dealt(let scenario, let seed):
      try summaries(where: "scenario = ? AND seed = ?", [scenario, String(seed)])
    }
  }

  /// The sessions that were declared and not scored yet, the newest first.
  package func unscored() throws(StoreError) -> [SessionID] {
    try reading { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM sessions
          WHERE state = 'declared' AND id NOT IN (SELECT session_id FROM scores)
            AND \(scope.condition)
          ORDER BY id DESC
          """,
        arguments: scope.arguments
      ).map(SessionID.init)
    }
  }

  private func summaries(
    where condition: String,
    _ arguments: StatementArguments
  ) throws(StoreError) -> [SessionSummary] {
    try reading { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, scenario, difficulty, mode, created_at, label, state, rubric, total,
            known, annotation,
            CASE WHEN json_valid(header) THEN json_extract(header, '$.lineage') END AS lineage,
            COALESCE((SELECT MAX(number) FROM events WHERE session_id = id), 0) AS events
          FROM sessions LEFT JOIN scores ON session_id = id
            AND rubric = (SELECT MAX(rubric) FROM scores WHERE session_id = id)
          WHERE \(condition) AND \(scope.condition)
          ORDER BY id DESC
          """,
        arguments: arguments + scope.arguments
      )
      var summaries: [SessionSummary] = []
      while let row = try rows.next() { summaries.append(try Self.summary(row)) }
      return summaries
    }
  }

  /// The line of a list in a row, whose columns are read by their places: names cost more than values.
  private static func summary(_ row: Row) throws -> SessionSummary {
    guard let state = SessionState(rawValue: try row.required(6)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    let rubric: Int? = row[7]
    let lineage: String? = row[11]
    return SessionSummary(
      id: SessionID(rawValue: try row.required(0)),
      scenario: try row.required(1),
      difficulty: try row.required(2),
      mode: try row.required(3),
      createdAt: try row.required(4),
      label: try row.required(5),
      state: state,
      events: try row.required(12),
      score: try rubric.map { StoredTotal(rubric: $0, total: try row.required(8)) },
      known: KnownReason(rawValue: try row.required(9)),
      lineage: lineage.flatMap { try? LineJSON.decode(SessionLineage.self, from: $0.utf8) },
      annotation: try row.required(10)
    )
  }

  /// The latest score of each session that was scored, the oldest session first.
  package func scores() throws(StoreError) -> [StoredScore] {
    try reading { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, COALESCE(CAST(strftime('%s', created_at) AS INTEGER), 0), scenario, mode, label,
            known <> '', rubric, total, facts
          FROM scores AS latest JOIN sessions ON session_id = id
          WHERE rubric = (SELECT MAX(rubric) FROM scores WHERE session_id = latest.session_id)
            AND \(scope.condition)
          ORDER BY id
          """,
        arguments: scope.arguments
      )
      var scores: [StoredScore] = []
      while let row = try rows.next() {
        scores.append(
          StoredScore(
            session: SessionID(rawValue: try row.required(0)),
            second: try row.required(1),
            scenario: try row.required(2),
            mode: try row.required(3),
            label: try row.required(4),
            isKnown: try row.required(5),
            total: StoredTotal(rubric: try row.required(6), total: try row.required(7)),
            facts: try row.required(8)
          )
        )
      }
      return scores
    }
  }

  /// The best latest score of each scenario that was scored.
  ///
  /// Range: 0 to 100.
  package func bestTotals() throws(StoreError) -> [String: Double] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT scenario, MAX(total) FROM scores AS latest JOIN sessions ON session_id = id
          WHERE rubric = (SELECT MAX(rubric) FROM scores WHERE session_id = latest.session_id)
            AND \(scope.condition)
          GROUP BY scenario
          """,
        arguments: scope.arguments
      )
      return Dictionary(
        try rows.map { (try $0.required(0), try $0.required(1)) },
        uniquingKeysWith: { first, _ in first }
      )
    }
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
      var reader = ChainReader(of: id, from: Array(hashBefore), after: number, hash: hash)
      var events: [SessionEvent] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT number, json, hash FROM events WHERE session_id = ? AND number > ? ORDER BY number
          """,
        arguments: [id.rawValue, number]
      )
      while let row = try rows.next() { events.append(try row.event(by: &reader)) }
      return events
    }
  }
}
