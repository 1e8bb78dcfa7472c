/// The chance that all of *k* sessions of one world reach a score: pass^*k*.
///
/// Source: S. Yao and others, "τ-bench" (2024), whose unbiased estimator of a world with *c*
/// successes in *n* trials is *C*(*c*, *k*) / *C*(*n*, *k*).
package struct PassRate: Hashable, Sendable, Encodable {
  /// The score that counts as a success.
  package var threshold: Double
  package var k: Int
  /// The mean over worlds, each world of each scenario a task; interval clustered by world.
  package var share: ClusteredMean

  private enum CodingKeys: String, CodingKey { case threshold, k, share }

  /// The scores that are looked at: what a drill's bands call sound, and what they call strong.
  package static let thresholds: [Double] = [60, 80]

  /// The rates of results for each threshold and each *k* that every world allows, from 1.
  ///
  /// Empty without results.
  package static func all(_ results: [ArenaResult]) -> [PassRate] {
    let tasks = Dictionary(grouping: results) { Task(scenario: $0.scenario, world: $0.world) }
      .sorted { ($0.key.world, $0.key.scenario) < ($1.key.world, $1.key.scenario) }
    guard let trials = tasks.map(\.value.count).min() else { return [] }
    return thresholds.flatMap { threshold in
      (1...trials).compactMap { k -> PassRate? in
        let shares = Dictionary(grouping: tasks, by: \.key.world).sorted { $0.key < $1.key }
          .map { world in
            world.value.map { task in
              Self.estimate(
                successes: task.value.count { $0.score >= threshold },
                trials: task.value.count,
                k: k
              )
            }
          }
        return ClusteredMean(shares).map { PassRate(threshold: threshold, k: k, share: $0) }
      }
    }
  }

  private struct Task: Hashable {
    var scenario: String
    var world: Int
  }

  /// *C*(successes, *k*) / *C*(trials, *k*), for *k* up to the number of trials.
  static func estimate(successes: Int, trials: Int, k: Int) -> Double {
    (0..<k).reduce(1) { product, drawn in
      product * Double(max(0, successes - drawn)) / Double(trials - drawn)
    }
  }
}
