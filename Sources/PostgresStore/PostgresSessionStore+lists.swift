#if Postgres
  import Foundation
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package func summaries(_ choice: SessionChoice) throws(StoreError) -> [SessionSummary] {
      switch choice {
      case .all: try summaries(where: "TRUE", [])
      case .state(let state): try summaries(where: "state = $1", [.text(state.rawValue)])
      case .id(let id): try summaries(where: "id = $1", [.integer(id.rawValue)])
      case .code(let code): try summaries(where: "code = $1 AND code <> ''", [.text(code)])
      case .dealt(let scenario, let seed):
        try summaries(where: "scenario = $1 AND seed = $2", [.text(scenario), .text(String(seed))])
      }
    }

    private func summaries(
      where condition: String,
      _ values: [BoundValue]
    ) throws(StoreError) -> [SessionSummary] {
      try reading { connection in
        try connection.run(
          """
          SELECT id, scenario, difficulty, mode, created_at, label, state, rubric, total,
            known, annotation, header,
            COALESCE((SELECT MAX(number) FROM firedrill.events WHERE session_id = id), 0)
          FROM firedrill.sessions LEFT JOIN firedrill.scores ON session_id = id
            AND rubric = (SELECT MAX(rubric) FROM firedrill.scores WHERE session_id = id)
          WHERE \(condition) AND \(scope.condition(at: values.count + 1))
          ORDER BY id DESC
          """,
          values + scope.values
        ).map(Self.summary)
      }
    }

    /// The part of a header that lists show; a damaged header shows none.
    private struct Descent: Decodable {
      var lineage: SessionLineage?
    }

    private static func summary(_ row: Row) throws -> SessionSummary {
      SessionSummary(
        id: SessionID(rawValue: try row.integer(0)),
        scenario: try row.text(1),
        difficulty: try row.integer(2),
        mode: try row.text(3),
        createdAt: try row.text(4),
        label: try row.text(5),
        state: try row.state(6),
        events: try row.integer(12),
        score: row.isNull(7)
          ? nil : StoredTotal(rubric: try row.integer(7), total: try row.real(8)),
        known: KnownReason(rawValue: try row.text(9)),
        lineage: (try? LineJSON.decode(Descent.self, from: row.utf8(11)))?.lineage,
        annotation: try row.text(10)
      )
    }

    package func ids(
      scenario: String,
      seed: UInt64,
      events count: Int
    ) throws(StoreError) -> [SessionID] {
      try ids(
        """
        SELECT id FROM firedrill.sessions
        WHERE scenario = $1 AND seed = $2
          AND (SELECT COUNT(*) FROM firedrill.events WHERE session_id = id) = $3
          AND \(scope.condition(at: 4))
        ORDER BY id
        """,
        [.text(scenario), .text(String(seed)), .integer(count)] + scope.values
      )
    }

    package func latestOpen() throws(StoreError) -> SessionID? {
      try ids(
        """
        SELECT id FROM firedrill.sessions WHERE state = 'open' AND \(scope.condition(at: 1))
        ORDER BY id DESC LIMIT 1
        """,
        scope.values
      ).first
    }

    package func allIDs(most count: Int) throws(StoreError) -> [SessionID] {
      try ids(
        """
        SELECT id FROM firedrill.sessions WHERE \(scope.condition(at: 2)) ORDER BY id LIMIT $1
        """,
        [count < 0 ? .null : .integer(count)] + scope.values
      )
    }

    package func unscored() throws(StoreError) -> [SessionID] {
      try ids(
        """
        SELECT id FROM firedrill.sessions WHERE state = 'declared'
          AND NOT EXISTS (SELECT 1 FROM firedrill.scores WHERE session_id = id)
          AND \(scope.condition(at: 1))
        ORDER BY id DESC
        """,
        scope.values
      )
    }

    package func rooms() throws(StoreError) -> [SessionID] {
      try ids(
        """
        SELECT session_id FROM firedrill.rooms JOIN firedrill.sessions ON id = session_id
        WHERE \(scope.condition(at: 1)) ORDER BY session_id DESC
        """,
        scope.values
      )
    }

    private func ids(
      _ sql: String,
      _ values: [BoundValue] = []
    ) throws(StoreError) -> [SessionID] {
      try reading { connection in
        try connection.run(sql, values).map { SessionID(rawValue: try $0.integer(0)) }
      }
    }

    package func scores() throws(StoreError) -> [StoredScore] {
      try reading { connection in
        try connection.run(
          """
          SELECT id, created_at, scenario, mode, label, known <> '', rubric, total, facts
          FROM firedrill.scores AS latest JOIN firedrill.sessions ON session_id = id
          WHERE rubric =
            (SELECT MAX(rubric) FROM firedrill.scores WHERE session_id = latest.session_id)
            AND \(scope.condition(at: 1))
          ORDER BY id
          """,
          scope.values
        ).map { row in
          StoredScore(
            session: SessionID(rawValue: try row.integer(0)),
            second: Self.second(of: try row.text(1)),
            scenario: try row.text(2),
            mode: try row.text(3),
            label: try row.text(4),
            isKnown: try row.flag(5),
            total: StoredTotal(rubric: try row.integer(6), total: try row.real(7)),
            facts: try row.text(8)
          )
        }
      }
    }

    /// The seconds since 1970 of a date as sessions have it; 0 where it cannot be read.
    private static func second(of date: String) -> Int {
      (try? Date(date, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) } ?? 0
    }

    package func bestTotals() throws(StoreError) -> [String: Double] {
      try reading { connection in
        let rows = try connection.run(
          """
          SELECT scenario, MAX(total)
          FROM firedrill.scores AS latest JOIN firedrill.sessions ON session_id = id
          WHERE rubric =
            (SELECT MAX(rubric) FROM firedrill.scores WHERE session_id = latest.session_id)
            AND \(scope.condition(at: 1))
          GROUP BY scenario
          """,
          scope.values
        )
        return Dictionary(
          try rows.map { (try $0.text(0), try $0.real(1)) },
          uniquingKeysWith: { first, _ in first }
        )
      }
    }
  }
#endif
