import ScenarioModel
package import Sessions
import Telemetry

/// The words that can complete a line of a session.
package struct CommandCompletion {
  private let words: [CommandWord]
  private let actions: [String]
  private let mitigations: [String]
  private let hypotheses: [String]
  private let fields: [String]

  package init(session: Session) {
    let parser = CommandParser(session: session)
    words = parser.grammar.words
    actions = parser.isOpen ? [] : session.scenario.actions.map(\.id.rawValue)
    mitigations = session.scenario.mitigations.map(\.id.rawValue)
    hypotheses = session.scenario.hypotheses.map(\.id.rawValue)
    fields =
      session.scenario.world.tables.first?.fields.filter { !$0.isHidden }
      .map(\.name.rawValue) ?? []
  }

  /// Words of SQL, and tables that every telemetry has.
  private static let sqlWords = [
    "SELECT", "FROM", "WHERE", "GROUP", "ORDER", "BY", "LIMIT", "requests", "logs", "spans",
    "metrics",
  ]
  private static let sqlDirectives = [SQLDirective.tables, .schema].map(\.rawValue)

  /// The parts of a free question and its commonest figures.
  private static let sliceWords =
    [SliceParser.Keyword.by, .where, .last, .every].map(\.rawValue)
    + Aggregate.acceptedWords.prefix(4)

  /// The words that the last word of a line can become.
  package func candidates(for line: String) -> [String] {
    let last = line.last?.isWhitespace == true ? "" : line.split(separator: " ").last ?? ""
    let pool: [String]
    if line.contains(where: \.isWhitespace) {
      let (first, rest) = line.headAndTail
      let word = words.first { $0.rawValue == first.lowercased() }
      pool = word.map { arguments(of: $0, isFirst: rest.isEmpty || rest == last) } ?? []
    } else {
      pool = words.map(\.rawValue)
    }
    return pool.filter { $0.hasPrefix(last) }
  }

  /// The words that can follow a command word, at the first place or later.
  private func arguments(of word: CommandWord, isFirst: Bool) -> [String] {
    switch word.entry.argument {
    case .action: actions
    case .mitigation: mitigations
    case .beliefs: hypotheses.map { "\($0)=" }
    case .declaration:
      isFirst ? hypotheses : DeclarationParser.Keyword.allCases.map(\.rawValue)
    case .slice: fields + Self.sliceWords
    case .sql: fields + Self.sqlWords + Self.sqlDirectives
    case .none, .text, .request, .minutes, .event, .command, .stage, .signal: []
    }
  }
}
