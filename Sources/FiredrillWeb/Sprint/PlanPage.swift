import Drills
import Questions
import Reports
import ScenarioModel

extension Site {
  /// The plan for the time that is left, with the form that sets its date.
  func plan(_ service: QuestionService, problem: String?) throws -> WebPage {
    var document: PlanDocument?
    var problem = problem
    do throws(DrillError) {
      document = try service.plan(until: nil).map(PlanDocument.init)
    } catch {
      guard case .bank(.plan) = error else { throw error }
      problem = problem ?? "The date of your plan is past. Set a new one."
    }
    return WebPage(
      title: "Plan",
      content: """
        \(problem.map { "<p class=\"alert\" role=\"alert\">\($0)</p>" })
        \(document.map(days))
        <form method="post" action="\(SprintAddress.plan)" class="start">
        <fieldset><legend>When is your interview?</legend>
        <p class="row"><button name="in" value="604800">In a week</button>
        <button name="in" value="259200">In three days</button>
        <button name="in" value="86400">In a day</button>
        <button name="in" value="7200">In two hours</button></p>
        <p class="row"><label for="on">or on</label><input id="on" name="on" type="date">
        <button>Plan for this day</button></p></fieldset></form>
        """
    )
  }

  private func days(_ document: PlanDocument) -> HTML {
    """
    <p class="lead">\(document.title). \(document.rule)</p>
    \(document.days.enumerated().html { index, day in
      let later: HTML? =
        index == document.days.count - 1
        ? document.laterSentence.map { "<p class=\"faint\">\($0)</p>" } : nil
      return """
      \(later)<section><h2>\(day.title)</h2><ul class="plain">\(day.items.html { item in
        self.item(item, isToday: index == 0)
      })</ul></section>
      """
    })
    <p class="faint">\(PlanDocument.note)</p>
    <p class="row"><a class="button" href="\(SprintAddress.calendar)">As a calendar file</a>
    <a class="button" href="\(SprintAddress.markdown)">As Markdown</a></p>
    """
  }

  private func item(_ item: PlanDocument.Item, isToday: Bool) -> HTML {
    let done: HTML = item.goal.isReading ? "✓ opened" : "✓ done"
    let mark: HTML =
      item.isDone ? done : item.partText.map { "\($0)" } ?? (isToday ? "to do" : "later")
    return """
      <li><a href="\(path(of: item))">\(item.title)</a> <span class="faint mark">\(item.minutes) min · \
      \(mark)</span><br>\(item.reason)\(lab(beside: item.goal))</li>
      """
  }

  /// The way to the lab from an incident of the plan.
  private func lab(beside goal: PlanGoal) -> HTML? {
    guard case .incident(let scenario) = goal else { return nil }
    return
      " <a href=\"\(LabAddress.scenario(scenario.rawValue))\">Afterwards: break it in the lab.</a>"
  }

  /// The page on which an item is done, from where it stands.
  private func path(of item: PlanDocument.Item) -> String {
    func round(_ kind: QuestionRound.Kind, _ count: Int, _ area: Topic? = nil) -> String {
      let done = item.done < count ? item.done : 0
      return QuestionRound(kind, area: area, count: count, done: done).next
    }
    return switch item.goal {
    case .map(let area): SprintAddress.map(area).path
    case .numbers: SprintAddress.numbers.path
    case .answers(let count, let area): round(.mixed, count, area)
    case .due(let count): round(.due, count)
    case .twenty(let count): round(.twenty, count)
    case .check(let count): round(.check, count)
    case .mock: QuestionRound(.mock, count: Self.mockQuestions).next
    case .incident(let scenario): Address.incident(scenario.rawValue).path
    case .lab(let scenario): LabAddress.scenario(scenario.rawValue).path
    }
  }

  /// The open questions of a mock interview before its incident.
  static let mockQuestions = 4

  /// Remembers the date of the form and shows the plan for it.
  func setPlan(_ service: QuestionService, _ form: FormFields) throws -> WebResponse {
    let target: Int?
    if let seconds = form.number("in"), (1...31_536_000).contains(seconds) {
      target = service.now + seconds
    } else {
      target = form["on"].flatMap { CalendarDay($0) }.map { $0.second + 86_400 }
    }
    func refusal(_ problem: String) throws -> WebResponse {
      .page(try plan(service, problem: problem), status: .unprocessable)
    }
    guard let target else { return try refusal("Choose a day first, such as 2026-12-24.") }
    do throws(DrillError) {
      _ = try service.plan(until: target)
    } catch {
      guard case .bank(.plan(let error)) = error else { throw error }
      return try refusal(RefusalReport("\(error)").sentence)
    }
    try service.keep(.planned(until: target))
    return .seeOther(SprintAddress.plan.path)
  }

  /// The maps that there are.
  func maps(_ service: QuestionService) throws -> WebPage {
    WebPage(
      title: "Maps",
      content: """
        <p class="lead">The path of a request or a model through each area: what breaks at each stage, how
        it shows, the look that tells it, and the number to know.</p>
        <ul class="cards">\(try service.sheets().compactMap { part in
          part.map.map { map -> HTML in
            """
            <li class="card"><a href="\(SprintAddress.map(part.area))">\(part.area.title)</a>
            <p>\(map.stages.map(\.title).joined(separator: " → "))</p></li>
            """
          }
        })</ul>
        """
    )
  }

  /// The map of an area; in the last hours it offers no question and no drill.
  func map(_ service: QuestionService, _ area: Topic) throws -> WebPage {
    let document = MapDocument(
      try service.map(of: area),
      of: area,
      isForReading: try sessions.lastHours() != nil
    )
    try service.keep(.read(page: PageName.map(area)))
    let ask: HTML =
      document.isForReading
      ? "<a class=\"button\" href=\"\(SprintAddress.numbers)\">Numbers</a>"
      : """
      <a class="button primary" href="\(QuestionRound(area: area).next)">Ask me about it</a>
      """
    return WebPage(
      title: document.title,
      content: """
        <p class="facts">\(Topic.allCases.html { other in
          other == area
            ? "<b>\(other.title)</b>" : "<a href=\"\(SprintAddress.map(other))\">\(other.title)</a>"
        })</p>
        <p class="lead">\(document.stages.map(\.title).joined(separator: " → "))</p>
        \(document.stages.enumerated().html { index, stage in
          self.stage(stage, index + 1, offers: !document.isForReading)
        })
        <p>\(ask)</p>
        """
    )
  }

  private func stage(_ stage: MapDocument.Stage, _ number: Int, offers: Bool) -> HTML {
    let questions = stage.questions.html { name in
      "<a href=\"\(SprintAddress.question(name))?seed=1\">\(name)</a> "
    }
    let incident = stage.incident.map { name -> HTML in
      """
      <a href="\(Address.incident(name))">incident: \(name)</a> \
      <a href="\(LabAddress.scenario(name))">lab: break it yourself</a>
      """
    }
    let files: HTML? = offers ? "<p class=\"files\">\(questions)\(incident)</p>" : nil
    return """
      <section class="criterion"><h2>\(number). \(stage.title)</h2><p>\(stage.does)</p>
      <dl class="fields"><div><dt>breaks</dt><dd>\(stage.breaks.html { "<p>\($0)</p>" })</dd></div>
      <div><dt>shows</dt><dd>\(stage.shows)</dd></div><div><dt>look</dt><dd>\(stage.look)</dd></div>
      <div><dt>number</dt><dd>\(stage.number) <span class="faint">\(HTML.linked(stage.source))</span></dd></div></dl>
      \(files)</section>
      """
  }

  /// The sheet of numbers, which prints on two pages.
  func numbers(_ service: QuestionService) throws -> WebPage {
    try service.keep(.read(page: PageName.numbers))
    let document = NumbersDocument(try service.sheets())
    return WebPage(
      title: "Numbers",
      content: """
        <h2>\(NumbersDocument.frameworkTitle)</h2><ol>\(document.framework.html { "<li>\($0)</li>" })</ol>
        <div class="sheet">\(document.areas.html { part in
          """
          <section><h2>\(part.title)</h2><dl>\(part.numbers.html { number in
            """
            <div><dt><b>\(number.title)</b> \(number.range) <span class="faint">\(number.conditions)\
            </span></dt><dd>\(number.say)</dd></div>
            """
          })</dl></section>
          """
        })</div>
        """
    )
  }
}
