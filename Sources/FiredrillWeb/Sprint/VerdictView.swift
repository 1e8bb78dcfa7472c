import Drills
import Questions
import Reports
import ScenarioModel
import Telemetry

extension Site {
  /// The verdict on an answer that was kept, with a strong answer.
  func verdict(
    _ service: QuestionService,
    _ number: Int,
    _ round: QuestionRound
  ) throws -> WebPage {
    guard let entry = try service.history().answers.first(where: { $0.number == number }) else {
      throw WebFailure.notFound
    }
    let kept = entry.answer
    let asked = AskedQuestion(try service.question(named: kept.question), seed: kept.seed)
    let place = kept.chosen?.utf8.first.map { Int($0) - Int(UInt8(ascii: "A")) }
    let said = AskedQuestion.Said(texts: kept.texts, chosen: place)
    guard case .done(let grade) = asked.step(after: said) else { throw WebFailure.malformed }
    let document = VerdictDocument(asked, grade, kept: kept, number: number)
    let disputes = try service.history().disputes.filter { $0.answer == number }
    return WebPage(
      title: asked.question.title,
      content: verdict(document, asked, kept) + wayOn(round, kept)
        + disputeForm(document, disputes, number)
    )
  }

  /// The links to the next question of the round, or where its end leads.
  private func wayOn(_ round: QuestionRound, _ kept: GivenAnswer) -> HTML {
    guard !round.isOver else {
      let more: HTML =
        round.kind == .mock
        ? "<a class=\"button primary\" href=\"\(Address.rooms)\">The second half: an incident interview</a>"
        : "<a class=\"button primary\" href=\"\(SprintAddress.questions)\">Where you stand</a>"
      return """
        <section class="next" aria-label="End of the round"><p class="kicker">\(round.title)</p>
        <p class="what">\(round.count ?? round.done) of \(round.count ?? round.done) answered</p>
        <p class="row">\(more) <a class="button" href="\(SprintAddress.plan)">Plan</a></p></section>
        """
    }
    let stay = Topic(rawValue: kept.area)
    let inArea: HTML? =
      round == QuestionRound()
      ? "<a class=\"button\" href=\"\(QuestionRound(area: stay).next)\">Stay in this area</a>" : nil
    let other: HTML? =
      round.area != nil || round.kind != .mixed
      ? "<a class=\"button\" href=\"\(SprintAddress.next)\">Any other question</a>" : nil
    let place: HTML? = round.place.map { " (\($0))" }
    return """
      <p class="row"><a class="button primary" href="\(round.next)">Next question\(place)</a> \
      \(inArea)\(other)</p>
      """
  }

  private func verdict(
    _ document: VerdictDocument,
    _ asked: AskedQuestion,
    _ kept: GivenAnswer
  ) -> HTML {
    func list(_ title: HTML, _ entries: [HTML]) -> HTML {
      entries.isEmpty ? .none : "<h2>\(title)</h2><ul>\(entries.html { "<li>\($0)</li>" })</ul>"
    }
    let heard = document.points.filter { $0.credit > 0 }.html { point in
      "\(point.label)\(point.wasAsked ? " (only after I asked: half)" : .none): “\(point.quote)”"
    }
    let missing = document.points.filter { $0.credit == 0 }.html { "\($0.missingText)" }
    return """
      <p class="lead">\(asked.prompt)</p>
      \(kept.texts.filter { !$0.isEmpty }.html { "<p class=\"said\">\($0)</p>" })
      <section class="next" aria-label="Verdict"><p class="kicker">Verdict</p>
      <p class="what">\(document.summary)</p>\(document.setAside.map { "<p>\($0)</p>" })</section>
      \(document.setAside == nil ? list("Heard", heard) + list("Missing", missing) : .none)
      \(list("Red flags", document.redFlags.html { "\($0.text)" }))
      \(list("What interviewers mark down", document.habits.html { "\($0.text)" }))
      \(Recording(of: asked).playback)
      <h2>A strong answer</h2>\(document.modelAnswer.html { "<p>\($0)</p>" })
      <h2>Why it is asked</h2><p>\(document.because)</p>
      <h2>Sources</h2><ul>\(document.sources.html { "<li>\($0.title): \(HTML.linked($0.source))</li>" })</ul>
      """
  }

  /// The disputes of an answer, and the form for one more; they stand beside the verdict alone.
  private func disputeForm(
    _ document: VerdictDocument,
    _ disputes: [HistoryEvent.Dispute],
    _ number: Int
  ) -> HTML {
    let points = document.disputable
    return """
      <details class="part"\(" open", if: !disputes.isEmpty)><summary>Dispute the verdict</summary>
      \(disputes.html { dispute in
        let point = points.first { $0.id == dispute.point }?.label ?? dispute.point
        return "<p class=\"said\">\(point): \(dispute.words)</p>"
      })
      <form method="post" action="\(SprintAddress.answer(number))">
      <p><label for="point">Point</label> <select id="point" name="point">\(points.html { point in
        "<option value=\"\(point.id)\">\(point.label)</option>"
      })</select></p>
      <p><label for="words">The words that say it</label>
      <input id="words" name="words" maxlength="1000"></p>
      <p class="faint">A dispute is kept beside the verdict and changes no score.</p>
      <p><button>Keep it</button></p></form></details>
      """
  }

  /// Keeps a dispute of an answer.
  func dispute(
    _ service: QuestionService,
    _ number: Int,
    _ form: FormFields
  ) throws -> WebResponse {
    guard try service.history().answers.contains(where: { $0.number == number }),
      let point = form["point"]?.trimmed, !point.isEmpty
    else { throw WebFailure.malformed }
    let words = form["words"]?.trimmed ?? ""
    try service.keep(.disputed(.init(answer: number, point: point, words: words)))
    return .seeOther(SprintAddress.answer(number).path)
  }
}
