import CommandLanguage
import Plotting
import ScenarioModel
import Sessions

extension SessionView {
  /// The answer to `?` behind what has been typed: the commands on an empty line, one command behind
  /// its word; nothing elsewhere, where a question mark belongs to a text.
  func help(after typed: String, in session: Session) -> [String] {
    let help = CommandHelp(session, resuming: resuming)
    let words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let word = words.first else { return overview(help, of: session) }
    guard words.count == 1, let row = help.row(beginning: word) else { return [] }
    let names = help.names(for: row)
    guard !names.isEmpty else { return detail(row, help) }
    return detail(row, help)
      + TextLayout.columns(names, width: min(style.width, 100) - 2).map { "  \($0)" }
  }

  private func overview(_ help: CommandHelp, of session: Session) -> [String] {
    let left = session.scenario.horizonMinutes - session.clock
    return item("  takes time:", help.takingTime.joined(separator: ", "))
      + item("  is free:   ", help.free.joined(separator: ", "))
      + item("  ends it:   ", help.ending.joined(separator: ", "))
      + item(
        "  keys:      ",
        "Tab completes, arrows bring back, Ctrl-R finds, ? behind a word: its help"
      )
      + item("  now:       ", advice(session, left: left))
  }

  private func advice(_ session: Session, left: Int) -> String {
    if session.looks.isEmpty, session.header.mode != .open {
      return "'menu' numbers what you can look at; a number takes a look"
    }
    if left == 0 { return "no time is left: 'declare' ends it" }
    return "'evidence' lists what you saw; 'declare' when it is enough"
  }
}
