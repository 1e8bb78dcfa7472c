import Diagnosis
import Players
package import Reports
import ScenarioModel
import Sessions

extension AuthoringService {
  /// The names of the reference players.
  package static var playerNames: [String] { Player.allCases.map(\.rawValue) }

  /// The seed of a world by its number from 0, the same for every scenario and every simulation.
  package static func seed(ofWorld world: Int) -> UInt64 { Simulator.seed(ofWorld: world) }

  /// Lets reference players play worlds of the scenario of a folder.
  ///
  /// `players` names some of `playerNames`; `seed` gives the seed of a world by its number. Also gives
  /// the paths of as many worlds of each player as `lowest`, those with the lowest scores first.
  /// Complexity: `worlds` plays of each player.
  package func simulate(
    folder: String,
    difficulty: Int?,
    players: [String],
    worlds: Int,
    lowest: Int,
    seed: @escaping @Sendable (Int) -> UInt64 = AuthoringService.seed(ofWorld:)
  ) async throws(DrillError) -> (report: SimulationReport, lowest: [SimulatedPathReport]) {
    let (loaded, simulator) = try await simulator(folder, difficulty, players, seed)
    let played = try await played(Array(0..<worlds), simulator)
    let paths = try DrillError.wrap {
      try simulator.players.flatMap { player in
        try played.lowest(lowest, of: player).compactMap { world in
          try simulator.plays(ofWorld: world).first { $0.player == player }.map { play in
            SimulatedPathReport(
              play,
              world: world,
              try simulator.session(ofWorld: world, playedBy: player)
            )
          }
        }
      }
    }
    return (
      SimulationReport(played, by: simulator.players, of: loaded.scenario), paths
    )
  }

  /// Plays the worlds of one part of a simulation, as the bytes of a partial result.
  ///
  /// Complexity: the part's share of `worlds` plays of each player.
  package func partialSimulation(
    folder: String,
    difficulty: Int?,
    players: [String],
    worlds: Int,
    shard: Shard
  ) async throws(DrillError) -> [UInt8] {
    let (loaded, simulator) = try await simulator(folder, difficulty, players, Self.seed(ofWorld:))
    let pieces = shard.pieces(of: worlds)
    let played = try await played(pieces, simulator)
    let header = PartialHeader(
      .simulate,
      of: loaded,
      total: worlds,
      players: simulator.players.map(\.rawValue),
      shard
    )
    return PartialResult(
      header: header,
      pieces: played.map { PartialResult.Numbered(piece: $0.world, result: $0) }
    ).encoded()
  }

  /// The simulator of the scenario of a folder, with the players of some names.
  private func simulator(
    _ folder: String,
    _ difficulty: Int?,
    _ players: [String],
    _ seed: @escaping @Sendable (Int) -> UInt64
  ) async throws(DrillError) -> (LoadedScenario, Simulator) {
    let (loaded, staging) = try staged(folder, difficulty)
    let found = try await calibrations.calibration(
      of: staging,
      worldDigest: loaded.worldDigest,
      folder: folder
    )
    let chosen = Player.allCases.filter { players.contains($0.rawValue) }
    return (loaded, Simulator(staging, found.calibration, players: chosen, seed: seed))
  }

  private func played(
    _ worlds: [Int],
    _ simulator: Simulator
  ) async throws(DrillError) -> [PlayedWorld] {
    let subject = "playing \(simulator.staging.scenario.id)"
    return try await Parallel.map(count: worlds.count, environment.notify) { done in
      .played(subject: subject, worlds: done, total: worlds.count)
    } work: {
      PlayedWorld(worlds[$0], try simulator.plays(ofWorld: worlds[$0]))
    }.compactMap(\.self)
  }
}
