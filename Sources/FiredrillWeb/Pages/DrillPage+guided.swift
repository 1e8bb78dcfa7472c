import Coaching
import Reports
import ScenarioModel
import Scoring

extension DrillPage {
  /// The open question of a guided play with its answers, after the review of the last one.
  func guidedTools(_ lesson: Lesson) -> HTML {
    let step = lesson.step.map { GuidedStepReport($0, of: state.session) }
    return """
      \(lesson.last.map { review(GuidedReviewReport($0, in: state.scenario)) })
      \(step.map { question($0, lesson) })
      <details id="beliefs" class="part"\(" open", if: given["do"] == Act.believe.rawValue)>\
      <summary aria-keyshortcuts="b">What do you believe? (as you like)</summary>\(beliefs)</details>
      <details class="part"><summary>How a guided play goes</summary><p>Four choices at a time; after \
      each you read why every one was right, weak or wrong. What is still open is counted in bits: a \
      look that tells one bit halves the doubt. It does not count as progress.</p></details>
      """
  }

  private func question(_ step: GuidedStepReport, _ lesson: Lesson) -> HTML {
    let isVerdict = lesson.step?.kind == .verdict
    let because: HTML? =
      !isVerdict
      ? nil
      : """
      <p><label for="because">Why? Say it as you would to the team: what happened, to whom, by which \
      evidence, what you ruled out. Left empty, the guide says it.</label>
      <textarea id="because" name="because" rows="4" data-most="10000">\
      \(HTML.lines(typed("because", by: .choose)))</textarea></p>
      """
    let number = step.answers.count + 1
    let news: HTML? = step.update.map { update in
      """
      <p><label for="news">An update, where you send one: what users notice, who is hit, what you \
      believe, what you do next and when you write again. Left empty, the guide says it.</label>
      <textarea id="news" name="news" rows="3" data-most="10000">\
      \(HTML.lines(typed("news", by: .choose)))</textarea></p>
      <ul class="choices"><li><button class="choice" name="choice" value="\(number)" \
      data-key="\(number)"><span class="key">\(number)</span><span>\(update)</span></button></li></ul>
      """
    }
    return """
      <h2 id="do-title">Step \(step.number): \(step.title)</h2>
      <p>\(step.question)</p>
      \(form(.choose, """
        \(because)
        <ul class="choices">\(step.answers.enumerated().html { index, answer in
          """
          <li><button class="choice" name="choice" value="\(index + 1)" data-key="\(index + 1)">\
          <span class="key">\(index + 1)</span><span>\(answer)</span></button></li>
          """
        })</ul>
        \(news)
        """, class: "looks"))
      """
  }

  /// How the last choice was, answer by answer.
  private func review(_ review: GuidedReviewReport) -> HTML {
    let answers = review.answers.html { answer in
      """
      <li class="\(answer.isChosen ? "chosen" : "other")"><details\(" open", if: answer.isChosen)>\
      <summary><span class="grade \(answer.grade.name)">\(answer.grade.rawValue)</span> \
      <b>\(answer.title)</b>\
      \(answer.isChosen ? " <span class=\"note\">your choice</span>" : HTML.none)</summary>\
      <p>\(answer.reason)</p></details></li>
      """
    }
    let early = review.early.html { early in
      """
      <p>Too early for \(early.answers.map(String.init).joined(separator: ", ")): \(early.reason)</p>
      """
    }
    return """
      <section class="review" aria-labelledby="review-title">\
      <h2 id="review-title">Step \(review.number): how that was</h2>
      <ol class="answers">\(answers)</ol>\(early)</section>
      """
  }
}

extension LessonOption.Grade {
  /// The name of its style.
  fileprivate var name: HTML {
    switch self {
    case .right: "right"
    case .weak: "weak"
    case .wrong: "wrong"
    }
  }
}
