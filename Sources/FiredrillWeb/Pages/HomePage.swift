import Drills
import Plotting
import Reports
import Scoring
import Sessions

extension Site {
  /// The first page: one next step, all incidents, the last sessions.
  func home() async throws -> WebPage {
    let scenarios = try listedScenarios()
    let sessions = try sessions.sessions()
    return WebPage(
      title: "Incidents to practise on",
      content: """
        <p class="lead">You are on call for a product built on language models. Look at evidence, say \
        what you believe, stop the harm, and declare the cause. Then your path is scored.</p>
        \(try nextStep(scenarios, sessions))
        \(try dailyCard(scenarios))
        <section aria-labelledby="incidents"><h2 id="incidents">Incidents</h2>
        <ul class="cards">\(scenarios.html { card($0, sessions) })</ul>
        \(teamLink)</section>
        <section aria-labelledby="sprint"><h2 id="sprint">Before an interview</h2>
        <p class="row"><a class="button" href="\(SprintAddress.plan)">Plan the time that is left</a>
        <a class="button" href="\(SprintAddress.questions)">Questions</a>
        <a class="button" href="\(SprintAddress.numbers)">Numbers to know</a>
        <a class="button" href="\(SprintAddress.maps)">Maps of five areas</a></p></section>
        \(lastSessions(sessions, scenarios))
        """
    )
  }

  /// The scenarios that are installed and can be read, in the order of their names.
  func listedScenarios() throws -> [ListedScenario] {
    let summaries = services.summaries
    return try services.catalog.folders().compactMap { try? summaries.summary(folder: $0) }
  }

  /// The one thing to do next: go on, begin, or practise what is due.
  private func nextStep(
    _ scenarios: [ListedScenario],
    _ sessions: [SessionSummary]
  ) throws -> HTML {
    func title(_ id: String) -> String { scenarios.first { $0.id == id }?.title ?? id }
    let open = sessions.first { $0.state == .open && !$0.isForRooms }
    if let open {
      return """
        <section class="next" aria-label="Next step"><p class="kicker">Continue</p>
        <p class="what">\(title(open.scenario))</p>
        <p>Session \(open.id.rawValue), \(open.modeText), \(open.events) events so far.</p>
        <p><a class="button primary" href="\(.session(open.id.rawValue, .drill))">Go on</a></p>
        </section>
        """
    }
    guard sessions.contains(where: { $0.score != nil }) else {
      guard let easiest = scenarios.min(by: { $0.difficulty < $1.difficulty }) else { return .none }
      return """
        <section class="next" aria-label="Next step"><p class="kicker">Start here</p>
        <p class="what">\(easiest.title)</p>
        <p>A guided first incident, about 15 minutes: four choices at each step, and after each you \
        read why it was right or wrong.</p>
        <form method="post" action="\(.incident(easiest.id))">
        <input type="hidden" name="mode" value="guided">
        <button class="primary">Start the guided incident</button></form>
        </section>
        """
    }
    let plan = try TrainingService(self.sessions).plan()
    guard let scenario = ProgressDocument(plan).next?.scenario else { return .none }
    let reason: HTML =
      plan.due.map { "You are about to lose this: \($0.pattern). This incident practises it." }
      ?? "The incident that teaches you most now."
    return """
      <section class="next" aria-label="Next step"><p class="kicker">Today</p>
      <p class="what">\(title(scenario))</p>
      <p>\(reason)</p>
      <p><a class="button primary" href="\(.incident(scenario))">Choose how to play it</a></p>
      </section>
      """
  }

  private var teamLink: HTML {
    guard identity.mayHost else { return .none }
    return "<p><a href=\"\(Address.rooms)#tabletop\">Play one with a team: open a tabletop</a></p>"
  }

  private func card(_ scenario: ListedScenario, _ sessions: [SessionSummary]) -> HTML {
    let scores = sessions.filter { $0.scenario == scenario.id }.compactMap { $0.score?.total }
    let best: HTML? = scores.max().map {
      "<span class=\"best\">best \(NumberText.fixed(Scorecard.rounded($0), decimals: 1))</span>"
    }
    return """
      <li class="card"><a href="\(.incident(scenario.id))">\(scenario.title)</a>
      <p class="facts"><span>\(scenario.topic)</span><span>difficulty \(scenario.difficultyText)</span>\
      <span>\(scenario.hypotheses) possible causes</span>\(best)</p></li>
      """
  }

  private func lastSessions(_ sessions: [SessionSummary], _ scenarios: [ListedScenario]) -> HTML {
    guard !sessions.isEmpty else { return .none }
    return """
      <section aria-labelledby="last"><h2 id="last">Your last sessions</h2>
      <ul class="plain">\(sessions.prefix(5).html { session in
        let title = scenarios.first { $0.id == session.scenario }?.title ?? session.scenario
        return """
          <li><a href="\(session.address)">\(session.id.rawValue) · \(title)</a> \
          <span class="faint">\(session.modeText), \(session.resultText)</span></li>
          """
      })</ul></section>
      """
  }
}

extension SessionSummary {
  /// The page that shows the session best: the drill while it is open, else its debrief or replay; of an
  /// interview, the rooms, its scorecard or its replay; of a tabletop, the rooms while it is open.
  var address: Address {
    if mode == SessionMode.interview.rawValue {
      return switch state {
      case .open: .rooms
      case .declared: .comparison(id.rawValue, id.rawValue)
      case .abandoned: .session(id.rawValue, .replay)
      }
    }
    if state == .open, isForRooms { return .rooms }
    return switch state {
    case .open: .session(id.rawValue, .drill)
    case .declared: .session(id.rawValue, .debrief)
    case .abandoned: .session(id.rawValue, .replay)
    }
  }

  /// The mode in words.
  var modeText: String {
    switch SessionMode(rawValue: mode) {
    case .drill: "drill"
    case .open: "open drill"
    case .guided: "guided"
    case .interview: "interview"
    case .tabletop: "tabletop"
    case nil: mode
    }
  }

  /// The score, or the state of a session without one.
  var resultText: String {
    score.map { "score \(NumberText.fixed(Scorecard.rounded($0.total), decimals: 1))" }
      ?? state.rawValue
  }
}
