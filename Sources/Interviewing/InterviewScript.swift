package import ScenarioModel
import Scoring
package import Sessions

/// The words of an interviewer: the same turn of the same session always has the same words.
package struct InterviewScript: Sendable {
  private let scenario: Scenario
  private let setting: InterviewSetting

  package init(_ scenario: Scenario, _ setting: InterviewSetting) {
    self.scenario = scenario
    self.setting = setting
  }

  /// The greeting at the start.
  package var welcome: String {
    let length = "We have \(setting.minutes) minutes."
    return switch setting.style {
    case .friendly:
      "Hello, and thanks for taking the time. \(length) Think aloud; there is no trick in the"
        + " questions, and you may ask me for anything that an engineer on call could look at."
    case .neutral:
      "\(length) I tell you what is known, ask, and listen. You may ask me for any evidence in your"
        + " own words."
    case .skeptical:
      "\(length) Tell me what you do and why. I will want reasons and numbers. Ask for evidence in"
        + " your own words."
    }
  }

  /// A question as it is put; `repeated` where the last answer could not be followed.
  package func words(of question: InterviewQuestion, repeated: Bool = false) -> String {
    if repeated {
      return "I can only follow English here. That is no mark against you: could you say it in"
        + " English? \(plain(question))"
    }
    return switch question {
    case .probe: plain(question)
    case .followUp: "\(lead(question)) \(plain(question))"
    case .challenge, .beliefs, .verdict: plain(question)
    }
  }

  /// A question in the scenario's own words.
  package func plain(_ question: InterviewQuestion) -> String {
    switch question {
    case .probe(let stage): self.stage(stage)?.probe ?? stage
    case .followUp(let stage, let signal):
      self.stage(stage)?.signals.first { $0.concept.id == signal }?.followUp ?? signal
    case .challenge: "I am not convinced yet. What would make you give up what you just said?"
    case .beliefs: "Before we go on: how likely is each hypothesis by now?"
    case .verdict:
      "We are at the end. What is your verdict: the cause, where it lies, and why?"
    }
  }

  private func lead(_ question: InterviewQuestion) -> String {
    switch setting.style {
    case .friendly: "That helps. One thing I would like to hear more about:"
    case .neutral: "A follow-up:"
    case .skeptical: "That is not enough for me."
    }
  }

  /// The sentence that ends a question whose time is over.
  package var timeOut: String {
    switch setting.style {
    case .friendly: "Let us leave that one here; there is more to talk about."
    case .neutral: "Time for this question is over; we go on."
    case .skeptical: "We have to move on."
    }
  }

  /// The reply to a candidate who passes a question.
  package var passed: String {
    switch setting.style {
    case .friendly: "That is fine."
    case .neutral: "All right."
    case .skeptical: "Noted."
    }
  }

  /// The offer of a hint, with its price.
  package func offer(_ level: HintLevel) -> String {
    let kept = percent(level)
    return switch setting.style {
    case .friendly: "Would a hint help? What you say after it counts \(kept) %."
    case .neutral: "There is a hint; what you say after it counts \(kept) %."
    case .skeptical: "You can have a hint. What you say after it counts \(kept) %."
    }
  }

  /// The words of a stage's hint; empty for a stage that the ladder lacks.
  package func hint(_ stage: String, _ level: HintLevel) -> String {
    guard let hints = self.stage(stage)?.hints else { return "" }
    return switch level {
    case .nudge: hints.nudge
    case .pointer: hints.pointer
    case .action: hints.nearAnswer
    }
  }

  /// The sentence that ends the interview.
  package var farewell: String {
    switch setting.style {
    case .friendly: "Thank you, that is all from me."
    case .neutral: "That is the end of the interview."
    case .skeptical: "We stop here."
    }
  }

  /// The stage of a name, if the ladder has it.
  package func stage(_ name: String) -> InterviewStage? {
    scenario.ladder.first { $0.id.rawValue == name }
  }

  /// The share of its points that an answer keeps after a hint, in whole per cent.
  private func percent(_ level: HintLevel) -> Int {
    Int((100 * Rubric.current.hintFactor(level)).rounded())
  }
}
