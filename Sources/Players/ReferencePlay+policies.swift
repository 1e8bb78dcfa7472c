import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension ReferencePlay {
  mutating func playExpert() throws(SessionError) {
    try contain()
    try investigate()
    try treat(posterior.probabilities)
    try verify()
    try conclude(scenario.hypotheses[leader])
  }

  /// Takes the looks that the scenario's order puts before a verdict, states beliefs and declares.
  private mutating func conclude(_ cause: Hypothesis) throws(SessionError) {
    let declaration = Declaration(cause: cause.id, places: [], explanation: "", cited: [])
    try prepare(for: .declared(declaration))
    try stateBeliefs()
    try declare(cause)
  }

  mutating func playLate() throws(SessionError) {
    try investigate()
    try contain()
    try treat(certainty(of: session.truth.id))
    try verify()
    try conclude(session.truth)
  }

  mutating func playSkipper() throws(SessionError) {
    try contain()
    let looks = session.evidenceChoices(calibration).compactMap {
      choice -> (action: Action, rate: Double)? in
      guard case .look(let id) = choice.step, let action = scenario.action(id) else { return nil }
      return (action, posterior.value(of: choice, scale).rate)
    }
    if let best = looks.max(by: { $0.rate < $1.rate }) { try look(best.action) }
    try treat(certainty(of: session.truth.id))
    try stateBeliefs()
    try declare(session.truth)
  }

  /// Takes 2 to 9 random looks and mitigations, then declares a random cause.
  mutating func playRandom(_ chance: Chance) throws(SessionError) {
    var chance = chance
    for _ in 0..<(2 + chance.below(8)) {
      let actions = session.availableActions.filter { hasTime(for: $0.minutes) }
      let mitigations = session.availableMitigations.filter { hasTime(for: $0.minutes) }
      let pick = chance.below(max(1, actions.count + mitigations.count))
      if pick < actions.count {
        try look(actions[pick], keepsInformed: false)
      } else if mitigations.indices.contains(pick - actions.count) {
        try act(.mitigate(mitigations[pick - actions.count].id))
      }
    }
    if chance.below(2) == 0 { try inform(before: .wait(minutes: scenario.horizonMinutes)) }
    try stateBeliefs()
    try declare(scenario.hypotheses[chance.below(scenario.hypotheses.count)])
  }

  mutating func playShotgun() throws(SessionError) {
    // Actions that need another look first open in the second round.
    for _ in 0..<2 {
      for action in scenario.actions where action.kind != .verify {
        guard !session.looks.contains(where: { $0.action == action.id }) else { continue }
        try look(action)
      }
    }
    try contain()
    try treat(posterior.probabilities)
    try verify()
    try stateBeliefs()
    try declare(scenario.hypotheses[leader])
  }

  /// Takes only the key looks of a wrong cause, and believes that cause whatever is seen.
  mutating func playAnchored(_ chance: Chance) throws(SessionError) {
    var chance = chance
    let wrong = scenario.hypotheses.filter { !$0.includes(anyOf: session.truth.causes) }
    guard !wrong.isEmpty else { return try playLucky() }
    let cause = wrong[chance.below(wrong.count)]
    let others = 0.2 / Double(wrong.count)
    let belief = scenario.hypotheses.map { $0.id == cause.id ? 0.8 : others }
    try contain()
    for key in cause.keyFindings {
      guard let action = scenario.action(key.action) else { continue }
      try look(action)
      if isBeliefDue { try state(belief) }
    }
    try treat(certainty(of: cause.id))
    try state(belief)
    try declare(cause)
  }

  mutating func playLucky() throws(SessionError) {
    try treat(certainty(of: session.truth.id))
    try state(certainty(of: session.truth.id))
    try declare(session.truth)
  }

  mutating func playIdle() throws(SessionError) {
    try act(.wait(minutes: min(SessionLimits.longestWait, scenario.horizonMinutes)))
    try act(
      .declare(Declaration(cause: nil, places: [], explanation: "I do not know.", cited: []))
    )
  }
}
