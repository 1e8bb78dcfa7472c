import Plotting
package import ScenarioModel
import Scoring
package import Sessions
import Telemetry

/// The state of an incident, as an engineer on call could see it.
///
/// Harm over the healthy twin and anything else that only the simulation knows stays out of it.
package struct StatusReport: Hashable, Sendable, Codable {
  package var title: String
  package var time: ClockTime
  /// Minutes over which harm is still counted.
  package var minutesLeft: Int
  /// The severity that the page states, from 1, the gravest, to 4.
  package var severity: Int?
  /// Bad requests that can be counted in the telemetry.
  package var badRate: Rate
  /// The time by which the next update is due; `nil` where none is before the horizon.
  package var updateDue: ClockTime?
  /// The number of looks at evidence so far.
  package var looks: Int
  package var controls: [Control]

  private enum CodingKeys: String, CodingKey {
    case title, time, minutesLeft, severity, badRate, updateDue, looks, controls
  }

  /// Bad requests per minute: now, at the page, and in the first hour that the telemetry records.
  package struct Rate: Hashable, Sendable, Codable {
    package var now: Double
    package var atPage: Double
    package var usual: Double

    private enum CodingKeys: String, CodingKey { case now, atPage, usual }

    package init(now: Double, atPage: Double, usual: Double) {
      self.now = now
      self.atPage = atPage
      self.usual = usual
    }

    /// Such as "12.4 bad/min (page 12.1, usual 3.8)".
    package var text: String {
      "\(Self.text(now)) bad/min (page \(Self.text(atPage)), usual \(Self.text(usual)))"
    }

    private static func text(_ rate: Double) -> String { Digits.fixed(rate, decimals: 1) }
  }

  /// A setting of the system, such as a share of traffic.
  package struct Control: Hashable, Sendable, Codable {
    package var name: String
    package var value: Int
    /// The value at the page.
    package var initial: Int

    private enum CodingKeys: String, CodingKey { case name, value, initial }

    /// The name in words, such as "canary share".
    package var label: String { name.replacing("_", with: " ") }
  }

  /// The settings that differ from those at the page.
  package var changedControls: [Control] { controls.filter { $0.value != $0.initial } }

  /// Reads the status of a session; `earlier` is a reading of its bad requests that was made before.
  ///
  /// Complexity: the rows of a quarter of an hour, and without an earlier reading of an hour and a half.
  package init(_ session: Session, knowing earlier: BadRate? = nil) throws(StagingError) {
    let rate = try session.badRate(knowing: earlier)
    let scenario = session.scenario
    title = scenario.title
    time = ClockTime(session.clock, in: scenario)
    minutesLeft = scenario.horizonMinutes - session.clock
    severity = scenario.brief.severity
    badRate = Rate(now: rate.now, atPage: rate.atPage, usual: rate.usual)
    updateDue = session.nextUpdateDue.map { ClockTime($0, in: scenario) }
    looks = session.looks.count
    controls = scenario.world.controls.map { control in
      Control(
        name: control.name.rawValue,
        value: session.incident.value(of: control.name),
        initial: control.initial
      )
    }
  }

  /// Facts for a line above a prompt, from the most important to the least.
  package var facts: [String] {
    ["\(time.clock) +\(time.minute) min"] + (severity.map { ["SEV \($0)"] } ?? [])
      + [badRate.text] + (updateDue.map { ["update \($0.clock)"] } ?? [])
      + ["\(minutesLeft) min left", "\(looks) seen", title]
  }
}
