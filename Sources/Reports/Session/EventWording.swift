import Interviewing
package import ScenarioModel
import Scoring
package import Sessions
import Telemetry

extension Scenario {
  /// Describes an event in one line, for timelines, paths and lists of evidence.
  package func summary(of event: SessionEvent) -> String {
    switch event {
    case .looked(let look): title(of: ActionID(look.action))
    case .cited(let look, let query):
      "\(title(of: ActionID(look.action))), from question [\(query)]"
    case .sliced(let words, _, _): "slice \(words)"
    case .queried(let query, _): "sql \(query.statement)"
    case .believed: "stated beliefs"
    case .noted(let text): "note: \(text)"
    case .mitigated(let name, _): mitigation(MitigationID(name))?.title ?? name
    case .updated(let text, _): "update: \(text)"
    case .waited(let minutes): "waited \(minutes) min"
    case .hinted(let name, let level): "hint (\(level.rawValue)) on \(title(of: ActionID(name)))"
    case .declared(let declaration):
      "declared \(declaration.cause.flatMap { hypothesis(HypothesisID($0))?.title } ?? "not enough evidence")"
    case .abandoned: "abandoned"
    case .interview(let event): summary(of: event.turn)
    case .team(let event): summary(of: event)
    }
  }
}

extension SessionEvent {
  /// The command behind the event, in a few words.
  var briefWords: String {
    switch self {
    case .looked(let look): "look \(look.action)"
    case .cited(let look, let number): "cite \(look.action) \(number)"
    case .sliced(let words, _, _): "slice \(words)"
    case .queried: "sql"
    case .believed(let beliefs):
      "believe "
        + beliefs.map { "\($0.hypothesis) \(Digits.percent($0.probability, decimals: 0))" }
        .joined(separator: ", ")
    case .noted: "note"
    case .mitigated(let name, _): "mitigate \(name)"
    case .updated: "update"
    case .waited(let minutes): "wait \(minutes)"
    case .hinted(let action, let level): "hint \(action) \(level)"
    case .declared(let declaration): "declare \(declaration.cause ?? "nothing")"
    case .abandoned: "abandon"
    case .interview: "interview"
    case .team: "team"
    }
  }
}

extension Scenario {
  /// Describes a turn of an interview in one line.
  package func summary(of turn: InterviewTurn) -> String {
    let script = InterviewScript(
      self,
      InterviewSetting(style: .neutral, minutes: 30, interviewer: .machine)
    )
    return switch turn {
    case .opened(let setting):
      "interview of \(setting.minutes) min, \(setting.style.rawValue)"
    case .seated(let side): "\(side.subject.lowercased()) sat down"
    case .clued(let stage): "clue: \(script.stage(stage)?.clue ?? stage)"
    case .revealed(let look): "handed over: \(title(of: ActionID(look.action)))"
    case .injected(let text): "clue: \(text)"
    case .asked(let question): "asked: \(script.plain(question))"
    case .requested(let text, let actions):
      "\(actions.isEmpty ? "request that nothing fits" : "request"): \(text)"
    case .answered(let text): "answer: \(text)"
    case .passed: "left the question"
    case .timedOut: "time for the answer was over"
    case .hintOffered(_, let level): "hint offered (\(level.phrase))"
    case .hintGiven(_, let level): "hint taken (\(level.phrase))"
    case .ticked(let stage, let signal, let isHeard):
      "host \(isHeard ? "heard" : "did not hear"): \(title(ofSignal: signal, in: stage))"
    case .overridden(let stage, let signal, let isHeard, let reason):
      "host ruled \(isHeard ? "heard" : "not heard"): \(title(ofSignal: signal, in: stage)) (\(reason))"
    case .remarked(let text): "host's note: \(text)"
    case .allowed(.typing, let isAllowed):
      isAllowed
        ? "the host may see what is typed" : "the host may no longer see what is typed"
    case .allowed(.ticks, let isAllowed):
      isAllowed
        ? "observers may see the host's ticks" : "observers may no longer see the host's ticks"
    case .paused: "the clock was stopped"
    case .unpaused: "the clock went on"
    case .closed: "the interview was closed"
    }
  }

  /// The title of a signal of a stage; its name where there is none.
  private func title(ofSignal name: String, in stage: String) -> String {
    ladder.first { $0.id.rawValue == stage }?.signals.first { $0.concept.id == name }?.concept.title
      ?? name
  }

  /// The title of an action; its name where the scenario has no such action.
  func title(of action: ActionID) -> String { self.action(action)?.title ?? action.rawValue }
}
