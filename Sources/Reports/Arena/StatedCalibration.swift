import Plotting
import Telemetry

/// The calibration of probabilities that an agent stated: how often what it called likely was true.
package struct StatedCalibration: Hashable, Sendable, Encodable {
  /// The mean squared distance of the stated probabilities of a session from the truth, summed over
  /// its causes: 0 is perfect, 2 is certain and wrong.
  ///
  /// Source: G. W. Brier, "Verification of forecasts expressed in terms of probability" (1950).
  package var brier: Double
  /// The number of sessions in which beliefs were stated.
  package var sessions: Int
  /// Stated probabilities by fifths of the unit interval; empty ones are left out.
  package var bins: [Bin]

  private enum CodingKeys: String, CodingKey { case brier, sessions, bins }

  /// Stated probabilities that are alike, and how often their causes were the truth.
  package struct Bin: Hashable, Sendable, Encodable {
    package var from: Double
    package var to: Double
    /// The mean of the stated probabilities.
    package var stated: Double
    /// The share of them whose cause was the truth.
    package var happened: Double
    /// The number of stated probabilities.
    package var n: Int

    private enum CodingKeys: String, CodingKey { case from, to, stated, happened, n }
  }

  /// `nil` where no session stated beliefs.
  package init?(_ results: [ArenaResult]) {
    let stated = results.filter { !$0.stated.isEmpty }
      .sorted { ($0.scenario, $0.world, $0.trial) < ($1.scenario, $1.world, $1.trial) }
      .map(\.stated)
    guard !stated.isEmpty else { return nil }
    sessions = stated.count
    let distances = stated.map { session in
      session.reduce(0) { sum, one in
        let distance = one.probability - (one.isTrue ? 1 : 0)
        return sum + distance * distance
      }
    }
    brier = distances.reduce(0, +) / Double(stated.count)
    let all = stated.flatMap(\.self)
    bins = (0..<Self.binCount).compactMap { bin in
      let own = all.filter { min(Self.binCount - 1, Int($0.probability * 5)) == bin }
      guard !own.isEmpty else { return nil }
      return Bin(
        from: Double(bin) / Double(Self.binCount),
        to: Double(bin + 1) / Double(Self.binCount),
        stated: own.reduce(0) { $0 + $1.probability } / Double(own.count),
        happened: Double(own.count(where: \.isTrue)) / Double(own.count),
        n: own.count
      )
    }
  }

  private static let binCount = 5

  /// A row a bin: what was stated, and how often it was so, with Wilson's interval.
  var figure: Figure {
    .intervals(
      IntervalPlot(
        title: "How often a cause was the truth, by the probability stated",
        rows: bins.map { bin in
          let successes = Int((bin.happened * Double(bin.n)).rounded())
          let interval = try? Statistics.wilsonInterval(
            Statistics.Proportion(successes: successes, trials: bin.n)
          )
          return IntervalPlot.Row(
            label: "stated \(Digits.percent(bin.stated, decimals: 0))",
            estimate: bin.happened,
            low: interval?.lower,
            high: interval?.upper,
            n: bin.n
          )
        },
        unit: .percent
      )
    )
  }
}
