import Drills
import Questions
import Reports
import ScenarioModel
import Telemetry

extension Site {
  /// Where a person stands, and the ways to be asked.
  func questions(_ service: QuestionService) throws -> WebPage {
    let history = try service.history()
    let document = ReadinessDocument(service.index, history)
    let schedule = QuestionSchedule(history, at: service.now)
    let due = service.index.entries.count { schedule.isDue($0.id) }
    return WebPage(
      title: "Questions",
      content: """
        <p class="lead">One question at a time, under time: answer, hear what was missing, read a \
        strong answer. What you miss comes back when you are about to lose it.</p>
        <section class="next" aria-label="Next step"><p class="kicker">Next</p>
        <p class="what">\(due == 0 ? "A new question" : "\(due) due today")</p>
        <p class="row"><a class="button primary" href="\(SprintAddress.next)">Ask me</a>
        <a class="button" href="\(QuestionRound(.twenty, count: 20).next)">The twenty</a>
        <a class="button" href="\(QuestionRound(.due).next)">Only what is due</a>
        <a class="button" href="\(QuestionRound(.check, count: 10).next)">The check: ten questions</a>
        <a class="button" href="\(QuestionRound(.mock, count: Self.mockQuestions).next)">A mock interview</a></p></section>
        \(readiness(document))
        """
    )
  }

  /// Where a person stands by area, and what interviewers would mark down.
  func readiness(_ document: ReadinessDocument) -> HTML {
    """
    <section aria-labelledby="areas"><h2 id="areas">By area</h2>
    <ul class="cards">\(document.areas.html(card))</ul>
    <p>\(document.weakestSentence)</p></section>
    \(habits(document))
    """
  }

  private func card(_ area: ReadinessDocument.Standing) -> HTML {
    let map: HTML =
      Topic(rawValue: area.area).map { "<a href=\"\(SprintAddress.map($0))\">map</a>" } ?? .none
    let standing: HTML =
      area.answered == 0
      ? "<span>not asked yet</span>"
      : """
      <span>\(area.right) of \(area.answered) right</span>\
      <span>95 % interval: \(area.intervalText)</span>
      """
    return """
      <li class="card"><a href="\(QuestionRound(area: Topic(rawValue: area.area)).next)">\(area.title)</a>
      <p class="facts">\(standing)<span>\(area.questions) questions</span>\(map)</p></li>
      """
  }

  private func habits(_ document: ReadinessDocument) -> HTML {
    let shown = document.habits.filter { $0.shown > 0 }
    guard !shown.isEmpty else { return .none }
    return """
      <section aria-labelledby="habits"><h2 id="habits">What interviewers would mark down</h2>
      <ul>\(shown.html { habit in
        """
        <li><b>\(habit.title)</b>: in \(habit.shown) of \(habit.answers) open answers. \(habit.advice)
        \(habit.quotes.html { "<p class=\"said\">\($0)</p>" })</li>
        """
      })</ul></section>
      """
  }

  /// Sends the browser to the next question of the round that the query names.
  func nextQuestion(_ service: QuestionService, _ query: FormFields) throws -> WebResponse {
    let round = QuestionRound(query)
    if let refusal = try notNow(round, to: SprintAddress.next.path) { return refusal }
    let question: Question?
    do throws(DrillError) {
      question = try service.queue(round.request, count: 1).first
    } catch {
      guard case .bank(let error) = error else { throw error }
      return .page(noQuestion(round, error))
    }
    guard let question else { throw WebFailure.notFound }
    var fields = FormFields()
    fields.add("seed", "\(service.seed())")
    for field in round.fields.fields { fields.add(field.name, field.value) }
    return .seeOther(
      QuestionRound.path(SprintAddress.question(question.id.rawValue).path, fields)
    )
  }

  /// A question with the form for its answer.
  func question(
    _ service: QuestionService,
    _ name: String,
    _ query: FormFields
  ) throws -> WebResponse {
    let question = try service.question(named: name)
    let round = QuestionRound(query)
    let isDue = QuestionSchedule(try service.history(), at: service.now).isDue(question.id)
    let path = SprintAddress.question(name).path
    if !isDue, let refusal = try notNow(round, to: path, beside: query["seed"]) { return refusal }
    let asked = AskedQuestion(question, seed: query["seed"].flatMap { UInt64($0) } ?? 0)
    return .page(
      page(of: asked, .init(texts: []), round, from: service.now, asking: nil, problem: nil)
    )
  }

  /// The page that asks back in the last hours before a question that is not due.
  private func notNow(
    _ round: QuestionRound,
    to path: String,
    beside seed: String? = nil
  ) throws -> WebResponse? {
    guard round.kind != .due, !round.isAnyway, let hours = try sessions.lastHours() else {
      return nil
    }
    var round = round
    round.isAnyway = true
    var fields = round.fields
    if let seed { fields.add("seed", seed) }
    return notNow(hours, link: QuestionRound.path(path, fields))
  }

  /// Takes an answer: asks once for what was missing, or keeps it and shows the verdict.
  func answer(
    _ service: QuestionService,
    _ name: String,
    _ form: FormFields
  ) throws -> WebResponse {
    let question = try service.question(named: name)
    guard let seed = form["seed"].flatMap({ UInt64($0) }), let start = form.number("start") else {
      throw WebFailure.malformed
    }
    let asked = AskedQuestion(question, seed: seed)
    let round = QuestionRound(form)
    var said = AskedQuestion.Said(
      texts: form.all("text").map { $0.replacing("\r\n", with: "\n").trimmed },
      chosen: form.number("option")
    )
    func again(_ problem: String) -> WebResponse {
      .page(
        page(of: asked, said, round, from: start, asking: nil, problem: problem),
        status: .unprocessable
      )
    }
    switch asked.deal {
    case .choice(let dealt):
      guard let place = said.chosen, dealt.options.indices.contains(place) else {
        said.texts = []
        return again("Choose one of the options first.")
      }
    case .open, .computed:
      said.chosen = nil
      guard said.texts.first?.isEmpty == false else { return again("Write an answer first.") }
    }
    let seconds = form.number("took") ?? service.now - start
    switch asked.step(after: said) {
    case .followUp(let text):
      return .page(
        page(of: asked, said, round, from: start, took: seconds, asking: text, problem: nil)
      )
    case .done(let grade):
      let answer = asked.answer(said, grade, seconds: seconds)
      let number = try service.keep(.answered(answer))
      return .seeOther(
        QuestionRound.path(SprintAddress.answer(number).path, round.afterAnswer.fieldsOfAnswer)
      )
    }
  }

  private func page(
    of asked: AskedQuestion,
    _ said: AskedQuestion.Said,
    _ round: QuestionRound,
    from start: Int,
    took: Int? = nil,
    asking followUp: String?,
    problem: String?
  ) -> WebPage {
    let document = QuestionDocument(asked)
    let before = followUp == nil ? [] : said.texts
    return WebPage(
      title: document.title,
      content: """
        <p class="facts">\(round.place.map { place -> HTML in "<b>\(round.title): \(place)</b>" })\
        <span>\(document.area)</span><span>\(document.kind)</span>\
        <span class="clock" role="timer" data-limit="\(document.seconds)">\(document.seconds) s</span></p>
        <p class="lead">\(document.prompt)</p>
        \(problem.map { "<p class=\"alert\" role=\"alert\">\($0)</p>" })
        <form method="post" action="\(SprintAddress.question(document.question))">
        <input type="hidden" name="seed" value="\("\(document.seed)")">
        <input type="hidden" name="start" value="\("\(start)")">\(round.fields.fields.html { field in
          "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
        })
        \(took.map { "<input type=\"hidden\" name=\"took\" value=\"\("\($0)")\">" })
        \(options(document, said, isFixed: followUp != nil))
        \(before.html { text in
          "<p class=\"said\">\(text)</p><input type=\"hidden\" name=\"text\" value=\"\(text)\">"
        })
        \(followUp.map { "<p class=\"question\" role=\"status\">\($0)</p>" })
        \(field(asked, document, said, isFollowUp: followUp != nil))
        <p><button class="primary">\(followUp == nil ? "Answer" : "Add, or leave empty to pass")\
        </button></p></form>
        """
    )
  }

  private func options(
    _ document: QuestionDocument,
    _ said: AskedQuestion.Said,
    isFixed: Bool
  ) -> HTML {
    guard !document.options.isEmpty else { return .none }
    if isFixed {
      return """
        \(said.chosen.map { "<input type=\"hidden\" name=\"option\" value=\"\($0)\">" })
        <p>You chose \(DealtChoice.letter(said.chosen ?? 0)).</p>
        """
    }
    return """
      <fieldset><legend>Choose one</legend>\(document.options.enumerated().html { place, option in
        """
        <label class="choice"><input type="radio" name="option" value="\(place)"\
        \(" checked", if: place == said.chosen)><span><b>\(option.letter)</b> \(option.text)</span>\
        </label>
        """
      })</fieldset>
      """
  }

  private func field(
    _ asked: AskedQuestion,
    _ document: QuestionDocument,
    _ said: AskedQuestion.Said,
    isFollowUp: Bool
  ) -> HTML {
    let kept = isFollowUp ? "" : said.texts.last ?? ""
    switch asked.deal {
    case .computed:
      return """
        <p><label for="text">Your number, with its unit</label>
        <input id="text" name="text" autocomplete="off" maxlength="200" value="\(kept)"></p>
        """
    case .open, .choice:
      let isSpoken = document.refute == nil && !isFollowUp
      let label = document.refute.map { "Why is \($0) wrong? A sentence." } ?? "Your answer"
      return """
        \(isSpoken ? Recording(of: asked).recorder : .none)
        <p><label for="text">\(isFollowUp ? "Your addition" : label)</label>
        <textarea id="text" name="text" rows="\(isFollowUp ? 3 : 8)" data-most="8000">\
        \(HTML.lines(kept))</textarea></p>
        """
    }
  }
}
