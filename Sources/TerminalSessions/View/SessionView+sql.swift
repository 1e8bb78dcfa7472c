import Drills
import Plotting
import Reports
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// The rows of an answer as a table, with a word where there are none or where they were cut.
  func rows(_ answer: AnswerRows) -> [String] {
    if let failure = answer.failure { return paragraph(failure) }
    guard !answer.rows.isEmpty else { return ["no rows"] }
    let lines = answer.waterfalls.flatMap { figure($0) + [""] } + figure(.table(answer.table))
    guard answer.isCut else { return lines }
    return lines
      + paragraph("Cut after \(answer.rows.count) rows; LIMIT, WHERE or GROUP BY make them fewer.")
  }

  /// A line that says which evidence the answer to a question counts as.
  func credit(_ update: Update, of session: Session) -> [String] {
    guard case .cited(let look, let number) = update.entry.event else { return [] }
    let title = session.scenario.action(ActionID(look.action))?.title ?? look.action
    return paragraph(
      "[\(update.entry.number)] Answer \(number) settles what '\(look.action)' asks (\(title)); it"
        + " counts as that evidence."
    )
  }

  /// The tables that SQL can ask, and how.
  func tables(_ names: [String], example: String) -> [String] {
    item("Tables:", names.joined(separator: ", ")) + [""]
      + paragraph("For example: \(example)")
      + paragraph("'sql .schema NAME' shows a table's columns; a question costs 1 min.")
  }

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
