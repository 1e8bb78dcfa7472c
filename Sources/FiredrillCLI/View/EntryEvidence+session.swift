import Reports
import ScenarioModel
import Sessions
import Telemetry
import TelemetryExport

extension EntryEvidence {
  /// Computes anew what an event showed, from the telemetry as it was then.
  ///
  /// An answer in SQL that is `known` is not asked for again.
  init(
    of entry: SessionEntry,
    in session: Session,
    knowing known: SQLAnswer? = nil
  ) throws(StagingError) {
    switch entry.event {
    case .looked, .cited, .interview:
      guard let look = session.looks.first(where: { $0.entry.number == entry.number }),
        let report = try session.evidence(of: look)
      else {
        self = .none
        return
      }
      self = .finding(report)
    case .sliced(let words, _, _):
      let parser = SliceParser(world: session.scenario.world, clock: entry.start)
      guard let query = try? parser.parse(words) else {
        self = .none
        return
      }
      self = .rows(query, try session.scene.answer(query, sight: .telemetry))
    case .queried(let query, _):
      if let known {
        self = .answer(AnswerRows(known))
        return
      }
      let answer: SQLAnswer
      do {
        answer = try TelemetryDesk.database(of: session, at: entry.start).ask(query.statement)
      } catch {
        throw .evidence("\(error)")
      }
      let isAsShown = session.digest(answer.canonicalBytes) == query.digest
      self = .answer(AnswerRows(answer, isAsShown: isAsShown))
    case .believed, .noted, .mitigated, .updated, .waited, .hinted, .declared, .abandoned:
      self = .none
    }
  }
}

extension AnswerRows {
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
