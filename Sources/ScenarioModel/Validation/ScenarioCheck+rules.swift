import Telemetry

extension ScenarioCheck {
  mutating func checkRules() {
    let path: Diagnostic.Path = ["rules"]
    for (index, pair) in scenario.rules.precedence.enumerated() {
      let place = path.at("precedence", .index(index))
      if pair.before.isEmpty { report(.empty(.before), at: place.at("before")) }
      if pair.after.isEmpty { report(.empty(.after), at: place.at("after")) }
      checkSteps(pair.before, at: place.at("before"))
      checkSteps(pair.after, at: place.at("after"))
      check(.weight, pair.weight, .positive, at: place.at("weight"))
    }
    check(.firstUpdate, scenario.rules.firstUpdateBy, .atLeast(1), at: path.at("first_update_by"))
    check(.nextUpdate, scenario.rules.updateEvery, .atLeast(1), at: path.at("update_every"))
    if let repairBy = scenario.rules.repairBy {
      check(.repairBy, repairBy, .atLeast(1), at: path.at("repair_by"))
    }
  }

  private mutating func checkSteps(_ steps: [Step], at path: Diagnostic.Path) {
    for (index, step) in steps.enumerated() {
      let place = path.at(index)
      switch step {
      case .action(let id):
        checkExists(id, .action, among: scenario.actions.map(\.id), at: place.at("action"))
      case .mitigation(let id):
        checkExists(
          id,
          .mitigation,
          among: scenario.mitigations.map(\.id),
          at: place.at("mitigation")
        )
      case .contain:
        let hasMember = scenario.mitigations.contains { $0.kind == .contain }
        if !hasMember { report(.stepWithoutMembers(step), at: place) }
      case .targeted:
        let hasMember = scenario.mitigations.contains { $0.kind != .contain }
        if !hasMember { report(.stepWithoutMembers(step), at: place) }
      case .verify:
        let hasMember = scenario.actions.contains { $0.kind == .verify }
        if !hasMember { report(.stepWithoutMembers(step), at: place) }
      case .update, .declare: break
      }
    }
  }

  mutating func checkRubric() {
    let path: Diagnostic.Path = ["rubric"]
    checkNames(scenario.rubric.map(\.id), .concept) { index, _ in path.at(.index(index), "id") }
    for (index, concept) in scenario.rubric.enumerated() { check(concept, at: path.at(index)) }
  }

  mutating func check(_ concept: Concept, at place: Diagnostic.Path) {
    check(.weight, concept.weight, .positive, at: place.at("weight"))
    checkHypotheses(concept.hypotheses, at: place.at("hypotheses"))
    if concept.phrases.isEmpty, concept.number == nil {
      report(.empty(.phraseGroups), at: place.at("phrases"))
    }
    checkPhrases(concept.phrases, at: place.at("phrases"))
  }

  mutating func checkPhrases(_ groups: [[String]], at path: Diagnostic.Path) {
    for (group, phrases) in groups.enumerated() {
      if phrases.isEmpty { report(.empty(.phrases), at: path.at(group)) }
      for (index, phrase) in phrases.enumerated() {
        checkText(phrase, .phrase, at: path.at(.index(group), .index(index)))
      }
    }
  }

  mutating func checkDebrief() {
    let path: Diagnostic.Path = ["debrief"]
    checkText(scenario.debrief.trap, .trap, at: path.at("trap"))
    checkEntries(scenario.debrief.prevention, .prevention, at: path.at("prevention"))
    checkEntries(scenario.debrief.numbers, .numbers, at: path.at("numbers"))
    let reading = path.at("reading")
    if scenario.debrief.reading.isEmpty { report(.empty(.reading), at: reading) }
    for (index, entry) in scenario.debrief.reading.enumerated() {
      checkText(entry.title, .entry, at: reading.at(.index(index), "title"))
      checkText(entry.source, .entry, at: reading.at(.index(index), "source"))
    }
  }

  private mutating func checkEntries(
    _ entries: [String],
    _ part: ScenarioProblem.Part,
    at path: Diagnostic.Path
  ) {
    if entries.isEmpty { report(.empty(part), at: path) }
    for (index, entry) in entries.enumerated() { checkText(entry, .entry, at: path.at(index)) }
  }
}
