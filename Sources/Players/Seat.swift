import Diagnosis
import ScenarioModel
import Scoring
import Sessions

/// A player at work: a session that changes by commands alone, and what its evidence says.
struct Seat {
  private(set) var session: Session
  let calibration: Calibration
  let scale: EvidenceScale
  /// Whether it states what the calibration makes of its evidence when beliefs are asked for.
  let statesPosterior: Bool
  /// Whether it does first what the scenario wants to come first.
  let keepsOrder: Bool
  private(set) var posterior: Posterior
  private var lastUpdate: Int?

  init(
    _ session: Session,
    _ calibration: Calibration,
    _ scale: EvidenceScale,
    statesPosterior: Bool,
    keepsOrder: Bool
  ) {
    self.session = session
    self.calibration = calibration
    self.scale = scale
    self.statesPosterior = statesPosterior
    self.keepsOrder = keepsOrder
    posterior = session.posterior(calibration)
  }

  var scenario: Scenario { session.scenario }

  /// The hypothesis that the evidence makes most likely; the first of equals.
  var leader: Int {
    posterior.probabilities.indices.reduce(0) {
      posterior.probabilities[$1] > posterior.probabilities[$0] ? $1 : $0
    }
  }

  /// Carries a command out.
  mutating func act(_ command: SessionCommand) throws(SessionError) {
    session.apply(try session.decide(command))
  }

  /// Whether minutes are left for something.
  func hasTime(for minutes: Int) -> Bool {
    session.clock + minutes <= scenario.horizonMinutes
  }

  /// Looks, after an update where one would else be late; states beliefs where they are due.
  mutating func look(_ action: Action, keepsInformed: Bool = true) throws(SessionError) {
    if keepsInformed { try inform(before: action.minutes) }
    guard session.isAvailable(action), hasTime(for: action.minutes) else { return }
    try act(.look(action.id))
    posterior = session.posterior(calibration)
    if session.isBeliefDue, statesPosterior { try stateBeliefs() }
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

  /// Mitigates, after an update where one would else be late; whether it could be done.
  @discardableResult
  mutating func mitigate(_ mitigation: Mitigation) throws(SessionError) -> Bool {
    try inform(before: mitigation.minutes)
    guard hasTime(for: mitigation.minutes),
      session.availableMitigations.contains(where: { $0.id == mitigation.id })
    else { return false }
    try act(.mitigate(mitigation.id))
    return true
  }

  mutating func wait(_ minutes: Int) throws(SessionError) {
    try inform(before: minutes)
    let left = min(minutes, scenario.horizonMinutes - session.clock, SessionLimits.longestWait)
    guard left > 0 else { return }
    try act(.wait(minutes: left))
  }

  /// The first containment that can be taken back, the shortest of all.
  mutating func contain() throws(SessionError) {
    let reversible = session.availableMitigations.filter { $0.kind == .contain && $0.isReversible }
    guard let shortest = reversible.min(by: { $0.minutes < $1.minutes }) else { return }
    try mitigate(shortest)
  }

  /// Writes to stakeholders where the next deadline falls into the minutes that follow.
  mutating func inform(before minutes: Int) throws(SessionError) {
    let due = lastUpdate.map { $0 + scenario.rules.updateEvery } ?? scenario.rules.firstUpdateBy
    guard session.clock + minutes + SessionLimits.updateMinutes > due,
      hasTime(for: SessionLimits.updateMinutes)
    else { return }
    try act(.update(updateText))
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
