package import Drills
package import FiredrillMCP
package import Foundation
package import Reports
import ScenarioModel

/// The way in which agents are started and bounded.
package struct ArenaSetting: Sendable {
  /// The command that starts the agent.
  package var command: String
  /// Whether the agent writes the commands of a play, one a line, and not messages of the protocol.
  package var speaksLines: Bool
  /// The variables that the agent gets.
  package var variables: [String: String]
  package var limits: PlayLimits
  /// The real time that the agent has for a session.
  ///
  /// Unit: s.
  package var seconds: Int
  /// The folder that gets a replay of each session; `nil` keeps none.
  package var replays: URL?
  /// The version of the program, which the agent is told.
  package var version: String

  package init(
    command: String,
    speaksLines: Bool,
    variables: [String: String],
    limits: PlayLimits,
    seconds: Int,
    replays: URL?,
    version: String
  ) {
    self.command = command
    self.speaksLines = speaksLines
    self.variables = variables
    self.limits = limits
    self.seconds = seconds
    self.replays = replays
    self.version = version
  }
}

/// One session that an agent is to play.
package struct ArenaJob: Hashable, Sendable {
  /// The number in the order of the work, from 0.
  package var number: Int
  package var scenario: String
  package var folder: String
  package var difficulty: Int
  /// The number of the world, from 0.
  package var world: Int
  /// The number of the trial in this world, from 0.
  package var trial: Int
  package var seed: UInt64

  /// The name of the session's replay.
  var replayName: String { "\(scenario)-\(world)" + (trial > 0 ? "-\(trial)" : "") + ".jsonl" }

  /// All sessions of a run in the order of the work: world by world, scenario by scenario, trial by
  /// trial; `folders` are those of the header's scenarios.
  package static func all(
    _ header: ArenaHeader,
    folders: [String],
    _ seeds: WorldSeeds
  ) -> [ArenaJob] {
    (0..<header.seeds).flatMap { world in
      header.scenarios.indices.flatMap { place in
        let scenario = header.scenarios[place]
        let seed = seeds.seed(ofWorld: world, of: scenario.id)
        return (0..<header.trials).map { trial in
          ArenaJob(
            number: header.number(scenario: place, world: world, trial: trial),
            scenario: scenario.id,
            folder: folders[place],
            difficulty: scenario.difficulty,
            world: world,
            trial: trial,
            seed: seed
          )
        }
      }
    }
  }
}

extension ArenaHeader.Scenario {
  /// A scenario as it was loaded for a run.
  package init(_ loaded: LoadedScenario) {
    self.init(
      id: loaded.scenario.id.rawValue,
      difficulty: loaded.scenario.difficulty,
      digest: loaded.worldDigest,
      text: loaded.textDigest
    )
  }
}
