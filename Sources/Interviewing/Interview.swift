package import ScenarioModel
package import Sessions

/// A session read as an interview: its clues, questions, answers and hints so far.
///
/// Interviewing owns the next move of an interviewer, its words, and the result of an interview. It
/// is a function of the session alone; it knows no clock, files or terminals.
package struct Interview: Sendable {
  package let session: Session
  package let setting: InterviewSetting
  package let ladder: [InterviewStage]
  /// The position of the last stage whose clue was told or whose question was put.
  package private(set) var position: Int?
  /// The question that waits for an answer.
  package private(set) var open: OpenQuestion?
  /// A hint that was offered and neither taken nor refused.
  package private(set) var offer: OfferedHint?
  /// Whether beliefs were asked for and not yet stated or left.
  package private(set) var isBeliefOpen = false
  /// The second of the interview at which the verdict was asked for.
  package private(set) var verdictSecond: Int?
  /// The course of each stage, by its name.
  private(set) var progress: [String: StageProgress] = [:]
  /// The second of the interview at which the interviewer last spoke.
  package private(set) var spokenSecond = 0

  /// A question that waits for an answer.
  package struct OpenQuestion: Hashable, Sendable {
    package var question: InterviewQuestion
    /// The second of the interview at which it was asked.
    package var second: Int
  }

  /// A hint that waits to be taken or refused.
  package struct OfferedHint: Hashable, Sendable {
    package var stage: String
    package var level: HintLevel
  }

  /// The course of one stage.
  struct StageProgress: Hashable, Sendable {
    var probes = 0
    var followUps: [String] = []
    var isChallenged = false
    var offers = 0
    var hints: [HintLevel] = []
    var ending: Ending?

    /// The way in which the last question of a stage ended.
    enum Ending: Hashable, Sendable {
      case answered, passed, refusedHint, timedOut
    }
  }

  /// Reads a session; `nil` where no interview was opened.
  ///
  /// Complexity: O(events).
  package init?(_ session: Session) {
    guard let setting = session.interviewSetting else { return nil }
    self.session = session
    self.setting = setting
    ladder = session.ladder
    for entry in session.entries { follow(entry.event) }
  }

  /// The stage whose clue was told or whose question was put last.
  package var stage: InterviewStage? { position.map { ladder[$0] } }

  /// The second of the interview at the last turn.
  package var second: Int { session.interviewSecond }

  private mutating func follow(_ event: SessionEvent) {
    if case .believed = event { isBeliefOpen = false }
    if case .interview(let event) = event { follow(event) }
  }

  private mutating func follow(_ event: InterviewEvent) {
    switch event.turn {
    case .clued(let stage):
      position = ladder.firstIndex { $0.id.rawValue == stage }
      open = nil
      offer = nil
      spokenSecond = event.second
    case .asked(let question):
      spokenSecond = event.second
      ask(question, at: event.second)
    case .hintOffered(let stage, let level):
      offer = OfferedHint(stage: stage, level: level)
      progress[stage, default: StageProgress()].offers += 1
      spokenSecond = event.second
    case .hintGiven(let stage, let level):
      offer = nil
      progress[stage, default: StageProgress()].hints.append(level)
      progress[stage, default: StageProgress()].ending = nil
      open = OpenQuestion(question: .probe(stage: stage), second: event.second)
      spokenSecond = event.second
    case .answered: end(.answered)
    case .passed: end(offer == nil ? .passed : .refusedHint)
    case .timedOut: end(.timedOut)
    case .opened, .seated, .revealed, .injected, .requested, .ticked, .overridden, .remarked,
      .allowed, .paused, .unpaused, .closed:
      break
    }
  }

  private mutating func ask(_ question: InterviewQuestion, at second: Int) {
    // A person who interviews may ask out of order; the machine never does.
    if let stage = question.stage { position = ladder.firstIndex { $0.id.rawValue == stage } }
    switch question {
    case .beliefs:
      isBeliefOpen = true
      return
    case .verdict: verdictSecond = second
    case .probe(let stage):
      progress[stage, default: StageProgress()].probes += 1
      progress[stage, default: StageProgress()].ending = nil
    case .followUp(let stage, let signal):
      progress[stage, default: StageProgress()].followUps.append(signal)
      progress[stage, default: StageProgress()].ending = nil
    case .challenge(let stage):
      progress[stage, default: StageProgress()].isChallenged = true
      progress[stage, default: StageProgress()].ending = nil
    }
    open = OpenQuestion(question: question, second: second)
    offer = nil
  }

  /// Notes how the open question ended; beliefs that were asked for come first.
  private mutating func end(_ ending: StageProgress.Ending) {
    if isBeliefOpen, ending != .answered {
      isBeliefOpen = false
      return
    }
    let stage = offer?.stage ?? open?.question.stage
    offer = nil
    open = nil
    guard let stage else { return }
    progress[stage, default: StageProgress()].ending = ending
  }
}

extension InterviewQuestion {
  /// The stage that the question belongs to, if any.
  package var stage: String? {
    switch self {
    case .probe(let stage), .followUp(let stage, _), .challenge(let stage): stage
    case .beliefs, .verdict: nil
    }
  }
}
