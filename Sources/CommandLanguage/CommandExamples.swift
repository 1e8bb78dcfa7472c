package import ScenarioModel
import Sessions
import Telemetry

/// Examples of commands in a scenario's own names, so that each can be typed as it stands.
package struct CommandExamples {
  let scenario: Scenario

  package init(_ scenario: Scenario) { self.scenario = scenario }

  /// A free question to the first table.
  package var slice: String {
    let what = number.map { "p95 \($0)" } ?? "count"
    return "slice \(what)\(group.map { " by \($0)" } ?? "") last 60"
  }

  /// A question in SQL to the first table.
  package var sql: String {
    let from = table.map { " FROM \($0.name)" } ?? ""
    let what = number.map { "avg(\($0))" } ?? "count(*)"
    guard let group else { return "sql SELECT \(what)\(from)" }
    return "sql SELECT \(group), \(what)\(from) GROUP BY \(group)"
  }

  /// The example of a command that takes names of the scenario; `nil` where it takes none.
  package func example(of word: CommandWord) -> String? {
    let writer = CommandWriter(scenario)
    return switch word.entry.argument {
    case .slice: slice
    case .sql: sql
    case .action: action(word, writer)
    case .mitigation: scenario.mitigations.first.map { writer.line(for: .mitigate($0.id)) }
    case .declaration: declaration(writer)
    case .none, .beliefs, .text, .request, .minutes, .event, .command, .stage, .signal: nil
    }
  }

  /// The names that a command takes beside those that a page lists; the same whatever the truth is.
  func notes(on word: CommandWord) -> [String] {
    guard word.entry.argument == .declaration, !scenario.places.isEmpty else { return [] }
    let names = scenario.places.map { "\($0.id) (\($0.title))" }
    return [
      "Places: \(names.joined(separator: ", ")), or \(DeclarationParser.noPlace)."
    ]
  }

  private func action(_ word: CommandWord, _ writer: CommandWriter) -> String? {
    guard let action = scenario.actions.first?.id else { return nil }
    if word == .look { return "look 3, \(writer.line(for: .look(action)))" }
    return word == .cite ? writer.line(for: .cite(action, query: 5)) : nil
  }

  private func declaration(_ writer: CommandWriter) -> String? {
    guard scenario.hypotheses.count > 1 else { return nil }
    return writer.line(
      for: DeclarationDraft(
        cause: scenario.hypotheses[1].id,
        places: scenario.places.prefix(2).map(\.id),
        ruledOut: [RuledOut(cause: scenario.hypotheses[0].id, cited: [4])],
        explanation: "…",
        cited: [3, 5]
      )
    )
  }

  private var table: Table? { scenario.world.tables.first }

  /// The first field of few named values, by which rows can be told apart.
  private var group: FieldName? {
    table?.fields.first { !$0.isHidden && $0.generator.isNamed }?.name
  }

  /// The last measured number: what comes of a request is declared after what goes in.
  private var number: FieldName? {
    table?.fields.last { !$0.isHidden && $0.generator.isMeasured }?.name
  }
}

extension Generator {
  fileprivate var isNamed: Bool {
    switch self {
    case .category, .assignment: true
    case .entity, .age, .number, .flag, .sum, .sequence, .reference, .lookup: false
    }
  }

  fileprivate var isMeasured: Bool {
    switch self {
    case .number, .sum: true
    case .entity, .category, .assignment, .age, .flag, .sequence, .reference, .lookup: false
    }
  }
}
