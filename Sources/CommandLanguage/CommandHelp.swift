package import Sessions

/// The help of a play as values; how it is laid out is up to the front end.
package struct CommandHelp {
  private let grammar: CommandGrammar
  private let examples: CommandExamples
  private let completion: CommandCompletion
  /// The rows of the help page.
  package let rows: [CommandRow]

  /// Help on the commands of a session; `resuming` says how a session goes on that was left.
  package init(_ session: Session, resuming: String) {
    grammar = CommandParser(session: session).grammar
    examples = CommandExamples(session.scenario)
    completion = CommandCompletion(session: session)
    rows = grammar.rows(resuming: resuming)
  }

  /// The row of a command by its word, whatever its case.
  package func row(on topic: String) -> CommandRow? {
    rows.first { $0.words.first?.rawValue == topic.lowercased() }
  }

  /// The only row whose first word begins with a text, whatever its case.
  package func row(beginning text: String) -> CommandRow? {
    let meant = rows.filter { $0.words.first?.rawValue.hasPrefix(text.lowercased()) ?? false }
    return meant.count == 1 ? meant.first : nil
  }

  /// An example of a row's command, in the scenario's own names where it takes some.
  ///
  /// If the session does not list its actions, no example names an action of the scenario.
  package func example(of row: CommandRow) -> String {
    guard let word = row.words.first else { return row.example }
    let mayName = grammar != .open || word.entry.argument != .action
    return mayName ? examples.example(of: word) ?? row.example : row.example
  }

  /// Further sentences on a row's command, in the scenario's own names; empty for most.
  package func notes(on row: CommandRow) -> [String] {
    row.words.first.map { examples.notes(on: $0) } ?? []
  }

  /// The names that can follow a row's first word.
  package func names(for row: CommandRow) -> [String] {
    row.words.first.map { completion.candidates(for: "\($0.rawValue) ") } ?? []
  }

  /// The last line of the help page: how lines are read that are no command in full.
  package var closing: String {
    grammar == .open
      ? "Whatever is no command is taken as a request for evidence."
      : "A number picks from the menu. Commands and names may be shortened."
  }

  /// The short forms of the commands that take simulated time, in the order of the page.
  package var takingTime: [String] {
    overview { if case .takes = $0 { true } else { false } }
  }

  /// The short forms of the commands that take no simulated time.
  package var free: [String] { overview { $0 == .free } }

  /// The short forms of the commands that end the session or leave it.
  package var ending: [String] { overview { $0 == .ends } }

  private func overview(where isWanted: (CommandEffect) -> Bool) -> [String] {
    rows.compactMap { row in
      row.words.first.flatMap { isWanted($0.entry.effect) ? row.short : nil }
    }
  }
}
