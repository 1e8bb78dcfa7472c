package import Plotting
import Telemetry

/// Two agents on the same worlds: the mean difference of their scores, world by world.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ArenaComparison: Hashable, Sendable, Encodable {
  package var first: String
  package var second: String
  /// The score of the first less that of the second, over pairs; trials of a world are averaged.
  package var difference: ClusteredMean
  /// Pairs of sessions: worlds of scenarios that both played.
  package var pairs: Int
  /// The standard deviation of the differences.
  package var deviation: Double
  /// The pairs that a difference of five points would need to be seen with 80 % power at 5 %.
  ///
  /// Source: the normal approximation of a paired comparison, (*z*₀.₉₇₅ + *z*₀.₈)² *s*² / 5².
  package var needed: Int

  private enum CodingKeys: String, CodingKey {
    case first, second, difference, pairs, deviation, needed
  }

  /// `nil` where they have no world in common.
  package init?(
    _ first: (header: ArenaHeader, results: [ArenaResult]),
    _ second: (header: ArenaHeader, results: [ArenaResult])
  ) {
    let (left, right) = (Self.means(first.results), Self.means(second.results))
    let pairs = left.keys.filter { right[$0] != nil }
      .sorted { ($0.world, $0.scenario) < ($1.world, $1.scenario) }
    let differences = pairs.map { (left[$0] ?? 0) - (right[$0] ?? 0) }
    let clusters = Dictionary(grouping: zip(pairs, differences), by: \.0.world)
      .sorted { $0.key < $1.key }.map { $0.value.map(\.1) }
    guard let difference = ClusteredMean(clusters) else { return nil }
    self.first = first.header.agent
    self.second = second.header.agent
    self.difference = difference
    self.pairs = pairs.count
    let squares = differences.reduce(0) {
      $0 + ($1 - difference.mean) * ($1 - difference.mean)
    }
    let variance = pairs.count > 1 ? squares / Double(pairs.count - 1) : 0
    deviation = variance.squareRoot()
    let reach = Elementary.normalQuantile(0.975) + Elementary.normalQuantile(0.8)
    needed = max(2, Int((reach * reach * variance / 25).rounded(.up)))
  }

  private struct World: Hashable {
    var scenario: String
    var world: Int
  }

  /// The mean score of each world over its trials.
  private static func means(_ results: [ArenaResult]) -> [World: Double] {
    Dictionary(grouping: results) { World(scenario: $0.scenario, world: $0.world) }
      .mapValues { group in
        group.map(\.score).sorted().reduce(0, +) / Double(group.count)
      }
  }

  /// Writes the difference, what it means, and how many worlds would tell a small one.
  package func lines(_ style: TextStyle) -> [String] {
    let interval = "95 % interval \(difference.low.tenths) to \(difference.high.tenths)"
    let verdict =
      difference.low > 0
      ? "The first is better."
      : difference.high < 0 ? "The second is better." : "These worlds do not tell them apart."
    return style.item("First:", first) + style.item("Second:", second)
      + style.item(
        "Difference:",
        "\(difference.mean.tenths) points over \(pairs) worlds (\(interval))"
      ) + style.item("", verdict)
      + style.item(
        "Worlds needed:",
        "\(needed) to see 5 points with 80 % power (deviation \(deviation.tenths))"
      )
  }
}
