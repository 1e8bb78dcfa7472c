package import Plotting
import ScenarioModel
import Telemetry

/// A world of the lab as it is set: its numbers, its charts, its alert and its harm.
///
/// A lab is no session: it tells its cause, and nothing of it is kept. Its JSON is stable: keys are added,
/// never renamed or removed.
package struct LabReport: Hashable, Sendable, Encodable {
  package var scenario: String
  package var title: String
  package var difficulty: Int
  package var seed: UInt64
  package var cause: Cause
  /// The factor on all arrivals.
  package var traffic: Double
  /// The numbers with plain names that change something under this cause.
  package var parameters: [Parameter]
  /// The other knobs of the file on which rows depend.
  package var knobs: [Knob]
  package var mitigation: Step?
  package var alert: Alert
  package var harm: Harm
  /// The effects of the setting, a sentence each.
  package var sentences: [String]
  package var figures: [Figure]
  /// The evidence that was asked for, as it is right after the page.
  package var evidence: [EvidenceDocument]

  private enum CodingKeys: String, CodingKey {
    case scenario, title, difficulty, seed, cause, traffic, parameters, knobs, mitigation, alert
    case harm, sentences, figures, evidence
  }

  /// The cause that the world has.
  package struct Cause: Hashable, Sendable, Encodable {
    /// The short name, such as `h3`.
    package var label: String
    package var id: String
    package var title: String

    private enum CodingKeys: String, CodingKey { case label, id, title }
  }

  /// A number under a plain name.
  package struct Parameter: Hashable, Sendable, Encodable {
    package var id: String
    package var title: String
    package var low: Double
    package var high: Double
    package var step: Double
    package var value: Double
    /// The value that leaves the scenario as it is written.
    package var written: Double
    /// The value as it is read, with its unit.
    package var text: String

    private enum CodingKeys: String, CodingKey {
      case id, title, low, high, step, value, written, text
    }
  }

  /// A knob of the scenario's file.
  package struct Knob: Hashable, Sendable, Encodable {
    package var name: String
    /// The number that was set; absent for the file's own.
    package var value: Double?
    package var written: Double
    package var low: Double
    package var high: Double

    private enum CodingKeys: String, CodingKey { case name, value, written, low, high }

    package init(name: String, value: Double?, written: Double, low: Double, high: Double) {
      self.name = name
      self.value = value
      self.written = written
      self.low = low
      self.high = high
    }
  }

  /// A mitigation and when it is begun.
  package struct Step: Hashable, Sendable, Encodable {
    package var id: String
    package var title: String
    package var start: ClockTime
    /// Whether the system was in a state in which it can be done.
    package var isPossible: Bool

    private enum CodingKeys: String, CodingKey { case id, title, start, isPossible }
  }

  /// The alert at the page.
  package struct Alert: Hashable, Sendable, Encodable {
    /// Whether it holds at the page.
    package var isOn: Bool
    /// Whether it holds at the page without the fault as well, as on a day that is near the limit anyway.
    package var isOnHealthy: Bool
    /// The first minute shown at which it holds; absent where it never does.
    package var first: ClockTime?
    package var watched: [Watched]

    private enum CodingKeys: String, CodingKey { case isOn, isOnHealthy, first, watched }
  }

  /// A figure that the alert compares with a bound, at the page.
  package struct Watched: Hashable, Sendable, Encodable {
    package var figure: String
    package var value: Double?
    package var healthy: Double?
    package var bound: Double
    /// Such as "79.1 % (healthy 85.0 %; the alert is for below 81.0 %)".
    package var text: String

    private enum CodingKeys: String, CodingKey { case figure, value, healthy, bound, text }
  }

  /// Harm over the healthy twin to the horizon.
  ///
  /// Unit: weighted requests.
  package struct Harm: Hashable, Sendable, Encodable {
    package var total: Double
    /// Had nobody done anything; absent without a mitigation.
    package var unattended: Double?
    /// Above it harm is critical.
    package var critical: Double

    private enum CodingKeys: String, CodingKey { case total, unattended, critical }
  }
}
