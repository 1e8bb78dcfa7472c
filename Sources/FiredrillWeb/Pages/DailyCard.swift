import Drills
import Reports
import Sessions

extension Site {
  /// The incident of the day: a button that starts it, a way back into it, or what it came to.
  func dailyCard(_ scenarios: [ListedScenario]) async throws -> HTML {
    let daily = try DailyService(services)
    let incident = try daily.today()
    guard let scenario = scenarios.first(where: { $0.id == incident.scenario }) else {
      return .none
    }
    let attempt = try daily.attempt(at: incident)
    let way: HTML =
      switch attempt?.state {
      case nil:
        """
        <form method="post" action="\(.daily)"><button>Play it: one attempt counts</button></form>
        """
      case .open:
        "<p><a class=\"button\" href=\"\(.session(attempt?.id.rawValue ?? 0, .drill))\">Go on</a></p>"
      case .declared:
        if let result = try await daily.result(of: incident) {
          "<pre>\(result.lines.joined(separator: "\n"))</pre>"
        } else {
          .none
        }
      case .abandoned: "<p>You gave it up. The next one comes at midnight UTC.</p>"
      }
    return """
      <section class="next" aria-labelledby="daily"><p class="kicker" id="daily">Incident of the day</p>
      <p class="what">\(scenario.title)</p>
      <p>\(incident.day), difficulty \(incident.difficulty) of 4, the same for everybody.</p>
      \(way)</section>
      """
  }

  /// Starts today's incident, or goes on with the attempt that there is.
  func startDaily() async throws -> WebResponse {
    let daily = try DailyService(services)
    let incident = try daily.today()
    if let attempt = try daily.attempt(at: incident) {
      return .seeOther(Address.session(attempt.id.rawValue, .drill).path)
    }
    let (session, id) = try daily.begin(incident)
    _ = await rooms.enter(session, id)
    return .seeOther(Address.session(id.rawValue, .drill).path)
  }
}
