import CommandLanguage
import Plotting
import ScenarioModel
import Sessions
import Telemetry
import TelemetryExport

extension SessionView {
  /// The rows of an answer as a table, with a word where there are none or where they were cut.
  func rows(_ answer: SQLAnswer) -> [String] {
    guard !answer.rows.isEmpty else { return ["no rows"] }
    var lines = TextRenderer.render(table(answer, title: ""), style: style)
    if answer.isCut {
      lines += paragraph(
        "Cut after \(answer.rows.count) rows; LIMIT, WHERE or GROUP BY make them fewer."
      )
    }
    return lines
  }

  /// An answer as a figure.
  func table(_ answer: SQLAnswer, title: String) -> Figure {
    let columns = answer.columns.indices.map { index in
      let isNumber = answer.rows.allSatisfy { $0[index].isNumber }
      return DataTable.Column(
        name: answer.columns[index],
        alignment: isNumber ? .right : .left
      )
    }
    return .table(
      DataTable(title: title, columns: columns, rows: answer.rows.map { $0.map(\.shown) })
    )
  }

  /// The answer to a question, asked again of the telemetry as it was then.
  func answer(
    to query: AskedQuery,
    _ entry: SessionEntry,
    of session: Session
  ) throws(StagingError) -> SQLAnswer {
    do {
      return try TelemetryDesk.database(of: session, at: entry.start).ask(query.statement)
    } catch {
      throw .evidence(EvidenceError(error))
    }
  }

  /// A question in SQL with its answer, asked again of the telemetry as it was then unless given.
  func queried(
    _ query: AskedQuery,
    _ entry: SessionEntry,
    of session: Session,
    answer known: SQLAnswer?
  ) throws(StagingError) -> [String] {
    let answer: SQLAnswer
    if let known { answer = known } else { answer = try self.answer(to: query, entry, of: session) }
    var lines = paragraph(query.statement) + [""] + rows(answer)
    if known == nil, session.digest(answer.canonicalBytes) != query.digest {
      lines += paragraph("These are not the rows shown then; another SQLite gave those.")
    }
    return lines
  }

  /// The tables that SQL can ask, and how.
  func tables(_ names: [String], of scenario: Scenario) -> [String] {
    item("Tables:", names.joined(separator: ", ")) + [""]
      + paragraph("For example: \(CommandExamples(scenario).sql)")
      + paragraph("'sql .schema NAME' shows a table's columns; a question costs 1 min.")
  }
}

extension SessionView {
  /// Text whose lines and indents are kept; those that are too long wrap.
  func code(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { line in
      let indent = line.prefix { $0 == " " }.count
      return TextLayout.wrap(
        line.trimmed,
        width: style.width,
        first: TextLayout.blanks(indent),
        rest: TextLayout.blanks(indent + 2)
      )
    }
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
