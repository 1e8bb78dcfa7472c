import Foundation
import Proving
import ScenarioModel
package import Sessions
import Telemetry

/// A world of a scenario with a truth that an author chose.
package struct AuthoredWorld: Sendable {
  /// The title of the true hypothesis.
  package let truth: String
  fileprivate let scenario: Scenario
  fileprivate let hypothesis: HypothesisID
  fileprivate let seed: UInt64

  /// The telemetry of the world up to a minute, in which nobody acts, for a file.
  ///
  /// Minutes count from the page. It begins with the first minute where `from` is not given, and ends
  /// before `to`, else after `hours`, else at the horizon.
  package func telemetry(
    from: Int?,
    to: Int?,
    hours: Double?,
    as format: TelemetryFormat,
    isForced: Bool
  ) throws(DrillError) -> TelemetryFiles {
    let first = from ?? scenario.world.firstMinute
    let end = to ?? hours.map { first + Int(($0 * 60).rounded()) } ?? scenario.horizonMinutes
    let world = try DrillError.wrap {
      let staging = try Staging(scenario)
      var incident = Incident(staging)
      incident.advance(to: max(0, min(end, World.lastMinute)))
      return RecordSource(
        try staging.deal(seed: seed, truth: hypothesis).world,
        timeline: incident.timeline,
        window: MinuteRange(from: first, to: end)
      )
    }
    return TelemetryFiles(
      source: world,
      service: scenario.id.rawValue,
      format: format,
      isForced: isForced
    )
  }
}

/// A form in which a scenario's chart is drawn.
package enum ChartFormat: String, Hashable, Sendable, CaseIterable {
  case mermaid, dot, scxml
}

extension AuthoringService {
  /// The world of a seed under a hypothesis, which a label, a name or its beginning picks.
  package func world(
    folder: String,
    difficulty: Int?,
    seed: UInt64,
    truth: String
  ) throws(DrillError) -> AuthoredWorld {
    try DrillError.wrap {
      let scenario = try catalog.load(folder: folder, difficulty: difficulty).scenario
      let hypothesis = try scenario.hypothesis(picked: truth)
      return AuthoredWorld(
        truth: hypothesis.title,
        scenario: scenario,
        hypothesis: hypothesis.id,
        seed: seed
      )
    }
  }

  /// The chart of the scenario of a folder as text; in a picture the way of a session is marked.
  package func chart(
    folder: String,
    as format: ChartFormat,
    marking session: Session? = nil
  ) throws(DrillError) -> String {
    let scenario = try DrillError.wrap { try catalog.load(folder: folder).scenario }
    if let session, session.scenario.id != scenario.id {
      throw .otherScenario(played: session.scenario.id, asked: scenario.id)
    }
    let picture = ChartPicture(
      session?.scenario.chart ?? scenario.chart,
      trace: session.map { ChartTrace($0) }
    )
    return switch format {
    case .mermaid: picture.mermaid
    case .dot: picture.dot
    case .scxml: SCXMLWriter.text(of: scenario.chart)
    }
  }
}
