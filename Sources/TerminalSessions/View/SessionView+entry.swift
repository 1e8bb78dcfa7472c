import Plotting
import Reports

extension SessionView {
  /// One event of a session as it was shown.
  func entry(_ report: EntryReport) -> [String] {
    content(of: report) + report.messages.flatMap(message)
  }

  private func content(of report: EntryReport) -> [String] {
    let doer = report.by.map { "\($0): " } ?? ""
    let head = heading("[\(report.number)] \(report.span.clock) \(doer)\(report.title)")
    switch report.content {
    case .evidence(let evidence, let question):
      let source = question.map {
        paragraph("Taken from question [\($0)]; it cost nothing more.") + [""]
      }
      return ["", head] + (source ?? []) + (evidence.map(self.evidence) ?? [])
    case .slice(_, let figure): return ["", head] + (figure.map(self.figure) ?? [])
    case .query(let statement, let answer):
      let note =
        answer.isAsShown
        ? [] : paragraph("These are not the rows shown then; another SQLite gave those.")
      return ["", head] + paragraph(statement) + [""] + rows(answer) + note
    case .beliefs(let beliefs):
      return item("You believe:", StatedBelief.statement(beliefs.map(\.probability)))
    case .note(let text): return item("Noted:", text)
    case .mitigation(let summary): return [head] + paragraph("Done. \(summary)")
    case .update(let text): return [head] + item("Sent:", text)
    case .wait: return [head]
    case .hint(let level, let text): return item("Hint (\(level)):", text)
    case .declaration(let declaration): return declared(declaration)
    case .abandoned: return ["Abandoned."]
    case .interview(let turn): return self.turn(turn, of: report)
    case .team(let text): return [head] + (text.isEmpty ? [] : paragraph(text))
    }
  }

  /// A message that a person or a system sent.
  func message(_ message: MessageReport) -> [String] {
    item(style.paint("\(message.time.clock) \(message.from):", .warning), message.text)
  }

  private func declared(_ declaration: DeclarationReport) -> [String] {
    let cited = declaration.cited.map { "[\($0)]" }.joined(separator: " ")
    var lines = item("You declared:", declaration.cause)
    if !declaration.places.isEmpty {
      lines += item("Where:", declaration.places.joined(separator: ", "))
    }
    for rival in declaration.ruledOut ?? [] { lines += item("Ruled out:", rival.text) }
    lines += item("Because:", declaration.explanation)
    return cited.isEmpty ? lines : lines + item("Citing:", cited)
  }
}
