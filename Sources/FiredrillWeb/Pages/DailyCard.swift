import Drills
import Reports
import Sessions

extension Site {
  /// The incident of the day: a button that starts it, a way back into it, or what it came to.
  func dailyCard(_ scenarios: [ListedScenario]) throws -> HTML {
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
        "<p><a class=\"button\" href=\"\(.daily)\">See what it came to</a></p>"
      case .abandoned: "<p>You gave it up. The next one comes at midnight UTC.</p>"
      }
    return """
      <section class="next" aria-labelledby="daily"><p class="kicker" id="daily">Incident of the day</p>
      <p class="what">\(scenario.title)</p>
      <p>\(incident.day), difficulty \(incident.difficulty) of 4, the same for everybody.</p>
      \(way)</section>
      """
  }

  /// The result of today's incident, in lines to share; the first page where there is nothing yet.
  ///
  /// It computes the harm of three courses anew, so it is a page of its own.
  func daily() async throws -> WebResponse {
    let daily = try DailyService(services)
    guard let result = try await daily.result(of: daily.today()) else {
      return .seeOther(Address.home.path)
    }
    return .page(
      WebPage(
        title: "Incident of the day",
        content: """
          <pre>\(result.lines.joined(separator: "\n"))</pre>
          <p>These lines give nothing away: paste them anywhere.</p>
          """
      )
    )
  }

  /// Starts today's incident, or goes on with the attempt that there is.
  func startDaily(_ form: FormFields) async throws -> WebResponse {
    let daily = try DailyService(services)
    let incident = try daily.today()
    if let attempt = try daily.attempt(at: incident) {
      return .seeOther(Address.session(attempt.id.rawValue, .drill).path)
    }
    if let refusal = try notNow(form, to: Address.daily.path) { return refusal }
    let (session, id) = try daily.begin(incident)
    _ = await rooms.enter(session, id)
    return .seeOther(Address.session(id.rawValue, .drill).path)
  }
}
