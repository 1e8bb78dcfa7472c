package import Diagnosis
import ScenarioModel
import Telemetry

/// A calibration that was made, with where it is kept, as `calibrate --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct CalibrateReport: Hashable, Sendable, Encodable {
  /// The scenario's folder.
  package var scenario: String
  package var difficulty: Int
  /// Whether it was `simulated` now, or taken from the `cache` or as `shipped`.
  package var source: String
  /// Worlds of each hypothesis.
  package var samples: Int
  package var hypotheses: Int
  /// Looks by regime.
  package var keys: Int
  /// Looks by regime that a session can come to.
  package var reachable: Int
  /// The share of each hypothesis's worlds in which all evidence together leads to it.
  package var recovered: [String: Double]
  package var seconds: Double
  package var files: [File]

  private enum CodingKeys: String, CodingKey {
    case scenario, difficulty, source, samples, hypotheses, keys, reachable, recovered, seconds
    case files
  }

  /// Describes a calibration; `recovered` has a share for each of its hypotheses, in order.
  package init(
    _ calibration: Calibration,
    of folder: String,
    difficulty: Int,
    source: String,
    recovered: [Double],
    seconds: Double,
    files: [File]
  ) {
    scenario = folder
    self.difficulty = difficulty
    self.source = source
    samples = calibration.samples
    hypotheses = calibration.hypotheses.count
    keys = calibration.keys.count
    reachable = calibration.keys.indices.count { calibration.isReachable($0) }
    self.recovered = Dictionary(
      zip(calibration.hypotheses.map(\.rawValue), recovered)
    ) { first, _ in first }
    self.seconds = seconds
    self.files = files
  }

  /// Writes the calibration in a line, what it can tell in another, and a line a file.
  ///
  /// `isSimulated` says that it was made now rather than kept from before.
  package func lines(isSimulated: Bool) -> [String] {
    let way = isSimulated ? "simulated in \(seconds.tenths) s" : "kept"
    return [
      "\(scenario), difficulty \(difficulty): \(samples) worlds of each of"
        + " \(hypotheses) hypotheses, \(reachable) looks, \(way)"
    ] + recoveredLines + files.map { "  \($0.path): \($0.bytes) bytes" }
  }

  /// The hypothesis whose worlds tell least, in a line.
  private var recoveredLines: [String] {
    guard let least = recovered.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else {
      return []
    }
    let share = Digits.fixed(least.value * 100, decimals: 0)
    return ["  all evidence leads to the truth in \(share) % of its worlds, least for \(least.key)"]
  }

  /// A file that was written.
  package struct File: Hashable, Sendable, Encodable {
    package var path: String
    package var bytes: Int

    private enum CodingKeys: String, CodingKey { case path, bytes }

    package init(path: String, bytes: Int) {
      self.path = path
      self.bytes = bytes
    }
  }
}
