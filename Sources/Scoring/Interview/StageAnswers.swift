import ScenarioModel
import Sessions

/// The answers in one stage of an interview, with the hint taken before each.
struct StageAnswers: Hashable, Sendable {
  var state: StageGrade.State = .notReached
  var events: [Int] = []
  /// Answers in order, each with the last hint that had been taken by then.
  var parts: [Part] = []
  var hint: HintLevel?
  /// A host's verdicts by signal, the last of each.
  var rulings: [String: Ruling] = [:]

  /// One answer.
  struct Part: Hashable, Sendable {
    var text: String
    var hint: HintLevel?
  }

  /// A host's verdict; a reason stands where it overrides another.
  struct Ruling: Hashable, Sendable {
    var isHeard: Bool
    var reason: String?
  }

  /// All answers as one text, each as a sentence of its own.
  var text: String { Self.joined(parts.map(\.text)) }

  static func joined(_ texts: [String]) -> String {
    texts.map { text in
      text.last.map { ".!?".contains($0) } ?? true ? text : text + "."
    }.joined(separator: "\n")
  }
}

extension Session {
  /// The answers in each stage, by the stage's name, without answers to a challenge.
  var stageAnswers: [String: StageAnswers] {
    var reader = AnswerReader()
    for entry in entries { reader.read(entry) }
    return reader.stages
  }
}

/// Sorts what was said into the stages that asked for it.
private struct AnswerReader {
  var stages: [String: StageAnswers] = [:]
  private var open: String?
  /// Beliefs may be asked for in the midst of a question; leaving them leaves the question open.
  private var isBeliefOpen = false

  mutating func read(_ entry: SessionEntry) {
    if case .believed = entry.event { isBeliefOpen = false }
    if case .interview(let event) = entry.event { read(event.turn, in: entry.number) }
  }

  private mutating func read(_ turn: InterviewTurn, in number: Int) {
    switch turn {
    case .asked(.beliefs): isBeliefOpen = true
    case .asked(let question):
      open = question.gradedStage
      if let open { stages[open, default: StageAnswers()].reach(.asked) }
    case .answered(let text):
      if let open { stages[open, default: StageAnswers()].take(text, in: number) }
    case .passed: leave(.passed)
    case .timedOut: leave(.timedOut)
    case .hintGiven(let stage, let level):
      stages[stage, default: StageAnswers()].hint = level
    case .ticked(let stage, let signal, let isHeard):
      stages[stage, default: StageAnswers()].rulings[signal] = .init(isHeard: isHeard)
    case .overridden(let stage, let signal, let isHeard, let reason):
      stages[stage, default: StageAnswers()].rulings[signal] =
        .init(isHeard: isHeard, reason: reason)
    case .opened, .seated, .clued, .revealed, .injected, .requested, .hintOffered, .remarked,
      .allowed, .paused, .unpaused, .closed:
      break
    }
  }

  private mutating func leave(_ state: StageGrade.State) {
    if isBeliefOpen {
      isBeliefOpen = false
      return
    }
    if let open { stages[open, default: StageAnswers()].reach(state) }
    if state == .timedOut { open = nil }
  }
}

extension StageAnswers {
  /// Notes how far the stage came; an answer is never taken back.
  fileprivate mutating func reach(_ state: StageGrade.State) {
    if self.state != .answered { self.state = state }
  }

  fileprivate mutating func take(_ text: String, in event: Int) {
    state = .answered
    events.append(event)
    parts.append(Part(text: text, hint: hint))
  }
}

extension InterviewQuestion {
  /// The stage whose signals an answer is read for.
  package var gradedStage: String? {
    switch self {
    case .probe(let stage), .followUp(let stage, _): stage
    case .challenge, .beliefs, .verdict: nil
    }
  }
}
