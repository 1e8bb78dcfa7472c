import Diagnosis
package import Reports
package import ScenarioModel
package import Sessions
import Telemetry

extension AuthoringService {
  /// Shows what some looks come to under each hypothesis, in simulated worlds.
  ///
  /// `actions` picks the looks by number, name or beginning; none picks all. `samples`: worlds of
  /// each hypothesis, at least 1. The first minutes, or with `isEverywhere` each time band and
  /// mitigation state.
  package func preview(
    _ loaded: LoadedScenario,
    actions names: [String] = [],
    samples: Int,
    isEverywhere: Bool = false
  ) async throws(DrillError) -> PreviewReport {
    let scenario = loaded.scenario
    let (staging, actions) = try DrillError.wrap {
      (try catalog.staging(of: loaded), try scenario.choice(of: names))
    }
    let state = Incident(staging).mitigationState(of: scenario.regimes)
    let wanted = Set(actions.map(\.id))
    let keys =
      isEverywhere
      ? scenario.evidenceKeys.filter { wanted.contains($0.action) }
      : actions.map { scenario.evidenceKey(of: $0, band: 0, state: state) }
    let calibration = try await calibrations.simulation(
      of: Calibrator(staging, keys: keys),
      samples: samples,
      subject: "simulating \(scenario.id)"
    )
    let worlds = min(samples, Self.measuredWorlds)
    let measured = isEverywhere ? [] : try await measures(of: actions, staging, worlds: worlds)
    return PreviewReport(calibration, of: scenario, measured: measured)
  }

  /// The most worlds of each hypothesis in which a preview computes the figures of measures.
  private static let measuredWorlds = 10

  /// The figures of some actions' measures right after the page, in worlds of each hypothesis.
  private func measures(
    of actions: [Action],
    _ staging: Staging,
    worlds: Int
  ) async throws(DrillError) -> [MeasuredLook] {
    let hypotheses = staging.scenario.hypotheses.map(\.id)
    let total = hypotheses.count * worlds
    let rows = try await Parallel.map(count: total, environment.notify) {
      .simulated(subject: "measuring \(staging.scenario.id)", worlds: $0, total: total)
    } work: { world in
      try staging.figures(
        of: actions,
        truth: hypotheses[world / worlds],
        seed: Calibration.seed(ofSample: world % worlds)
      )
    }
    return actions.enumerated().map { place, action in
      MeasuredLook(
        action: action.id,
        worlds: hypotheses.indices.map { hypothesis in
          rows[(hypothesis * worlds)..<((hypothesis + 1) * worlds)].map { $0[place] }
        }
      )
    }
  }

  /// One world of a hypothesis, with the evidence of some looks right after the page.
  package func previewedWorld(
    _ loaded: LoadedScenario,
    truth: String,
    seed: UInt64,
    actions names: [String] = []
  ) throws(DrillError) -> PreviewedWorld {
    try DrillError.wrap {
      let staging = try catalog.staging(of: loaded)
      let actions = try loaded.scenario.choice(of: names)
      let session = try Session(
        header: loaded.header(seed: seed),
        staging: staging,
        truth: try loaded.scenario.hypothesis(picked: truth).id,
        digest: Digests.hexadecimal
      )
      let looks = try actions.map { action in
        var incident = session.incident
        incident.advance(to: action.minutes)
        let evidence = try Scene(
          staging: staging,
          world: session.deal.world,
          variants: session.deal.variants,
          timeline: incident.timeline
        ).evidence(of: action, bandStart: 0, end: action.minutes)
        return PreviewedWorld.Look(action: action, evidence: evidence)
      }
      return PreviewedWorld(session: session, looks: looks)
    }
  }
}

/// A world of a known truth, as a player would see it right after the page.
package struct PreviewedWorld: Sendable {
  package var session: Session
  package var looks: [Look]

  /// An action with the evidence that it shows.
  package struct Look: Sendable {
    package var action: Action
    package var evidence: EvidenceReport
  }
}

extension Staging {
  /// The figures of some actions' measures, each over its window right after the page, in one world.
  fileprivate func figures(
    of actions: [Action],
    truth: HypothesisID,
    seed: UInt64
  ) throws(StagingError) -> [[ComputedFigure]] {
    let deal = try deal(seed: seed, truth: truth)
    var figures: [[ComputedFigure]] = []
    for action in actions {
      var incident = Incident(self)
      incident.advance(to: action.minutes)
      let scene = Scene(
        staging: self,
        world: deal.world,
        variants: deal.variants,
        timeline: incident.timeline
      )
      figures.append(
        try scene.figures(
          of: action.evidence.measures,
          window: action.evidence.window.resolved(
            bandStart: scenario.regimes.bands[0],
            end: action.minutes
          )
        )
      )
    }
    return figures
  }
}

extension Scenario {
  /// The actions that words pick, or all where there are none.
  fileprivate func choice(of words: [String]) throws(PickError) -> [Action] {
    guard !words.isEmpty else { return actions }
    return try words.map { word throws(PickError) in try action(picked: word) }
  }
}
