import EvidenceRequests
package import ScenarioModel
package import Sessions

/// Writes commands as the lines that a person would type, the way back from the parsers.
///
/// A line reads as the same command again where the command could be typed at all: its names are
/// the scenario's, and its texts have no white space at their ends.
package struct CommandWriter {
  private let scenario: Scenario
  /// Whether actions are asked for in words, because nothing lists their names.
  private let isOpen: Bool

  /// A writer for sessions of a scenario.
  package init(_ scenario: Scenario, mode: SessionMode = .drill) {
    self.scenario = scenario
    isOpen = mode == .open
  }

  /// The line of a player's request; `nil` for a choice among candidates, which no one line means.
  ///
  /// A command that is to be confirmed is written as if it were sure.
  package func line(for request: SessionRequest) -> String? {
    switch request {
    case .command(let command): line(for: command)
    case .declare(let draft): line(for: draft)
    case .sql(let statement): line(.sql, statement)
    case .choose: nil
    case .confirm(let command): line(for: command)
    case .show(let page): line(for: page)
    case .draw(let number, let file): line(.evidence, "\(number) --svg \(file)")
    case .quit: line(.quit)
    case .nothing: ""
    }
  }

  /// The line of a declaration as far as it goes, such as `declare h3 at pool-c citing 4 because …`.
  package func line(for draft: DeclarationDraft) -> String {
    typealias Keyword = DeclarationParser.Keyword
    var parts: [String] = []
    if let cause = draft.cause { parts.append(name(of: cause)) }
    if let places = draft.places {
      let names = places.map(\.rawValue).joined(separator: ",")
      parts += [Keyword.at.rawValue, places.isEmpty ? DeclarationParser.noPlace : names]
    }
    if let rivals = draft.ruledOut {
      parts += ["\(Keyword.ruling.rawValue) out", rivals.map(words).joined(separator: ", ")]
    }
    if let cited = draft.cited {
      parts += [Keyword.citing.rawValue, cited.map { "\($0)" }.joined(separator: ",")]
    }
    if let explanation = draft.explanation { parts += [Keyword.because.rawValue, explanation] }
    if draft.isConfirmed { parts.append(DeclarationParser.final) }
    return line(.declare, parts.filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// The line that asks for a page.
  package func line(for page: SessionPage) -> String {
    switch page {
    case .brief: line(.brief)
    case .menu: line(.menu)
    case .mitigations: line(.mitigate)
    case .hypotheses: line(.believe)
    case .status: line(.status)
    case .timeline: line(.timeline)
    case .notes: line(.notes)
    case .fields: line(.fields)
    case .evidenceList: line(.evidence)
    case .evidence(let number): line(.evidence, "\(number)")
    case .tables: line(.sql)
    case .schema(let table): line(.sql, SQLDirective.schema.rawValue, table)
    case .help(let topic): line(.help, topic ?? "")
    }
  }

  func line(for beliefs: [Belief]) -> String {
    let words = beliefs.map { belief in
      let whole = Int(exactly: belief.probability)
      let number = whole.map { "\($0)" } ?? "\(belief.probability)"
      return "\(name(of: HypothesisID(belief.hypothesis)))=\(number)"
    }
    return line(.believe, words.joined(separator: " "))
  }

  /// A cause that is ruled out, as `h2 by 4 6`.
  private func words(for rival: RuledOut) -> String {
    let events = rival.cited.map { "\($0)" }.joined(separator: " ")
    return name(of: HypothesisID(rival.cause)) + (events.isEmpty ? "" : " by \(events)")
  }

  /// A hypothesis as `h3`, the way the table of causes numbers it.
  private func name(of hypothesis: HypothesisID?) -> String {
    guard let hypothesis else { return DeclarationParser.unknownCause }
    let index = scenario.hypotheses.firstIndex { $0.id == hypothesis }
    return index.map { "h\($0 + 1)" } ?? hypothesis.rawValue
  }

  /// The name of an action, or words that ask for it alone where nothing is listed.
  func words(for action: ActionID) -> String {
    guard isOpen, let asked = scenario.action(action) else { return action.rawValue }
    let matcher = EvidenceMatcher(scenario)
    let phrases = [asked.title] + asked.synonyms
    return phrases.first { matcher.match($0) == .one(action) }
      ?? phrases.first { matcher.match($0) == .likely(action) } ?? asked.title
  }

  /// A command word and what follows it, without empty parts.
  func line(_ word: CommandWord, _ parts: String...) -> String {
    ([word.rawValue] + parts.filter { !$0.isEmpty }).joined(separator: " ")
  }
}

extension DeclarationDraft {
  /// The draft that a complete declaration is typed as.
  package init(_ declaration: Declaration, isConfirmed: Bool = false) {
    let cause = declaration.cause.map { HypothesisID($0) }
    let places = declaration.places.map { PlaceID($0) }
    self.init(
      cause: .some(cause),
      places: cause == nil && places.isEmpty ? nil : places,
      ruledOut: declaration.ruledOut.isEmpty ? nil : declaration.ruledOut,
      explanation: declaration.explanation,
      cited: declaration.cited.isEmpty ? nil : declaration.cited,
      isConfirmed: isConfirmed
    )
  }
}
