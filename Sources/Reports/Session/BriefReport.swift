package import ScenarioModel
package import Sessions
import Telemetry

/// The page of an incident with its figures, and everything a player knows at the start.
///
/// Reports owns the documents that front ends show or print as JSON, as values: titles, texts,
/// numbers and times, so that a renderer needs no session. It knows no width, colour, terminal or
/// markup of a particular front end, no store and no exit code. What a player or a candidate reads
/// before the debrief holds nothing of the truth, the seed, a host's notes or clues still to come;
/// a report that does is named after its reader, such as `HostSheetReport`.
package struct BriefReport: Hashable, Sendable, Codable {
  package var title: String
  /// Who the player is and what they are responsible for.
  package var role: String
  /// The page as it arrived, its figures filled in.
  package var page: String
  package var pageTime: ClockTime
  /// Facts about the system and its latest changes, a paragraph each.
  package var background: [String]
  /// The severity that the page states, from 1, the gravest, to 4.
  package var severity: Int?
  package var hypotheses: HypothesesReport
  /// The rules of the score.
  package var conduct: ConductReport

  private enum CodingKeys: String, CodingKey {
    case title, role, page, pageTime, background, severity, hypotheses, conduct
  }

  /// Reads the brief of a session; throws where the page's figures cannot be computed.
  ///
  /// Complexity: that of the alert's measures.
  package init(_ session: Session) throws(StagingError) {
    let scenario = session.scenario
    title = scenario.title
    role = scenario.brief.role
    page = try session.pageText()
    pageTime = ClockTime(0, in: scenario)
    background = scenario.brief.background
    severity = scenario.brief.severity
    hypotheses = HypothesesReport(session)
    conduct = ConductReport(session)
  }
}
