import Coaching
import CommandLanguage
import Plotting
import ScenarioModel
import Scoring
import Sessions
import Telemetry

extension SessionView {
  /// What a guided play is, before its first question.
  var guideIntroduction: [String] {
    paragraph(
      "A guided play: at each step you get four choices, choose one, and read why each was right,"
        + " weak or wrong here. 'brief' and 'believe' show the page and the causes again,"
        + " 'help' says the rest."
    )
      + paragraph(
        "What is still open is counted in bits: a look that tells one bit halves the doubt."
      )
  }

  /// The help page of a guided play.
  var guideHelp: [String] {
    CommandGrammar.guided.rows(resuming: Self.resuming).flatMap {
      item(TextLayout.pad("  \($0.usage)", to: 40), $0.summary)
    }
  }

  /// A question with its answers.
  func question(_ step: LessonStep, of session: Session) -> [String] {
    let scenario = session.scenario
    var lines = ["", heading("Step \(step.number): \(step.kind.title)"), ""]
    let now = "It is \(time(session.clock, in: scenario)), \(session.clock) min after the page."
    lines += paragraph("\(now) \(step.kind.aim(Digits.fixed(step.entropy, decimals: 2)))") + [""]
    for (index, option) in step.options.enumerated() {
      lines += item("  \(index + 1) ", title(option.choice, in: scenario))
    }
    if session.isBeliefDue {
      lines += ["", "If you like, say what you believe now: believe h1=50 h2=30"]
    }
    return lines
  }

  /// What each answer of a question was worth.
  func review(_ review: LessonReview, of session: Session) -> [String] {
    let shared = sharedBreaks(review.step)
    var lines = ["", heading("Step \(review.step.number): how that was"), ""]
    for (index, option) in review.step.options.enumerated() {
      let isChosen = index == review.chosen
      let mark = "\(isChosen ? ">" : " ") \(index + 1) "
      let grade = style.paint(
        TextLayout.pad(option.grade.rawValue, to: 6),
        option.grade.ink
      )
      let name = style.paint(title(option.choice, in: session.scenario), .emphasis)
      let told = isChosen ? review.told : nil
      let reason = reason(option, told: told, besides: shared, in: session)
      lines += item("\(mark)\(grade)", "\(name). \(reason)")
    }
    for because in shared {
      let early = review.step.options.indices.filter {
        review.step.options[$0].breaks.contains(because)
      }.map { "\($0 + 1)" }
      lines += item("  Too early for \(early.joined(separator: ", ")):", because)
    }
    if review.chosen == nil { lines += paragraph("What was done was none of these.") }
    return lines
  }

  /// What more than one answer came too early for: said once.
  private func sharedBreaks(_ step: LessonStep) -> [String] {
    let breaks = step.options.flatMap(\.breaks)
    return breaks.enumerated().filter { index, because in
      breaks[..<index].count { $0 == because } == 1
    }.map(\.element)
  }

  private func title(_ choice: LessonChoice, in scenario: Scenario) -> String {
    switch choice {
    case .look(let id):
      scenario.action(id).map { "\($0.title) (\($0.minutes) min)" } ?? id.rawValue
    case .wait(let minutes): "Leave it as it is and wait for new data (\(minutes) min)"
    case .mitigate(let id):
      scenario.mitigation(id).map { "\($0.title) (\($0.minutes) min)" } ?? id.rawValue
    case .declare(let cause):
      cause.map { scenario.hypothesis($0)?.title ?? $0.rawValue }
        ?? "There is not enough evidence to say"
    }
  }

  private func reason(
    _ option: LessonOption,
    told: Double?,
    besides shared: [String],
    in session: Session
  ) -> String {
    let scenario = session.scenario
    var parts: [String]
    switch option.reason {
    case .evidence(let reason):
      parts = evidenceReasons(reason, option, told: told, in: scenario)
    case .containment(let reason): parts = containmentReasons(reason, option)
    case .due(let because):
      parts = because
      if case .look(let id) = option.choice, let purpose = scenario.action(id)?.purpose {
        parts.append(purpose)
      }
      if let told { parts.append(change(told)) }
    case .treatment(let reason): parts = treatmentReasons(reason, option, in: scenario)
    case .watching(let isSomethingWorthIt):
      parts = [
        isSomethingWorthIt
          ? "The evidence already makes a change worth its risk, and harm goes on meanwhile."
          : "The evidence makes no change worth its risk, so the system is better left as it is."
      ]
    case .cause(let probability):
      parts = ["What you saw makes it \(percent(probability)) likely."]
      if option.isBest { parts.append("Nothing else is as likely.") }
    case .unsure(let lead):
      parts = [
        option.isBest
          ? "No cause reaches 50 %; the likeliest has \(percent(lead)). To say so is honest."
          : "The likeliest cause has \(percent(lead)); that is enough to name it."
      ]
    }
    parts += option.breaks.filter { !shared.contains($0) }.map { "Too early: \($0)" }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func evidenceReasons(
    _ reason: EvidenceReason,
    _ option: LessonOption,
    told: Double?,
    in scenario: Scenario
  ) -> [String] {
    let minutes = "in \(reason.minutes) min"
    var parts: [String] = []
    if case .look(let id) = option.choice, let purpose = scenario.action(id)?.purpose {
      parts.append(purpose)
    }
    if reason.gain == 0 {
      parts.append("With what you knew it could tell you nothing more, \(minutes).")
    } else {
      let pace =
        reason.share >= 0.995
        ? "nothing told more for its time"
        : "\(percent(reason.share)) of the best for its time"
      parts.append("It could tell \(bits(reason.gain)) \(minutes); \(pace).")
    }
    let names = reason.apart.compactMap { name(of: $0, in: scenario) }
    if names.count == 2, reason.gain > 0 {
      parts.append("It tells best between \(names[0]) and \(names[1]).")
    }
    if let told { parts.append(change(told)) }
    if reason.isUncontained { parts.append("Harm goes on while you look.") }
    return parts
  }

  /// How far a look changed what is open.
  private func change(_ told: Double) -> String {
    told >= 0
      ? "It told \(bits(told))."
      : "It left \(bits(-told)) more open than before: it spoke against what was likely."
  }

  private func containmentReasons(_ reason: ContainmentReason, _ option: LessonOption) -> [String] {
    guard reason.harmful == 0 else {
      return ["It does harm under causes that are \(percent(reason.harmful)) likely together."]
    }
    guard reason.isKnownToHelp || option.isBest else {
      return ["It lowers harm under none of the causes."]
    }
    let undone = reason.isReversible ? " and can be taken back." : ", but cannot be taken back."
    let rest =
      option.isBest
      ? "With no cause known it comes first: all later looking then costs less."
      : reason.minutesMore > 0
        ? "It takes \(reason.minutesMore) min longer than the quickest."
        : "It leaves the cause alone."
    return ["It limits harm without knowing the cause\(undone)", rest]
  }

  private func treatmentReasons(
    _ reason: TreatmentReason,
    _ option: LessonOption,
    in scenario: Scenario
  ) -> [String] {
    let targets = reason.targets.compactMap { name(of: $0, in: scenario) }
    var parts = [
      "It helps against \(targets.joined(separator: " and ")) alone: worth its risk from"
        + " \(percent(reason.threshold)), and what you saw gives \(percent(reason.held))."
    ]
    if reason.isHarmful { parts.append("Under the likeliest cause it does more harm than good.") }
    if reason.held < reason.threshold { parts.append("Too soon, or the wrong cure.") }
    if reason.held >= reason.threshold, !option.isBest, !reason.isHarmful {
      parts.append("Another change is worth more.")
    }
    return parts
  }

  /// A cause as `h3`, the way the table of causes numbers it.
  private func name(of cause: HypothesisID, in scenario: Scenario) -> String? {
    scenario.hypotheses.firstIndex { $0.id == cause }.map { "h\($0 + 1)" }
  }

  private func bits(_ value: Double) -> String { "\(Digits.fixed(value, decimals: 2)) bits" }

  private func percent(_ share: Double) -> String { Digits.percent(share, decimals: 0) }

  /// A prompt in characters that the terminal can show.
  func shown(_ prompt: String) -> String {
    switch style.glyphs {
    case .unicode: prompt
    case .ascii: prompt.map { $0 == "–" ? "-" : String($0) }.joined()
    }
  }
}

extension LessonStep.Kind {
  fileprivate var title: String {
    switch self {
    case .contain: "what first?"
    case .look: "what do you look at?"
    case .check: "what do you make sure of?"
    case .treat: "what do you change?"
    case .verdict: "what was it?"
    }
  }

  /// What the question is after, with the bits that are still open.
  fileprivate func aim(_ open: String) -> String {
    switch self {
    case .contain:
      "Nobody knows the cause yet; \(open) bits are open. What is the first thing to do?"
    case .look:
      "\(open) bits are open. Which of these tells most for its time?"
    case .check:
      "\(open) bits are open. What would a careful engineer make sure of now?"
    case .treat:
      "\(open) bits are open. A change can cure, do nothing or hurt. What do you do?"
    case .verdict: "\(open) bits are open. What do you tell the team?"
    }
  }
}

extension LessonOption.Grade {
  fileprivate var ink: Ink {
    switch self {
    case .right: .good
    case .weak: .warning
    case .wrong: .bad
    }
  }
}
