import Foundation
package import Reports
import Scoring
import SessionStore
package import Sessions

/// Deals the incident of the day, finds the one attempt that counts, and says what it came to.
package struct DailyService: Sendable {
  private let services: DrillServices
  private let sessions: SessionService
  private let scenarios: [String]

  package init(_ services: DrillServices) throws(DrillError) {
    self.services = services
    sessions = try services.sessions()
    scenarios = try DrillError.wrap { try services.catalog.folders() }
      .map { URL(filePath: $0).lastPathComponent }
  }

  /// The incident of today.
  package func today() throws(DrillError) -> DailyIncident { try incident(daysAgo: 0) }

  /// The first session of a day's incident on this machine, which is the one that counts.
  package func attempt(at incident: DailyIncident) throws(DrillError) -> SessionSummary? {
    try DrillError.wrap {
      try sessions.store.dealt(scenario: incident.scenario, seed: incident.seed).first {
        $0.difficulty == incident.difficulty && $0.known == nil
      }
    }
  }

  /// Opens today's incident; `attempt(at:)` must be asked first.
  package func begin(
    _ incident: DailyIncident
  ) throws(DrillError) -> (session: Session, id: SessionID) {
    let folder = try DrillError.wrap { try sessions.catalog.folder(named: incident.scenario) }
    return try sessions.open(
      Opening(
        folder: folder,
        difficulty: incident.difficulty,
        seed: incident.seed,
        label: "incident of \(incident.day)",
        isSeedKnown: false
      )
    )
  }

  /// The days in a row up to today, or to yesterday where today's is not declared yet, whose incidents
  /// were declared.
  package func streak() throws(DrillError) -> Int {
    let isTodayDone = try attempt(at: today())?.state == .declared
    var days = 0
    while try attempt(at: incident(daysAgo: days + (isTodayDone ? 0 : 1)))?.state == .declared {
      days += 1
    }
    return days
  }

  /// The result of an attempt that was declared, which gives away no truth; `nil` before.
  package func result(of incident: DailyIncident) async throws(DrillError) -> DailyResult? {
    guard let attempt = try attempt(at: incident), attempt.state == .declared else { return nil }
    let session = try sessions.load(attempt.id)
    let sealed = try sessions.sealedCard(of: session, attempt.id)
    let (debrief, card) = try await services.scorekeeper.debrief(of: session, sealed: sealed)
    guard let card = card ?? sealed else { return nil }
    return DailyResult(
      day: incident.day,
      scenario: incident.scenario,
      difficulty: incident.difficulty,
      band: card.band.rawValue,
      looks: session.looks.count,
      minutes: session.clock,
      harm: DailyResult.rises(
        debrief.harm.session.map(\.harm),
        unattended: debrief.harm.unattended.map(\.harm)
      ),
      streak: try streak()
    )
  }

  private func incident(daysAgo days: Int) throws(DrillError) -> DailyIncident {
    let today = services.environment.now() / 86_400
    guard let incident = DailyIncident(daysSince1970: today - days, scenarios: scenarios) else {
      throw .catalog(.unnamed)
    }
    return incident
  }
}
