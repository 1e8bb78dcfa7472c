package import Diagnosis
package import ScenarioModel
package import Scoring
package import Sessions
import Telemetry

/// Plays a scenario's worlds with reference players and scores the plays.
///
/// Worlds are independent of each other: they can be played in any order, by any thread.
package struct Simulator: Sendable {
  package let staging: Staging
  package let calibration: Calibration
  package let players: [Player]
  private let seed: @Sendable (Int) -> UInt64

  /// `seed` gives the seed of a world by its number.
  package init(
    _ staging: Staging,
    _ calibration: Calibration,
    players: [Player] = Player.allCases,
    seed: @escaping @Sendable (Int) -> UInt64 = Self.seed(ofWorld:)
  ) {
    self.staging = staging
    self.calibration = calibration
    self.players = players
    self.seed = seed
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
    let start = try session(ofWorld: world)
    let assessment: Assessment
    do {
      assessment = try Assessment(of: start, calibration, judgement)
    } catch {
      throw .session(world: world, error)
    }
    var plays: [SimulatedPlay] = []
    for player in players {
      let session = try play(player, start, assessment.calibration, judgement, world: world)
      do {
        plays.append(
          SimulatedPlay(
            player: player,
            truth: start.truth.id,
            card: try session.scorecard(assessment),
            belief: session.posterior(assessment.calibration).probabilities[start.deal.truth]
          )
        )
      } catch {
        throw .staging(world: world, error)
      }
    }
    return plays
  }

  /// Plays one world with one player and returns the session.
  package func session(
    ofWorld world: Int,
    playedBy player: Player
  ) throws(SimulationError) -> Session {
    let judgement = Rubric.current.judgement
    return try play(player, try session(ofWorld: world), calibration, judgement, world: world)
  }

  private func play(
    _ player: Player,
    _ start: Session,
    _ calibration: Calibration,
    _ judgement: Judgement,
    world: Int
  ) throws(SimulationError) -> Session {
    do {
      return try player.play(start, calibration, judgement)
    } catch {
      throw .session(world: world, error)
    }
  }

  /// A session of a world at the page.
  private func session(ofWorld world: Int) throws(SimulationError) -> Session {
    do {
      return try Session(
        header: SessionHeader(
          scenario: staging.scenario,
          worldDigest: "",
          textDigest: "",
          seed: seed(world),
          mode: .drill
        ),
        staging: staging,
        showsEvidence: false,
        digest: { _ in "" }
      )
    } catch {
      throw .staging(world: world, error)
    }
  }
}

/// The score of one player in one world.
package struct SimulatedPlay: Sendable {
  package var player: Player
  package var truth: HypothesisID
  package var card: Scorecard
  /// The posterior probability of the truth in the end, 0 to 1.
  package var belief: Double
}

/// A reason for which worlds cannot be played.
package enum SimulationError: Error, Hashable, Sendable {
  case staging(world: Int, StagingError)
  case session(world: Int, SessionError)
}

extension SimulationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .staging(let world, let error): "simulated world \(world): \(error)"
    case .session(let world, let error): "simulated world \(world): \(error)"
    }
  }
}
