import Plotting
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// The line above the prompt of a session: clock, severity, what went wrong, evidence, time left.
  ///
  /// Harm over the healthy twin and anything else that only the simulation knows stays out of it.
  func statusLine(of session: Session, bad: Int) -> StatusLine {
    let scenario = session.scenario
    let clock = time(session.clock, in: scenario)
    let seen = session.looks.count
    var facts = [clock, "+\(session.clock) min"]
    if let severity = scenario.brief.severity { facts.append("SEV \(severity)") }
    facts += [
      "\(NumberText.count(bad)) bad request\(bad == 1 ? "" : "s")",
      "\(seen) seen",
      "\(scenario.horizonMinutes - session.clock) min left",
      scenario.title,
    ]
    return StatusLine(
      facts: facts,
      inline: "\(clock) +\(session.clock) min, \(bad) bad, \(seen) seen"
    )
  }
}
