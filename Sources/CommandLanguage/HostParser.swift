package import ScenarioModel
import Telemetry

/// One line that a host typed, as it was understood.
package enum HostRequest: Hashable, Sendable {
  /// The machine's next step.
  case next
  /// The clue of a stage.
  case clue(String)
  /// The question of a stage.
  case ask(String)
  case beliefs
  case verdict
  /// Evidence to be handed over.
  case reveal(ActionID)
  /// The list of evidence that can be handed over.
  case evidence
  /// A clue in the host's own words.
  case say(String)
  case followUp(stage: String, signal: String)
  case hint
  case tick(stage: String, signal: String, isHeard: Bool)
  case override(stage: String, signal: String, isHeard: Bool, reason: String)
  /// A note that the candidate does not see.
  case remark(String)
  case pause, go
  /// The candidate's answer; empty where further lines follow.
  case said(String)
  /// The sheet of a stage, or of the stage that has begun.
  case sheet(String?)
  case status, help, quit, close
  /// An empty line.
  case nothing
  /// A command of the candidate's, where one terminal serves both sides.
  case candidate(String)
}

/// The reason why a host's line is not understood.
package enum HostSyntaxError: Error, Hashable, Sendable {
  case unknownWord(String)
  /// No stage has that name or number; `count` stages do.
  case unknownStage(String, count: Int)
  /// The stage has no signal of that name or number; it has `count`.
  case unknownSignal(String, count: Int)
  case unknownAction(String)
  /// 'say' without a clue.
  case emptyClue
  /// 'remark' without a text.
  case emptyRemark
  /// 'override' without a verdict or a reason.
  case incompleteOverride
}

extension HostSyntaxError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownWord(let word): "'\(word)' is no command of a host; 'help' lists them"
    case .unknownStage(let word, let count):
      "there is no stage '\(word)'; they are numbered 1 to \(count)"
    case .unknownSignal(let word, let count):
      "there is no signal '\(word)'; this stage's are numbered 1 to \(count)"
    case .unknownAction(let word):
      "there is no evidence '\(word)'; 'reveal' alone lists what there is"
    case .emptyClue: "say what? 'say TEXT' gives a clue in your own words"
    case .emptyRemark: "remark what? 'remark TEXT' is seen by you alone"
    case .incompleteOverride: "say it as 'override SIGNAL yes|no REASON'"
    }
  }
}

/// A command word that is a host's own; the candidate's are the others.
private enum HostWord: String {
  case next, clue, ask, reveal, say, follow, hint, tick, cross, override, remark, pause, go, said
  case sheet, state, help, quit, close
}

/// Reads the lines that a host types.
package struct HostParser {
  private let scenario: Scenario
  /// The name of the stage that has begun, if one has.
  private let stage: String?
  /// Whether the candidate's commands are typed here, too.
  private let isAloud: Bool

  package init(scenario: Scenario, stage: String?, isAloud: Bool) {
    self.scenario = scenario
    self.stage = stage
    self.isAloud = isAloud
  }

  static let beliefs = "beliefs"
  static let verdict = "verdict"
  static let yes = "yes"
  static let no = "no"

  /// The request of a line; throws what is wrong with it.
  package func parse(_ line: String) throws(HostSyntaxError) -> HostRequest {
    let (first, rest) = line.trimmed.headAndTail
    guard !first.isEmpty else { return .nothing }
    let grammar: CommandGrammar = isAloud ? .aloud : .host
    let word = grammar.word(first)
    guard let word = word.flatMap({ HostWord(rawValue: $0.rawValue) }) else {
      guard isAloud else { throw .unknownWord(first) }
      return .candidate(line.trimmed)
    }
    switch word {
    case .next: return .next
    case .clue: return .clue(try stage(rest))
    case .ask: return try ask(rest)
    case .reveal: return rest.isEmpty ? .evidence : .reveal(try action(rest))
    case .say:
      guard !rest.isEmpty else { throw .emptyClue }
      return .say(rest)
    case .follow:
      let (stage, signal) = try signal(rest)
      return .followUp(stage: stage, signal: signal)
    case .hint: return .hint
    case .tick, .cross:
      let (stage, signal) = try signal(rest)
      return .tick(stage: stage, signal: signal, isHeard: word == .tick)
    case .override: return try override(rest)
    case .remark:
      guard !rest.isEmpty else { throw .emptyRemark }
      return .remark(rest)
    case .pause: return .pause
    case .go: return .go
    case .said: return .said(rest)
    case .sheet: return .sheet(rest.isEmpty ? nil : try stage(rest))
    case .state: return .status
    case .help: return .help
    case .quit: return .quit
    case .close: return .close
    }
  }

  private func ask(_ rest: String) throws(HostSyntaxError) -> HostRequest {
    switch rest.lowercased() {
    case Self.beliefs: .beliefs
    case Self.verdict: .verdict
    default: .ask(try stage(rest))
    }
  }

  private func override(_ rest: String) throws(HostSyntaxError) -> HostRequest {
    let (place, tail) = rest.headAndTail
    let (verdict, words) = tail.headAndTail
    let reason =
      words.lowercased().hasPrefix("because ") ? String(words.dropFirst(8)).trimmed : words
    let (stage, signal) = try signal(place)
    guard [Self.yes, Self.no].contains(verdict.lowercased()), !reason.isEmpty else {
      throw .incompleteOverride
    }
    return .override(
      stage: stage,
      signal: signal,
      isHeard: verdict.lowercased() == Self.yes,
      reason: reason
    )
  }

  /// A stage by its number or name; the one that has begun where none is given.
  private func stage(_ word: String) throws(HostSyntaxError) -> String {
    let ladder = scenario.ladder
    if word.isEmpty, let stage { return stage }
    if let number = Int(word), let stage = ladder.element(numbered: number) {
      return stage.id.rawValue
    }
    guard let found = ladder.first(where: { $0.id.rawValue == word }) else {
      throw .unknownStage(word, count: ladder.count)
    }
    return found.id.rawValue
  }

  /// A signal by its number in the stage that has begun, or as STAGE.SIGNAL.
  private func signal(_ word: String) throws(HostSyntaxError) -> (stage: String, signal: String) {
    let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
    let name = try stage(parts.count == 2 ? parts[0] : "")
    let signals = scenario.ladder.first { $0.id.rawValue == name }?.signals ?? []
    let last = parts.last ?? ""
    if let number = Int(last), let signal = signals.element(numbered: number) {
      return (name, signal.concept.id)
    }
    guard let found = signals.first(where: { $0.concept.id == last }) else {
      throw .unknownSignal(word, count: signals.count)
    }
    return (name, found.concept.id)
  }

  private func action(_ word: String) throws(HostSyntaxError) -> ActionID {
    guard let action = try? scenario.action(picked: word) else {
      throw .unknownAction(word)
    }
    return action.id
  }
}
