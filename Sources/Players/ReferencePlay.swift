import Diagnosis
import ScenarioModel
import Scoring
import Sessions

/// One play of a reference player: a session that changes by commands alone, with the posterior of
/// the evidence seen.
struct ReferencePlay {
  private(set) var session: Session
  let calibration: Calibration
  let judgement: Judgement
  /// Whether the player states the posterior when beliefs are due.
  let statesPosterior: Bool
  /// Whether the player keeps the order of steps that the scenario's rules ask for.
  let keepsOrder: Bool
  private(set) var posterior: Posterior
  private var lastUpdate: Int?

  init(
    _ session: Session,
    _ calibration: Calibration,
    _ judgement: Judgement,
    statesPosterior: Bool,
    keepsOrder: Bool
  ) {
    self.session = session
    self.calibration = calibration
    self.judgement = judgement
    self.statesPosterior = statesPosterior
    self.keepsOrder = keepsOrder
    posterior = session.posterior(calibration)
  }

  var scenario: Scenario { session.scenario }
  var scale: EvidenceScale { judgement.scale }

  /// Whether the evidence seen last has moved beliefs so far that they are asked for.
  var isBeliefDue: Bool { session.isBeliefDue(calibration, judgement) }

  /// The hypothesis that the evidence makes most likely; the first of equals.
  var leader: Int { posterior.leader }

  /// Carries out a command.
  mutating func act(_ command: SessionCommand) throws(SessionError) {
    session.apply(try session.decide(command).event)
  }

  /// Whether so many minutes are left before the horizon.
  func hasTime(for minutes: Int) -> Bool {
    session.clock + minutes <= scenario.horizonMinutes
  }

  /// Looks at an action, if it can be chosen, and states beliefs where they are due.
  ///
  /// Sends an update first where the next one would otherwise be late.
  mutating func look(_ action: Action, keepsInformed: Bool = true) throws(SessionError) {
    if keepsInformed { try inform(before: .look(action)) }
    guard session.isAvailable(action), hasTime(for: action.minutes) else { return }
    try act(.look(action.id))
    posterior = session.posterior(calibration)
    if isBeliefDue, statesPosterior { try stateBeliefs() }
  }

  mutating func stateBeliefs() throws(SessionError) {
    try state(posterior.probabilities)
  }

  mutating func state(_ probabilities: [Double]) throws(SessionError) {
    try act(
      .believe(
        zip(scenario.hypotheses, probabilities).map {
          Belief(hypothesis: $0.id, probability: $1)
        }
      )
    )
  }

  /// Applies a mitigation; returns whether it could be applied.
  ///
  /// Sends an update first where the next one would otherwise be late.
  @discardableResult
  mutating func mitigate(_ mitigation: Mitigation) throws(SessionError) -> Bool {
    try inform(before: .mitigate(mitigation))
    guard hasTime(for: mitigation.minutes),
      session.availableMitigations.contains(where: { $0.id == mitigation.id })
    else { return false }
    try act(.mitigate(mitigation.id))
    return true
  }

  mutating func wait(_ minutes: Int) throws(SessionError) {
    try inform(before: .wait(minutes: minutes))
    let left = min(minutes, scenario.horizonMinutes - session.clock, SessionLimits.longestWait)
    guard left > 0 else { return }
    try act(.wait(minutes: left))
  }

  /// Applies the shortest containment that can be taken back, the first of equals; does nothing
  /// where there is none.
  mutating func contain() throws(SessionError) {
    let reversible = session.availableMitigations.filter { $0.kind == .contain && $0.isReversible }
    guard let shortest = reversible.min(by: { $0.minutes < $1.minutes }) else { return }
    try mitigate(shortest)
  }

  /// Sends an update to stakeholders where the next deadline falls into the minutes of a step.
  mutating func inform(before step: Step) throws(SessionError) {
    let due = lastUpdate.map { $0 + scenario.rules.updateEvery } ?? scenario.rules.firstUpdateBy
    guard session.clock + step.minutes + SessionLimits.updateMinutes > due,
      hasTime(for: SessionLimits.updateMinutes)
    else { return }
    try act(.update(updateText(before: step)))
    lastUpdate = session.clock
  }

  /// Declares a cause with where it lies and why.
  mutating func declare(_ cause: Hypothesis) throws(SessionError) {
    try act(
      .declare(
        Declaration(
          cause: cause.id,
          places: cause.places,
          explanation: explanation(of: cause),
          cited: session.looks.map(\.entry.number)
        )
      )
    )
  }
}
