import Drills
import Reports
import ScenarioModel

/// The page that deals a world with a hidden cause and asks which it is.
struct LabQuizPage {
  let scenario: Scenario
  let report: LabQuizReport
  /// The evidence that is shown, by the names of actions.
  let looks: [String]

  var page: WebPage {
    WebPage(
      title: "Quiz: \(scenario.title)",
      content: """
        <h1>Which cause is it? \(scenario.title)</h1>
        <p class="facts"><span>World \("\(report.number)"), difficulty \(report.difficulty).</span>\
        <span>Nothing of it counts as progress.</span>\
        <a href="\(LabAddress.scenario(scenario.id.rawValue))">To the lab</a></p>
        \(answer)
        <div class="lab"><form method="get" action="\(LabAddress.quiz(scenario.id.rawValue))">
        <input type="hidden" name="n" value="\("\(report.number)")">
        <input type="hidden" name="difficulty" value="\(report.difficulty)">
        <fieldset><legend>Which cause is it?</legend>\(report.options.html(option))
        <p><button class="primary">Answer</button></p></fieldset>
        <details class="part"\(" open", if: !looks.isEmpty)><summary>Look at evidence first</summary>
        <p class="faint">What a look shows right after the page; at most \(LabSetting.mostLooks) at a time.</p>
        <p><button name="see" value="yes">Show what is ticked</button></p>
        <ul class="plain">\(scenario.actions.html(look))</ul></details>
        </form>
        <section aria-label="What is seen">\(LabResultsView.evidence(report.evidence))
        <div class="charts">\(report.figures.html { FigureView($0).html })</div></section></div>
        """,
      layout: .wide
    )
  }

  private func look(_ action: Action) -> HTML {
    """
    <li><label><input type="checkbox" name="look" value="\(action.id.rawValue)"\
    \(" checked", if: looks.contains(action.id.rawValue))> \(action.title)</label></li>
    """
  }

  private func option(_ cause: LabReport.Cause) -> HTML {
    """
    <label class="choice"><input type="radio" name="guess" value="\(cause.id)"\
    \(" checked", if: cause.id == report.answer?.guess.id)><span><b>\(cause.label)</b> \(cause.title)</span>\
    </label>
    """
  }

  private var answer: HTML {
    guard let answer = report.answer else { return .none }
    let against: HTML? = answer.ruledOutBy.map {
      "<p><b>What rules your answer out:</b> \($0)</p>"
    }
    let link =
      "\(LabAddress.scenario(scenario.id.rawValue).path)?cause=\(answer.cause.id)"
      + "&difficulty=\(report.difficulty)&seed=\(report.number)"
    let next = "\(LabAddress.quiz(scenario.id.rawValue).path)?difficulty=\(report.difficulty)"
    return """
      <section class="next" aria-label="Answer"><p class="kicker">\(answer.isRight ? "Right" : "No" as HTML)</p>
      <p class="what">\(answer.cause.label) \(answer.cause.title)</p><p>\(answer.explanation)</p>\(against)
      <p><a class="button primary" href="\(next)">Next one</a> \
      <a class="button" href="\(link)">Take it apart in the lab</a></p></section>
      """
  }
}
