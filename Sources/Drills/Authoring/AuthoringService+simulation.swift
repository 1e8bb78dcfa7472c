import Players
package import Reports
import ScenarioModel

extension AuthoringService {
  /// The names of the reference players.
  package static var playerNames: [String] { Player.allCases.map(\.rawValue) }

  /// The seed of a world by its number from 0, the same for every scenario and every simulation.
  package static func seed(ofWorld world: Int) -> UInt64 { Simulator.seed(ofWorld: world) }

  /// Lets reference players play worlds of the scenario of a folder.
  ///
  /// `players` names some of `playerNames`. Also gives the paths of as many worlds of each player as
  /// `lowest`, those with the lowest scores first. Complexity: `worlds` plays of each player.
  package func simulate(
    folder: String,
    difficulty: Int?,
    players: [String],
    worlds: Int,
    lowest: Int
  ) async throws(DrillError) -> (report: SimulationReport, lowest: [SimulatedPathReport]) {
    let (loaded, staging) = try staged(folder, difficulty)
    let found = try await calibrations.calibration(
      of: staging,
      worldDigest: loaded.worldDigest,
      folder: folder
    )
    let simulator = Simulator(
      staging,
      found.calibration,
      players: Player.allCases.filter { players.contains($0.rawValue) }
    )
    let subject = "playing \(loaded.scenario.id)"
    let plays = try await Parallel.map(count: worlds, environment.notify) { done in
      .played(subject: subject, worlds: done, total: worlds)
    } work: {
      try simulator.plays(ofWorld: $0)
    }
    let summaries = simulator.players.compactMap {
      PlayerSummary($0, worlds: plays, of: loaded.scenario)
    }
    let paths = try DrillError.wrap {
      try simulator.players.flatMap { player in
        try SimulatedPlay.lowest(lowest, of: player, in: plays).map { low in
          SimulatedPathReport(
            low.play,
            world: low.world,
            try simulator.session(ofWorld: low.world, playedBy: player)
          )
        }
      }
    }
    return (SimulationReport(summaries, of: loaded.scenario, worlds: worlds), paths)
  }
}
