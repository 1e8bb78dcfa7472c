import Interviewing
import ScenarioModel
package import Sessions

/// A turn of an interview as the candidate sees it, each kind coded under its name.
package enum InterviewTurnReport: Hashable, Sendable, Codable {
  /// The interviewer's words at the start.
  case opened(words: String)
  /// Somebody sat down; `side` is host, candidate or observer.
  case joined(side: InterviewRole)
  /// The clue of a question, with the question's number and how many there are.
  case clue(number: Int, count: Int, text: String)
  /// A clue in a host's own words.
  case ownClue(text: String)
  /// A question, with the hypotheses where it asks for beliefs.
  case question(words: String, hypotheses: HypothesesReport?)
  /// Evidence that was handed over; absent where it cannot be computed anew.
  case evidence(evidence: EvidenceDocument?)
  /// A request for evidence in the candidate's words.
  case request(words: String)
  case answer(text: String)
  /// The interviewer's words on a question that was left, or whose time ran out.
  case passed(words: String)
  case timedOut(words: String)
  /// The offer of a hint, with its price.
  case hintOffered(words: String)
  case hint(text: String)
  /// The candidate lets the host see the answer as it is typed, or no longer.
  case typingShown(isAllowed: Bool)
  case clockStopped
  case clockResumed
  /// The interviewer's words at the end.
  case closed(words: String)

  private enum CodingKeys: String, CodingKey {
    case opened, joined, clue, ownClue, question, evidence, request, answer, passed, timedOut
    case hintOffered, hint, typingShown, clockStopped, clockResumed, closed
  }

  /// `nil` for what a candidate does not see, and where no interview was opened.
  init?(
    _ turn: InterviewTurn,
    _ entry: SessionEntry,
    of session: Session,
    showing evidence: EvidenceDocument?
  ) {
    guard let setting = session.interviewSetting else { return nil }
    let script = InterviewScript(session.scenario, setting)
    switch turn {
    case .opened: self = .opened(words: script.welcome)
    case .seated(let side): self = .joined(side: side)
    case .clued(let stage):
      let ladder = session.ladder
      self = .clue(
        number: (ladder.firstIndex { $0.id.rawValue == stage } ?? 0) + 1,
        count: ladder.count,
        text: script.stage(stage)?.clue ?? ""
      )
    case .revealed: self = .evidence(evidence: evidence)
    case .injected(let text): self = .ownClue(text: text)
    case .asked(let question):
      // A machine asks twice only where it could not follow; a person has reasons of their own.
      let isRepeated =
        setting.interviewer == .machine && session.hasAsked(question, before: entry.number)
      self = .question(
        words: script.words(of: question, repeated: isRepeated),
        hypotheses: question == .beliefs ? HypothesesReport(session) : nil
      )
    case .requested(let words, _): self = .request(words: words)
    case .answered(let text): self = .answer(text: text)
    case .passed: self = .passed(words: script.passed)
    case .timedOut: self = .timedOut(words: script.timeOut)
    case .hintOffered(_, let level): self = .hintOffered(words: script.offer(level))
    case .hintGiven(let stage, let level): self = .hint(text: script.hint(stage, level))
    case .allowed(.typing, let isAllowed): self = .typingShown(isAllowed: isAllowed)
    case .paused: self = .clockStopped
    case .unpaused: self = .clockResumed
    case .closed: self = .closed(words: script.farewell)
    case .ticked, .overridden, .remarked, .allowed(.ticks, _): return nil
    }
  }
}

extension InterviewRole {
  /// The words for somebody of the side at the beginning of a sentence.
  package var subject: String {
    switch self {
    case .host: "The host"
    case .candidate: "The candidate"
    case .observer: "An observer"
    }
  }
}

extension Session {
  /// Whether the same question was asked before an event.
  fileprivate func hasAsked(_ question: InterviewQuestion, before number: Int) -> Bool {
    guard case .probe = question else { return false }
    return interviewTurns.contains {
      $0.entry.number < number && $0.event.turn == .asked(question)
    }
  }
}
