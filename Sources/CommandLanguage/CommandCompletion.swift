import ScenarioModel
package import Sessions
import Telemetry

/// What could complete a line of a session.
package struct CommandCompletion {
  let words: [String]
  let actions: [String]
  let mitigations: [String]
  let hypotheses: [String]
  let fields: [String]

  package init(session: Session) {
    words = CommandParser.words
    actions = session.header.mode == .open ? [] : session.scenario.actions.map(\.id.rawValue)
    mitigations = session.scenario.mitigations.map(\.id.rawValue)
    hypotheses = session.scenario.hypotheses.map(\.id.rawValue)
    fields =
      session.scenario.world.tables.first?.fields.filter { !$0.isHidden }
      .map(\.name.rawValue) ?? []
  }

  private static let sqlWords = [
    "SELECT", "FROM", "WHERE", "GROUP", "ORDER", "BY", "LIMIT", "requests", "logs", "spans",
    "metrics", ".tables", ".schema",
  ]

  /// Words that the last word of the line may become.
  package func candidates(for line: String) -> [String] {
    let (first, rest) = line.headAndTail
    let isFirstWord = !line.contains(where: \.isWhitespace)
    let last = line.last?.isWhitespace == true ? "" : line.split(separator: " ").last ?? ""
    let pool: [String]
    if isFirstWord {
      pool = words
    } else {
      pool =
        switch first.lowercased() {
        case "look", "verify", "cite": actions
        case "mitigate": mitigations
        case "believe": hypotheses.map { "\($0)=" }
        case "declare": rest.isEmpty || rest == last ? hypotheses : ["at", "citing", "because"]
        case "sql": fields + Self.sqlWords
        case "slice": fields + ["by", "where", "last", "every", "count", "rate", "share", "mean"]
        default: []
        }
    }
    return pool.filter { $0.hasPrefix(last) }
  }
}
