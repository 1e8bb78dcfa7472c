import Telemetry

/// The fall of the chance of recall with time: R(t, S) = (1 + factor · t ÷ S) ^ −w20.
///
/// `factor` makes R(S, S) = 0.9, so stability is the days after which recall is 90 %. Source:
/// FSRS-6, open spaced repetition, as in PyPI fsrs 6.3.2.
package struct ForgettingCurve: Hashable, Sendable {
  private let decay: Double
  private let factor: Double

  /// The curve for w20, which must be positive.
  init(_ w20: Double) {
    decay = -w20
    factor = Elementary.pow(0.9, 1 / decay) - 1
  }

  /// The chance of recall after some days, 0 to 1.
  package func retrievability(after days: Double, stability: Double) -> Double {
    Elementary.pow(1 + factor * max(0, days) / stability, decay)
  }

  /// Days until the chance of recall has fallen to a retention between 0 and 1, 1 to 36,500.
  package func interval(stability: Double, retention: Double) -> Int {
    let days = stability / factor * (Elementary.pow(retention, 1 / decay) - 1)
    return Int(min(36_500, max(1, days.rounded(.toNearestOrEven))))
  }
}
