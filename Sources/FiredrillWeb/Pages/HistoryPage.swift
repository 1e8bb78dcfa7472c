import Drills
import Plotting
import Reports
import Sessions

extension Site {
  /// All sessions, the newest first.
  func history() async throws -> WebPage {
    try await sessions.recordMissingScores(services.scorekeeper)
    let all = try sessions.sessions()
    guard !all.isEmpty else {
      return WebPage(
        title: "Sessions",
        content: "<p>No session yet. <a href=\"\(Address.home)\">Start one.</a></p>"
      )
    }
    return WebPage(
      title: "Sessions",
      content: """
        <div class="scroll" tabindex="0" role="region" aria-label="Sessions"><table>
        <thead><tr><th scope="col" class="n">no.</th><th scope="col">scenario</th>\
        <th scope="col">started</th><th scope="col">mode</th><th scope="col">result</th>\
        <th scope="col">label</th><th scope="col">look</th></tr></thead>
        <tbody>\(all.html(row))</tbody></table></div>
        <p class="faint">'firedrill label' names sessions and 'firedrill erase' deletes them.</p>
        """
    )
  }

  private func row(_ session: SessionSummary) -> HTML {
    let number = session.id.rawValue
    let links: HTML
    switch session.state {
    case _ where session.mode == SessionMode.interview.rawValue:
      links = """
        <a href="\(session.address)">\(session.state == .declared ? "scorecard" : "rooms" as HTML)</a>
        """
    case .open where session.isForRooms: links = "<a href=\"\(session.address)\">rooms</a>"
    case .open: links = "<a href=\"\(.session(number, .drill))\">go on</a>"
    case .declared:
      links = """
        <a href="\(.session(number, .debrief))">debrief</a> <a href="\(.session(number, .replay))">\
        replay</a>
        """
    case .abandoned: links = "<a href=\"\(.session(number, .replay))\">replay</a>"
    }
    return """
      <tr><td class="n">\(number)</td><td>\(session.scenario)</td>\
      <td>\(String(session.createdAt.prefix(10)))</td><td>\(session.modeText)\
      \(session.known.map { ", \($0.rawValue)" })</td><td>\(session.resultText)</td>\
      <td>\(session.label)</td><td>\(links)</td></tr>
      """
  }

  /// Scores over time, the weakest spots, and what to drill next.
  func progress() async throws -> WebPage {
    try await sessions.recordMissingScores(services.scorekeeper)
    let document = ProgressDocument(try TrainingService(sessions).plan())
    let readiness = try questionReadiness()
    guard !document.course.isEmpty else {
      return WebPage(
        title: "Progress",
        content: """
          \(readiness)
          <p>No session counts yet: a drill or an open drill that you declare does. Guided ones, \
          given seeds, branches and imported files do not.</p>
          <p><a class="button" href="\(Address.home)">To the incidents</a></p>
          """
      )
    }
    let figures = [
      document.courseFigure, document.criteriaFigure, document.topicsFigure,
      document.scenariosFigure, document.scheduleFigure,
    ].compactMap(\.self)
    let next: HTML? = document.next.map { next in
      let reason: HTML = next.pattern.map { ", because of: \($0)" } ?? .none
      return """
        <section class="next" aria-label="Next step"><p class="kicker">Drill next</p>
        <p class="what">\(next.scenario)\(reason)</p>
        <p><a class="button primary" href="\(.incident(next.scenario))">Choose how to play it</a></p>
        </section>
        """
    }
    return WebPage(
      title: "Progress",
      content: """
        <p class="facts"><span>\(document.sessions) sessions count</span>\
        \(document.mean.map { "<span>mean \(NumberText.fixed($0, decimals: 1))</span>" })\
        \(document.level.map { "<span>\($0)</span>" })</p>
        \(next)
        \(readiness)
        \(figures.html { FigureView($0).html })
        <p><a href="\(Address.certificate)">What you have drilled, to print</a></p>
        """
    )
  }

  /// Readiness by area and what interviewers would mark down; nothing where no question was answered or
  /// there is no bank.
  private func questionReadiness() throws -> HTML? {
    guard try sessions.hasHistory(), let service = try? QuestionService(services, sessions) else {
      return nil
    }
    let document = ReadinessDocument(service.index, try service.history())
    return document.isEmpty ? nil : readiness(document)
  }
}
