import Telemetry

extension ScenarioCheck {
  mutating func checkInterview() {
    let path: Diagnostic.Path = ["interview"]
    checkNames(scenario.interview.map(\.id.rawValue), .stage) { index, _ in
      path.at(.index(index), "id")
    }
    for (index, stage) in scenario.interview.enumerated() { check(stage, at: path.at(index)) }
  }

  private mutating func check(_ stage: InterviewStage, at place: Diagnostic.Path) {
    for (index, action) in stage.reveals.enumerated() {
      checkExists(
        action,
        .action,
        among: scenario.actions.map(\.id),
        at: place.at("reveals", .index(index))
      )
    }
    checkText(stage.clue, .entry, at: place.at("clue"))
    checkText(stage.probe, .entry, at: place.at("probe"))
    check(.minutes, stage.minutes, .between(1, 60), at: place.at("minutes"))
    let signals = place.at("signals")
    if stage.signals.isEmpty { report(.empty(.signals), at: signals) }
    checkNames(stage.signals.map(\.concept.id), .signal) { index, _ in
      signals.at(.index(index), "id")
    }
    for (index, signal) in stage.signals.enumerated() {
      check(signal.concept, at: signals.at(index))
    }
    let flags = place.at("red_flags")
    checkNames(stage.redFlags.map(\.id), .redFlag) { index, _ in flags.at(.index(index), "id") }
    for (index, flag) in stage.redFlags.enumerated() {
      let phrases = flags.at(.index(index), "phrases")
      if flag.phrases.isEmpty { report(.empty(.phraseGroups), at: phrases) }
      checkPhrases(flag.phrases, at: phrases)
    }
    checkText(stage.modelAnswer, .entry, at: place.at("model_answer"))
  }
}
