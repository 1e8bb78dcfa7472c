import CommandLanguage
import Plotting
import Sessions

extension SessionView {
  /// Names the command that resumes a session, for help pages.
  var resuming: String { "\(command("resume")) goes on" }

  /// The commands of a session, or one of them in more detail.
  func help(on topic: String?, of session: Session) -> [String] {
    let help = CommandHelp(session, resuming: resuming)
    if let row = topic.flatMap({ help.row(on: $0) }) { return detail(row, help) }
    return help.rows.flatMap { item(TextLayout.pad("  \($0.usage)", to: 34), $0.summary) }
      + ["", help.closing]
  }

  /// One command with an example.
  func detail(_ row: CommandRow, _ help: CommandHelp) -> [String] {
    ["  \(row.usage)"] + paragraph(row.summary, indent: 2)
      + help.notes(on: row).flatMap { paragraph($0, indent: 2) }
      + paragraph("For example: \(help.example(of: row))", indent: 2)
  }
}
