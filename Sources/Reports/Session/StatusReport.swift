import Plotting
package import ScenarioModel
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
  /// Bad requests since the page that can be counted in the telemetry.
  package var badRequests: Int
  /// The number of looks at evidence so far.
  package var looks: Int
  package var controls: [Control]

  private enum CodingKeys: String, CodingKey {
    case title, time, minutesLeft, severity, badRequests, looks, controls
  }

  /// A setting of the system, such as a share of traffic.
  package struct Control: Hashable, Sendable, Codable {
    package var name: String
    package var value: Int
    /// The value at the page.
    package var initial: Int

    private enum CodingKeys: String, CodingKey { case name, value, initial }
  }

  /// Reads the status of a session; `badRequests` are as the session counts them.
  package init(_ session: Session, badRequests: Int) {
    let scenario = session.scenario
    title = scenario.title
    time = ClockTime(session.clock, in: scenario)
    minutesLeft = scenario.horizonMinutes - session.clock
    severity = scenario.brief.severity
    self.badRequests = badRequests
    looks = session.looks.count
    controls = scenario.world.controls.map { control in
      Control(
        name: control.name.rawValue,
        value: session.incident.value(of: control.name),
        initial: control.initial
      )
    }
  }

  /// Reads the status of a session and counts its bad requests.
  ///
  /// Complexity: the rows since the page.
  package init(_ session: Session) throws(StagingError) {
    self.init(session, badRequests: try session.observedBadRequests())
  }

  /// Facts for a line above a prompt, from the most important to the least.
  package var facts: [String] {
    [time.clock, "+\(time.minute) min"] + (severity.map { ["SEV \($0)"] } ?? [])
      + [
        "\(NumberText.count(badRequests)) bad request\(badRequests == 1 ? "" : "s")",
        "\(looks) seen", "\(minutesLeft) min left", title,
      ]
  }
}
