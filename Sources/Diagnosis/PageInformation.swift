package import ScenarioModel
import Telemetry

/// The information that the figures of a scenario's page carry about the truth.
///
/// The page is shown before any look, and no score reads it: what its figures tell is told for
/// nothing. They are cut into cells at the quantiles of all worlds, so the estimate is that of the
/// cells, a lower bound. An estimate from finitely many worlds is too high, by about
/// (cells − 1)(hypotheses − 1) ÷ (2 n ln 2) bits (Miller, 1955); the mean estimate from worlds whose
/// truth tells nothing, drawn from the pooled cells, is subtracted.
package struct PageInformation {
  /// The most that a page may tell.
  ///
  /// Unit: bits.
  package static let mostBits = 0.15
  /// Worlds of each hypothesis that are dealt for the estimate.
  package static let samples = 100

  private let staging: Staging
  private let figures: [FigureReference]

  package init(_ staging: Staging) {
    self.staging = staging
    figures = FigureText.placeholders(in: staging.scenario.brief.page).reduce(into: []) {
      found,
      piece in
      if case .figure(let reference, _) = piece, !found.contains(reference) {
        found.append(reference)
      }
    }
  }

  /// Whether the page has figures at all.
  package var hasFigures: Bool { !figures.isEmpty }

  /// The figures of the page in one world, `nil` for those that cannot be computed.
  ///
  /// Complexity: one deal.
  package func row(hypothesis: HypothesisID, sample: Int) throws(StagingError) -> [Double?] {
    let alert = staging.scenario.alert
    let deal = try staging.deal(seed: Calibration.seed(ofSample: sample), truth: hypothesis)
    let computed = try Scene(
      staging: staging,
      world: deal.world,
      variants: [],
      timeline: Timeline()
    ).figures(of: alert.measures, window: alert.window)
    return figures.map { figure in computed.first { $0.reference == figure }?.value }
  }

  /// The information in bits, at least 0, given `rows[h][s]` of every hypothesis.
  ///
  /// Complexity: O(figures × worlds × log(worlds)).
  package func bits(_ rows: [[[Double?]]]) -> Double {
    Self.bits(rows, priors: staging.scenario.hypotheses.map(\.prior))
  }

  /// The information in bits, at least 0, of rows of figures about hypotheses with some priors.
  package static func bits(_ rows: [[[Double?]]], priors: [Double]) -> Double {
    let cells = cells(of: rows)
    let count = (cells.joined().max() ?? 0) + 1
    let shares = cells.map { own in
      var shares = [Double](repeating: 0, count: count)
      for cell in own { shares[cell] += 1 / Double(own.count) }
      return shares
    }
    var ends: [Double] = []
    for cell in 0..<count {
      let share = zip(priors, shares).reduce(0) { $0 + $1.0 * $1.1[cell] }
      ends.append((ends.last ?? 0) + share)
    }
    let byChance = (0..<GainNoise.rounds).map { round in
      gain(
        priors,
        cells.enumerated().map { hypothesis, own in
          GainNoise.counts(round, hypothesis, draws: own.count, ends: ends)
            .map { Double($0) / Double(own.count) }
        }
      )
    }
    let bias = byChance.reduce(0, +) / Double(byChance.count)
    return max(0, gain(priors, shares) - bias)
  }

  private static func gain(_ priors: [Double], _ shares: [[Double]]) -> Double {
    Posterior.gain(
      Posterior.entropy(priors),
      zip(priors, shares).map { prior, row in row.map { prior * $0 } }
    )
  }

  /// Cells for each figure by the number of figures, so that there are about 25 in all.
  private static func width(figures: Int) -> Int {
    switch figures {
    case ...1: 16
    case 2: 5
    case 3: 3
    default: 2
    }
  }

  /// The cell of each row: its figures' places among the quantiles of all rows, a last place for
  /// figures that could not be computed.
  private static func cells(of rows: [[[Double?]]]) -> [[Int]] {
    let figures = rows.first?.first?.count ?? 0
    let width = width(figures: figures)
    let edges = (0..<figures).map { figure in
      let known = rows.joined().compactMap { $0[figure] }.sorted()
      return known.isEmpty ? [] : (1..<width).map { known[$0 * known.count / width] }
    }
    return rows.map { own in
      own.map { row in
        var cell = 0
        for (value, edges) in zip(row, edges) {
          let place = value.map { value in edges.count { $0 <= value } } ?? width
          cell = cell * (width + 1) + place
        }
        return cell
      }
    }
  }
}
