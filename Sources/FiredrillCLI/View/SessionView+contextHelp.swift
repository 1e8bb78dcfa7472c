import CommandLanguage
import Plotting
import ScenarioModel
import Sessions

extension SessionView {
  /// What `?` shows behind what has been typed: the commands on an empty line, one command behind its
  /// word; nothing elsewhere, where a question mark belongs to a text.
  func help(after typed: String, in session: Session, _ completion: CommandCompletion) -> [String] {
    let words = typed.split(whereSeparator: \.isWhitespace)
    guard let word = words.first else { return overview(of: session) }
    let meant = Self.commands.filter { $0.word.hasPrefix(word.lowercased()) }
    guard words.count == 1, meant.count == 1, let entry = meant.first else { return [] }
    var lines = help(on: entry.word, of: session)
    let names = completion.candidates(for: "\(entry.word) ")
    if !names.isEmpty {
      lines += TextLayout.columns(names, width: min(style.width, 100) - 2).map { "  \($0)" }
    }
    return lines
  }

  private func overview(of session: Session) -> [String] {
    let left = session.scenario.horizonMinutes - session.clock
    let look = session.header.mode == .open ? "evidence in your own words" : "look N"
    return item("  takes time:", "\(look), slice …, sql …, mitigate N, update TEXT, wait MIN")
      + item(
        "  is free:   ",
        "menu, evidence N, believe h1=60 …, note TEXT, status, brief, timeline"
      )
      + item("  ends it:   ", "declare (your verdict), quit (saved, goes on later), abandon")
      + item(
        "  keys:      ",
        "Tab completes, arrows bring back, Ctrl-R finds, ? behind a word: its help"
      )
      + item("  now:       ", advice(session, left: left))
  }

  private func advice(_ session: Session, left: Int) -> String {
    if session.isBeliefDue { return "say what you believe, for example: believe h1=60 h3=40" }
    if session.looks.isEmpty, session.header.mode != .open {
      return "'menu' numbers what you can look at; a number takes a look"
    }
    if left == 0 { return "no time is left: 'declare' ends it" }
    return "'evidence' lists what you saw; 'declare' when it is enough"
  }
}
