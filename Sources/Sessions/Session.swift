package import ScenarioModel
import Telemetry

/// The state of one play, as its events add up to it.
///
/// A value; `decide` turns a command into an event or refuses it, and `apply` adds an event and never
/// fails. Replaying a session is a fold of `apply`.
package struct Session: Sendable {
  package let header: SessionHeader
  package let staging: Staging
  package let deal: Deal
  /// A cryptographic digest in hexadecimal.
  package let digest: Digest
  /// Whether looks and questions show evidence.
  ///
  /// If false, a look has a finding and no digest, which is cheaper to compute.
  package let showsEvidence: Bool

  /// The events so far with their entries, in order; event numbers are positions from 1.
  package private(set) var entries: [SessionEntry] = []
  /// Simulated minutes since the page.
  package private(set) var clock = 0
  package private(set) var incident: Incident
  /// The time band and mitigation state at the clock.
  package private(set) var regime: Regime
  package private(set) var isOver = false

  /// A function from bytes to their digest as text.
  package typealias Digest = @Sendable ([UInt8]) -> String

  /// Opens a session at the page.
  ///
  /// A `truth` that is given replaces the one the seed draws: for authors and tests.
  package init(
    header: SessionHeader,
    staging: Staging,
    truth: HypothesisID? = nil,
    showsEvidence: Bool = true,
    digest: @escaping Digest
  ) throws(StagingError) {
    self.header = header
    self.staging = staging
    self.digest = digest
    self.showsEvidence = showsEvidence
    deal = try staging.deal(seed: header.seed, truth: truth)
    incident = Incident(staging)
    regime = Regime(at: 0, incident, staging.scenario.regimes)
  }

  package var scenario: Scenario { staging.scenario }

  /// The same session at the page, before anything happened.
  package var atThePage: Session {
    var start = self
    start.entries = []
    start.clock = 0
    start.incident = Incident(staging)
    start.regime = Regime(at: 0, start.incident, scenario.regimes)
    start.isOver = false
    return start
  }

  /// The true cause; nothing shown before the debrief may depend on it but evidence.
  package var truth: Hypothesis { scenario.hypotheses[deal.truth] }

  /// The world at the clock, from which evidence is computed.
  package var scene: Scene { scene(timeline: incident.timeline) }

  func scene(timeline: Timeline) -> Scene {
    Scene(staging: staging, world: deal.world, variants: deal.variants, timeline: timeline)
  }

  /// Adds an event.
  ///
  /// Time never runs past the horizon, and names that the scenario does not know change nothing.
  package mutating func apply(_ event: SessionEvent) {
    let before = regime
    let traits = event.traits
    let minutes = min(max(0, traits.minutes), scenario.horizonMinutes - clock)
    clock += minutes
    incident.advance(to: clock)
    if let signal = traits.signal { incident.send(signal.name) }
    regime = Regime(at: clock, incident, scenario.regimes)
    if traits.ending != nil { isOver = true }
    entries.append(
      SessionEntry(
        number: entries.count + 1,
        event: event,
        start: clock - minutes,
        end: clock,
        regime: before,
        messages: incident.takeMessages() + injected(by: event)
      )
    )
  }

  /// The message of the scenario that a facilitator let come in by an event.
  private func injected(by event: SessionEvent) -> [SentMessage] {
    guard case .team(.injected(let message)) = event else { return [] }
    return [SentMessage(minute: clock, message: MessageID(message))]
  }
}

/// An event with its number, the simulated minutes it spans, and the messages it caused.
package struct SessionEntry: Hashable, Sendable {
  package var number: Int
  package var event: SessionEvent
  /// Minutes since the page before and after.
  package var start: Int
  package var end: Int
  /// The regime at the start of the event.
  package var regime: Regime
  /// The messages of people and systems during the event.
  package var messages: [SentMessage]
}

/// A time band and a mitigation state; within it an action's evidence means the same.
package struct Regime: Hashable, Sendable {
  package var band: Int
  package var state: String

  package init(band: Int, state: String) {
    self.band = band
    self.state = state
  }

  /// The regime of an incident at a minute after the page.
  fileprivate init(at minute: Int, _ incident: Incident, _ regimes: Regimes) {
    band = regimes.band(at: minute)
    state = incident.mitigationState(of: regimes)
  }
}
