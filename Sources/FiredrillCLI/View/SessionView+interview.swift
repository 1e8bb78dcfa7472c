import CommandLanguage
import Interviewing
import Plotting
import ScenarioModel
import Scoring
import Sessions

extension SessionView {
  /// One turn of an interview as the candidate sees it; nothing for a host's private turns.
  func turn(
    _ event: InterviewEvent,
    _ entry: SessionEntry,
    of session: Session,
    showing shown: ShownEvidence = .nothing
  ) throws(StagingError) -> [String] {
    guard let setting = session.interviewSetting, !event.turn.isPrivate else { return [] }
    let script = InterviewScript(session.scenario, setting)
    switch event.turn {
    case .revealed(let look):
      guard let report = try session.evidence(of: entry, shown) else { return [] }
      let title = session.scenario.action(ActionID(look.action))?.title ?? look.action
      return ["", heading("[\(entry.number)] \(title)")] + evidence(report, in: session)
    case .opened: return paragraph(script.welcome)
    case .clued(let stage):
      let ladder = session.scenario.ladder
      let number = (ladder.firstIndex { $0.id.rawValue == stage } ?? 0) + 1
      return ["", heading("Question \(number) of \(ladder.count)")]
        + paragraph(script.stage(stage)?.clue ?? "")
    case .asked(let question):
      // A machine asks twice only where it could not follow; a person has reasons of their own.
      let isRepeated =
        setting.interviewer == .machine && session.hasAsked(question, before: entry.number)
      let words = script.words(of: question, repeated: isRepeated)
      return [""] + item(style.paint("Q:", .emphasis), words)
        + (question == .beliefs ? hypotheses(of: session) : [])
    case .injected(let text): return [""] + paragraph(text)
    case .requested(let words, _): return item("You asked for:", words)
    case .answered(let text):
      return text.split(separator: "\n").enumerated().flatMap {
        item($0.offset == 0 ? "You:" : "    ", String($0.element))
      }
    case .passed: return paragraph(script.passed)
    case .timedOut: return paragraph(script.timeOut)
    case .hintOffered(_, let level): return paragraph(script.offer(level))
    case .hintGiven(let stage, let level): return item("Hint:", script.hint(stage, level))
    case .seated(let seat): return ["The \(seat.rawValue) is here."]
    case .paused: return ["The clock is stopped."]
    case .unpaused: return ["The clock goes on."]
    case .closed: return [""] + paragraph(script.farewell)
    case .ticked, .overridden, .remarked: return []
    }
  }

  /// The prompt of an interview: the incident's time, the time left, and the time for the answer.
  func prompt(_ interview: Interview, at second: Int, until: Int?) -> String {
    let left = max(0, interview.pace.total - second)
    let incident = time(interview.session.clock, in: interview.session.scenario)
    let kind =
      interview.isBeliefOpen
      ? "beliefs" : interview.offer != nil ? "hint, or skip" : "answer"
    let window = until.map { ", \(clock(max(0, $0 - second))) to \(kind)" } ?? ""
    return "\(incident) | \(clock(left)) left\(window)> "
  }

  /// Minutes and seconds.
  func clock(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The help page of a candidate in an interview.
  var interviewHelp: [String] {
    CommandGrammar.interview.rows(resuming: Self.resuming).flatMap {
      item(TextLayout.pad("  \($0.usage)", to: 34), $0.summary)
    } + ["A line that begins with '/' is always a command."]
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

extension Scenario {
  /// One line for a turn of an interview.
  func summary(of turn: InterviewTurn) -> String {
    let script = InterviewScript(
      self,
      InterviewSetting(style: .neutral, minutes: 30, interviewer: .machine)
    )
    return switch turn {
    case .opened(let setting):
      "interview of \(setting.minutes) min, \(setting.style.rawValue)"
    case .seated(let seat): "the \(seat.rawValue) sat down"
    case .clued(let stage): "clue: \(script.stage(stage)?.clue ?? stage)"
    case .revealed(let look):
      "handed over: \(action(ActionID(look.action))?.title ?? look.action)"
    case .injected(let text): "clue: \(text)"
    case .asked(let question): "asked: \(script.plain(question))"
    case .requested(let text, _): "request: \(text)"
    case .answered(let text): "answer: \(text)"
    case .passed: "left the question"
    case .timedOut: "time for the answer was over"
    case .hintOffered(_, let level): "hint offered (\(level.phrase))"
    case .hintGiven(_, let level): "hint taken (\(level.phrase))"
    case .ticked(_, let signal, let isHeard):
      isHeard ? "host heard '\(signal)'" : "host did not hear '\(signal)'"
    case .overridden(_, let signal, let isHeard, let reason):
      "host ruled '\(signal)' \(isHeard ? "heard" : "not heard"): \(reason)"
    case .remarked(let text): "host's note: \(text)"
    case .paused: "the clock was stopped"
    case .unpaused: "the clock went on"
    case .closed: "the interview was closed"
    }
  }
}
