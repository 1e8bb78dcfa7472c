package import Reports
import ScenarioModel
package import Sessions
import Telemetry
package import TelemetryExport

extension EntryEvidence {
  /// The evidence that an event showed, computed anew from the telemetry as it was then.
  ///
  /// Evidence `shown` when the event was decided, and an answer in SQL that is `known`, are reused.
  /// Complexity: that of the event's queries.
  package init(
    of entry: SessionEntry,
    in session: Session,
    showing shown: ShownEvidence = .nothing,
    knowing known: SQLAnswer? = nil
  ) throws(DrillError) {
    switch shown {
    case .evidence(let report): self = .finding(report)
    case .slice(let result): self = Self.rows(of: entry, in: session, result)
    case .nothing: self = try Self.computed(entry, session, known)
    }
  }

  private static func rows(
    of entry: SessionEntry,
    in session: Session,
    _ result: QueryResult
  ) -> EntryEvidence {
    guard case .sliced(let words, _, _) = entry.event,
      let query = try? SliceParser(world: session.scenario.world, clock: entry.start).parse(words)
    else { return .none }
    return .rows(query, result)
  }

  private static func computed(
    _ entry: SessionEntry,
    _ session: Session,
    _ known: SQLAnswer?
  ) throws(DrillError) -> EntryEvidence {
    if let look = entry.sessionLook {
      let report = try DrillError.wrap { try session.evidence(of: look) }
      return report.map { .finding($0) } ?? EntryEvidence.none
    }
    if case .sliced(let words, _, _) = entry.event {
      let parser = SliceParser(world: session.scenario.world, clock: entry.start)
      guard let query = try? parser.parse(words) else { return .none }
      // Rows that were recorded since would change the answer.
      var past = session.atThePage
      for earlier in session.entries.prefix(entry.number - 1) { past.apply(earlier.event) }
      let result = try DrillError.wrap { try past.scene.answer(query, sight: .telemetry) }
      return .rows(query, result)
    }
    guard case .queried(let query, _) = entry.event else { return .none }
    if let failure = query.failure { return .failed(failure) }
    if let known { return .answer(AnswerRows(known)) }
    let tables = try session.tables(at: entry.start)
    let answer = try DrillError.wrap { try tables.ask(query.statement, limits: .again) }
    let isAsShown = session.digest(answer.canonicalBytes) == query.digest
    return .answer(AnswerRows(answer, isAsShown: isAsShown))
  }
}

extension AnswerRows {
  /// The rows of an answer as text; `isAsShown` is false where they differ from those shown then.
  init(_ answer: SQLAnswer, isAsShown: Bool = true) {
    self.init(
      columns: answer.columns.indices.map { index in
        Column(
          name: answer.columns[index],
          isNumber: answer.rows.allSatisfy { $0[index].isNumber }
        )
      },
      rows: answer.rows.map { $0.map(\.shown) },
      isCut: answer.isCut,
      isAsShown: isAsShown
    )
  }
}

extension SQLDocument {
  /// The rows of an answer with their types; blobs become text in hexadecimal.
  init(_ answer: SQLAnswer) {
    self.init(
      columns: answer.columns,
      rows: answer.rows.map { row in
        row.map { value in
          switch value {
          case .null: .null
          case .integer(let number): .integer(number)
          case .real(let number): .real(number)
          case .text(let text): .text(text)
          case .blob: .text(value.text)
          }
        }
      },
      isCut: answer.isCut
    )
  }
}

extension SQLValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .null, .integer, .real: true
    case .text, .blob: false
    }
  }

  /// The value for a table: reals in six significant digits, but never without their whole part.
  fileprivate var shown: String {
    switch self {
    case .null: "NULL"
    case .real(let value) where value.magnitude >= 1e6: Digits.fixed(value, decimals: 0)
    case .real(let value): Digits.significant(value, digits: 6)
    case .integer, .text, .blob: text
    }
  }
}
