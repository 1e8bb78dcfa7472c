package import ScenarioModel
import Telemetry

/// What a host typed.
package enum HostRequest: Hashable, Sendable {
  /// The machine's next step.
  case next
  case clue(String)
  case ask(String)
  case beliefs
  case verdict
  case reveal(ActionID)
  /// A list of what can be handed over.
  case evidence
  /// A clue in the host's own words.
  case say(String)
  case followUp(stage: String, signal: String)
  case hint
  case tick(stage: String, signal: String, isHeard: Bool)
  case override(stage: String, signal: String, isHeard: Bool, reason: String)
  case remark(String)
  case pause, go
  /// What the candidate said aloud.
  case said(String)
  case sheet(String?)
  case status, help, quit, close
  case nothing
  /// A command of the candidate's, where one terminal serves both.
  case candidate(String)
}

/// What is wrong with a host's line.
package enum HostSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownWord(String)
  case unknownStage(String, count: Int)
  case unknownSignal(String, count: Int)
  case unknownAction(String)
  case missing(String)

  package var description: String {
    switch self {
    case .unknownWord(let word): "'\(word)' is no command of a host; 'help' lists them"
    case .unknownStage(let word, let count):
      "there is no stage '\(word)'; they are numbered 1 to \(count)"
    case .unknownSignal(let word, let count):
      "there is no signal '\(word)'; this stage's are numbered 1 to \(count)"
    case .unknownAction(let word):
      "there is no evidence '\(word)'; 'reveal' alone lists what there is"
    case .missing(let what): what
    }
  }
}

/// Reads a host's lines.
package struct HostParser {
  let scenario: Scenario
  /// The name of the stage at hand, if one has begun.
  let stage: String?
  /// Whether the candidate's commands are typed here too.
  let isAloud: Bool

  package init(scenario: Scenario, stage: String?, isAloud: Bool) {
    self.scenario = scenario
    self.stage = stage
    self.isAloud = isAloud
  }

  package func parse(_ line: String) throws(HostSyntaxError) -> HostRequest {
    let (first, rest) = line.trimmed.headAndTail
    switch first.lowercased() {
    case "": return .nothing
    case "next", "n": return .next
    case "clue": return .clue(try stage(rest))
    case "ask": return try ask(rest)
    case "reveal": return rest.isEmpty ? .evidence : .reveal(try action(rest))
    case "say": return .say(try text(rest, "say what? 'say TEXT' gives a clue in your own words"))
    case "follow":
      let (stage, signal) = try signal(rest)
      return .followUp(stage: stage, signal: signal)
    case "hint": return .hint
    case "tick", "cross":
      let (stage, signal) = try signal(rest)
      return .tick(stage: stage, signal: signal, isHeard: first.lowercased() == "tick")
    case "override": return try override(rest)
    case "remark": return .remark(try text(rest, "remark what? 'remark TEXT' is seen by you alone"))
    case "pause": return .pause
    case "go": return .go
    case "said" where isAloud: return .said(rest)
    case "sheet": return .sheet(rest.isEmpty ? nil : try stage(rest))
    case "state": return .status
    case "help", "?": return .help
    case "quit", "exit": return .quit
    case "close": return .close
    default:
      if isAloud { return .candidate(line.trimmed) }
      throw .unknownWord(first)
    }
  }

  private func ask(_ rest: String) throws(HostSyntaxError) -> HostRequest {
    switch rest.lowercased() {
    case "beliefs": .beliefs
    case "verdict": .verdict
    default: .ask(try stage(rest))
    }
  }

  private func override(_ rest: String) throws(HostSyntaxError) -> HostRequest {
    let (place, tail) = rest.headAndTail
    let (verdict, words) = tail.headAndTail
    let reason =
      words.lowercased().hasPrefix("because ") ? String(words.dropFirst(8)).trimmed : words
    let (stage, signal) = try signal(place)
    guard ["yes", "no"].contains(verdict.lowercased()), !reason.isEmpty else {
      throw .missing("say it as 'override SIGNAL yes|no REASON'")
    }
    return .override(
      stage: stage,
      signal: signal,
      isHeard: verdict.lowercased() == "yes",
      reason: reason
    )
  }

  private func text(_ rest: String, _ lack: String) throws(HostSyntaxError) -> String {
    guard !rest.isEmpty else { throw .missing(lack) }
    return rest
  }

  /// A stage by its number or name; the one at hand where none is given.
  private func stage(_ word: String) throws(HostSyntaxError) -> String {
    let ladder = scenario.ladder
    if word.isEmpty, let stage { return stage }
    if let number = Int(word), ladder.indices.contains(number - 1) {
      return ladder[number - 1].id.rawValue
    }
    guard let found = ladder.first(where: { $0.id.rawValue == word }) else {
      throw .unknownStage(word, count: ladder.count)
    }
    return found.id.rawValue
  }

  /// A signal by its number in the stage at hand, or as STAGE.SIGNAL.
  private func signal(_ word: String) throws(HostSyntaxError) -> (stage: String, signal: String) {
    let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
    let name = try stage(parts.count == 2 ? parts[0] : "")
    let signals = scenario.ladder.first { $0.id.rawValue == name }?.signals ?? []
    let last = parts.last ?? ""
    if let number = Int(last), signals.indices.contains(number - 1) {
      return (name, signals[number - 1].concept.id)
    }
    guard let found = signals.first(where: { $0.concept.id == last }) else {
      throw .unknownSignal(word, count: signals.count)
    }
    return (name, found.concept.id)
  }

  private func action(_ word: String) throws(HostSyntaxError) -> ActionID {
    let picker = Picker(
      choices: scenario.actions.enumerated().map {
        Picker.Choice(number: "\($0.offset + 1)", name: $0.element.id.rawValue)
      },
      kind: "evidence"
    )
    guard let index = try? picker.pick(word) else { throw .unknownAction(word) }
    return scenario.actions[index].id
  }
}
