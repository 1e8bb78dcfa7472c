import Diagnosis
import Interviewing
import Plotting
import Reports
import ScenarioModel
import Scoring
import Sessions
import Telemetry

/// What a host reads: the truth, the stage's sheet, what the candidate does and believes.
struct HostSheet {
  let view: SessionView
  let calibration: Calibration
  let rubric: Rubric
  /// Whether one terminal serves both sides.
  let isAloud: Bool

  /// The truth and how to begin.
  func opening(of session: Session, code: String?) -> [String] {
    let scenario = session.scenario
    let places = session.truth.places.map(\.rawValue).joined(separator: ", ")
    var lines = [view.heading("Host's sheet: \(scenario.title)")]
    lines += view.item("Truth:", session.truth.title)
    if !places.isEmpty { lines += view.item("Where:", places) }
    lines += view.paragraph(session.truth.explanation.truth) + [""]
    for (index, stage) in scenario.ladder.enumerated() {
      lines += view.item("  \(index + 1)", "\(stage.id): \(stage.probe)")
    }
    if let code {
      lines += [
        "", "The candidate joins from another terminal:",
        "  firedrill interview --join \(code)",
      ]
    }
    return lines + ["", "'next' tells the next clue and asks; 'help' lists the rest."]
  }

  /// What happened, as a host reads it.
  func lines(_ entry: SessionEntry, of session: Session) throws -> [String] {
    switch entry.event {
    case .interview(let event): return try lines(event, entry, of: session)
    case .looked, .cited, .sliced, .queried:
      if isAloud { return try view.entry(entry, of: session) }
      return mark(session.scenario.summary(of: entry.event)) + finding(entry, session)
        + posterior(of: session)
    case .believed:
      return try view.entry(entry, of: session).map { "  \($0)" } + posterior(of: session)
    case .noted, .mitigated, .updated, .waited, .hinted, .declared, .abandoned:
      return mark(session.scenario.summary(of: entry.event))
    }
  }

  private func lines(
    _ event: InterviewEvent,
    _ entry: SessionEntry,
    of session: Session
  ) throws -> [String] {
    switch event.turn {
    case .clued(let stage):
      return try view.entry(entry, of: session) + self.stage(stage, session)
    case .answered(let text):
      let stage = Interview(session)?.stage?.id.rawValue
      return mark("answers:") + view.paragraph(text, indent: 4) + (try boxes(stage, session))
    case .ticked(let stage, _, _), .overridden(let stage, _, _, _):
      return try boxes(stage, session)
    case .remarked: return ["Noted; the candidate does not see it."]
    case .seated: return mark("is here")
    case .requested, .passed, .timedOut:
      return mark(session.scenario.summary(of: event.turn))
    case .opened: return []
    case .revealed:
      return isAloud
        ? try view.entry(entry, of: session)
        : view.paragraph(session.scenario.summary(of: event.turn)) + finding(entry, session)
          + posterior(of: session)
    case .injected, .asked, .hintOffered, .hintGiven, .paused, .unpaused, .closed:
      return try view.entry(entry, of: session)
    }
  }

  private func mark(_ text: String) -> [String] {
    view.item(view.style.paint("Candidate:", .emphasis), text)
  }

  private func finding(_ entry: SessionEntry, _ session: Session) -> [String] {
    guard let look = session.looks.first(where: { $0.entry.number == entry.number }),
      let report = try? session.evidence(of: look)
    else { return [] }
    return view.item("  Finding:", report.sentence)
  }

  /// The sheet of a stage: what to listen for, what to mark down, the hints, a strong answer.
  func stage(_ name: String?, _ session: Session) throws -> [String] {
    let ladder = session.scenario.ladder
    guard let index = ladder.firstIndex(where: { $0.id.rawValue == name }) else {
      return ["No stage has begun; 'next' begins the first."]
    }
    let stage = ladder[index]
    var lines = view.item("  Ask:", stage.probe)
    lines += try boxes(name, session)
    for flag in stage.redFlags { lines += view.item("  Mark down:", flag.title) }
    lines += view.item("  Hints:", stage.hints.nudge)
    lines += view.item("        ", stage.hints.pointer)
    lines += view.item("        ", stage.hints.nearAnswer)
    lines += view.item("  Strong:", stage.modelAnswer)
    if !stage.reveals.isEmpty {
      lines += view.item("  Evidence:", stage.reveals.map(\.rawValue).joined(separator: ", "))
    }
    return lines
  }

  /// The boxes of a stage, ticked as they stand.
  private func boxes(_ name: String?, _ session: Session) throws -> [String] {
    guard let name, let grade = try session.stageGrade(name, rubric) else { return [] }
    return grade.verdicts.enumerated().flatMap { index, verdict in
      let box = verdict.credit > 0 ? "[x]" : "[ ]"
      let words =
        verdict.quote.isEmpty ? verdict.reason.map { " (\($0))" } ?? "" : " '\(verdict.quote)'"
      return view.item("  \(box) \(index + 1)", verdict.signal.concept.title + words)
    }
  }

  /// What can be handed over, with what was seen marked.
  func evidence(of session: Session) -> [String] {
    let seen = Set(session.looks.map(\.action))
    return session.scenario.actions.enumerated().flatMap { index, action in
      let state =
        seen.contains(action.id) ? " (seen)" : session.canBeShown(action) ? "" : " (not yet)"
      return view.item(
        TextLayout.pad("  \(index + 1)", to: 6),
        "\(action.id.rawValue): \(action.title)\(state)"
      )
    }
  }

  /// What the evidence says and what the candidate believes.
  func state(of session: Session, at second: Int) -> [String] {
    var lines = posterior(of: session)
    let stated = session.beliefs?.map(\.probability)
    lines += view.item(
      "  Candidate:",
      stated.map { percents($0) } ?? "no beliefs stated"
    )
    let left = 60 * (session.interviewSetting?.minutes ?? 0) - second
    return lines + view.item("  Clock:", "\(view.clock(max(0, left))) left")
  }

  private func posterior(of session: Session) -> [String] {
    view.item("  Evidence says:", percents(session.posterior(calibration).probabilities))
  }

  private func percents(_ probabilities: [Double]) -> String {
    probabilities.enumerated().map {
      "h\($0.offset + 1) \(Digits.percent($0.element, decimals: 0))"
    }.joined(separator: "  ")
  }

  /// The prompt of a host.
  func prompt(_ interview: Interview, at second: Int) -> String {
    let left = max(0, interview.pace.total - second)
    let place = interview.position.map { "stage \($0 + 1)/\(interview.ladder.count)" } ?? "before"
    let pause = interview.session.isPaused ? ", stopped" : ""
    return "\(view.clock(left)) left\(pause), \(place), host> "
  }

  /// What a host can type.
  var help: [String] {
    let rows = [
      ("next", "the next clue with its evidence and question, or a follow-up"),
      ("clue N, ask N, sheet N", "a stage's clue, question or sheet, in any order"),
      ("ask beliefs, ask verdict", "asks for probabilities, or for the end"),
      ("reveal NAME", "hands over evidence; 'reveal' alone lists what there is"),
      ("say TEXT", "a clue in your own words"),
      ("follow N", "asks after signal N of the stage"),
      ("hint", "gives the stage's next hint"),
      ("tick N, cross N", "marks a signal as heard or not; N or STAGE.N"),
      ("override N yes|no REASON", "your verdict in place of another, with the reason"),
      ("remark TEXT", "a note that you alone see"),
      ("pause, go", "stops the clock and lets it go on"),
      ("state", "what the evidence says and what the candidate believes"),
      ("close", "ends the interview without a verdict"),
      ("quit", "leaves; come back with the same code"),
    ]
    let own = [
      ("said TEXT", "what the candidate answered; alone: lines up to an empty one"),
      ("look …, believe …, declare …", "what the candidate asks for, as in a play"),
    ]
    return (isAloud ? own + rows : rows).flatMap {
      view.item(TextLayout.pad("  \($0.0)", to: 32), $0.1)
    }
  }
}
