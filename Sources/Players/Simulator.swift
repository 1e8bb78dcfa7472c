package import Diagnosis
package import ScenarioModel
package import Scoring
package import Sessions
import Telemetry

/// Lets reference players play a scenario's worlds.
///
/// Worlds are independent of each other: they can be played in any order, by any thread.
package struct Simulator: Sendable {
  package let staging: Staging
  package let calibration: Calibration
  package let players: [Player]

  package init(
    _ staging: Staging,
    _ calibration: Calibration,
    players: [Player] = Player.allCases
  ) {
    self.staging = staging
    self.calibration = calibration
    self.players = players
  }

  /// The seed of a simulated world; a session is never dealt one on purpose.
  package static func seed(ofWorld world: Int) -> UInt64 {
    Mixing.split(Mixing.hash("simulate"), at: UInt64(world))
  }

  /// Plays one world with every player, in their order.
  ///
  /// Complexity: a session and its score for each player, and one more for the reference.
  package func plays(ofWorld world: Int) throws(SimulationError) -> [SimulatedPlay] {
    let judgement = Rubric.current.judgement
    do {
      let start = try session(ofWorld: world)
      let assessment = try Assessment(of: start, calibration, judgement)
      return try players.map { player in
        let session = try player.play(start, assessment.calibration, judgement)
        return SimulatedPlay(
          player: player,
          truth: start.truth.id,
          card: try session.scorecard(assessment),
          belief: session.posterior(assessment.calibration).probabilities[start.deal.truth]
        )
      }
    } catch {
      throw .world(world, "\(error)")
    }
  }

  /// Plays one world with one player: the session behind a play.
  package func session(
    ofWorld world: Int,
    playedBy player: Player
  ) throws(SimulationError) -> Session {
    do {
      return try player.play(
        try session(ofWorld: world),
        calibration,
        Rubric.current.judgement
      )
    } catch {
      throw .world(world, "\(error)")
    }
  }

  /// A session of a world at the page.
  private func session(ofWorld world: Int) throws(StagingError) -> Session {
    try Session(
      header: SessionHeader(
        scenario: staging.scenario,
        worldDigest: "",
        textDigest: "",
        seed: Self.seed(ofWorld: world),
        mode: .drill
      ),
      staging: staging,
      showsEvidence: false,
      digest: { _ in "" }
    )
  }
}

/// How a player did in one world.
package struct SimulatedPlay: Sendable {
  package var player: Player
  package var truth: HypothesisID
  package var card: Scorecard
  /// What its evidence made of the truth in the end.
  package var belief: Double
}

/// Why worlds could not be played.
package enum SimulationError: Error, Hashable, Sendable {
  case world(Int, String)
}

extension SimulationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .world(let world, let reason): "simulated world \(world): \(reason)"
    }
  }
}
