import Drills
import Reports
import ScenarioModel
import Telemetry

/// The page on which a failure is configured, with what it does beside the form.
struct LabPage {
  let scenario: Scenario
  let report: LabReport
  /// The evidence that is shown, by the names of actions.
  let looks: [String]
  var problem: String?

  /// The number between the minutes that the slider of a mitigation stops at.
  private static let minuteStep = 5

  var page: WebPage {
    WebPage(
      title: "Lab: \(scenario.title)",
      content: """
        <h1>Lab: \(scenario.title)</h1>
        \(problem.map { "<p class=\"alert\" role=\"alert\">\($0)</p>" })
        <p class="facts"><span>Choose a cause, turn its numbers, and see what breaks.</span>\
        <a href="\(LabAddress.quiz(scenario.id.rawValue))">Quiz: which cause is it?</a>\
        <a href="\(.incident(scenario.id.rawValue))">Play the incident</a>\
        <a href="\(LabAddress.all)">All labs</a></p>
        <div class="lab"><form method="get" action="\(LabAddress.scenario(scenario.id.rawValue))" \
        data-lab="\(LabAddress.results(scenario.id.rawValue))">\(controls)</form>
        <section id="results" aria-label="What it does">\(LabResultsView(report: report).html)</section>
        </div>
        """,
      layout: .wide
    )
  }

  private var controls: HTML {
    """
    <p><label for="cause">Cause</label>
    <select id="cause" name="cause" data-reload>\(scenario.hypotheses.html { hypothesis in
      """
      <option value="\(hypothesis.id.rawValue)"\(" selected", if: hypothesis.id.rawValue == report.cause.id)>\
      \(hypothesis.title)</option>
      """
    })</select></p>
    \(report.parameters.html(slider))
    \(traffic)
    <fieldset><legend>Mitigation</legend>
    <p><label for="mitigation">What is done</label>
    <select id="mitigation" name="mitigation"><option value="">Nothing</option>\
    \(scenario.mitigations.html { mitigation in
      """
      <option value="\(mitigation.id.rawValue)"\
      \(" selected", if: mitigation.id.rawValue == report.mitigation?.id)>\(mitigation.title)</option>
      """
    })</select></p>
    <p><label for="at">Begun, minutes after the page</label>
    <input type="range" id="at" name="at" min="0" max="\(latest)" step="\(Self.minuteStep)" \
    value="\(report.mitigation?.start.minute ?? LabSetting().minute)"><output for="at" data-echo></output></p>
    </fieldset>
    <details class="part"\(" open", if: !looks.isEmpty)><summary>Evidence in this world</summary>
    <p class="faint">What a look shows right after the page; at most \(LabSetting.mostLooks) at a time.</p>
    <ul class="plain">\(scenario.actions.html(look))</ul></details>
    <details class="part"><summary>World and knobs of the file</summary>
    \(difficulty)
    <p><label for="seed">Seed of the random numbers</label>
    <input id="seed" name="seed" inputmode="numeric" pattern="[0-9]*" size="8" value="\("\(report.seed)")" data-reload></p>
    \(report.knobs.isEmpty ? .none : "<p class=\"faint\">An empty field leaves the file's number.</p>" as HTML)
    \(report.knobs.html(knob))</details>
    <p><button class="primary">Show it</button> \
    <a class="button" href="\(LabAddress.scenario(scenario.id.rawValue))?cause=\(report.cause.id)">As written</a></p>
    """
  }

  private var latest: Int { (scenario.horizonMinutes - 1) / Self.minuteStep * Self.minuteStep }

  private func slider(_ parameter: LabReport.Parameter) -> HTML {
    let name = LabForm.number + parameter.id
    return """
      <p class="turn"><label for="\(name)">\(parameter.title)</label>
      <input type="range" id="\(name)" name="\(name)" min="\(LabForm.text(parameter.low))" \
      max="\(LabForm.text(parameter.high))" step="\(LabForm.text(parameter.step))" \
      value="\(LabForm.text(parameter.value))"><output for="\(name)">\(parameter.text)</output></p>
      """
  }

  private var traffic: HTML {
    let range = LabSetting.trafficRange
    return """
      <p class="turn"><label for="traffic">Traffic, times the usual</label>
      <input type="range" id="traffic" name="traffic" min="\(LabForm.text(range.lowerBound))" \
      max="\(LabForm.text(range.upperBound))" step="0.25" value="\(LabForm.text(report.traffic))">\
      <output for="traffic" data-echo>\(LabForm.text(report.traffic))</output></p>
      """
  }

  private func look(_ action: Action) -> HTML {
    """
    <li><label><input type="checkbox" name="look" value="\(action.id.rawValue)"\
    \(" checked", if: looks.contains(action.id.rawValue))> \(action.title)</label></li>
    """
  }

  private var difficulty: HTML {
    guard scenario.levels.count > 1 else { return .none }
    return """
      <p><label for="difficulty">Difficulty</label> <select id="difficulty" name="difficulty" data-reload>\
      \(scenario.levels.html { level in
        "<option value=\"\(level)\"\(" selected", if: level == report.difficulty)>\(level)</option>"
      })</select></p>
      """
  }

  private func knob(_ knob: LabReport.Knob) -> HTML {
    let name = LabForm.number + knob.name
    return """
      <p class="row"><label for="\(name)">\(knob.name), \(LabForm.text(knob.low)) to \
      \(LabForm.text(knob.high))</label> <input type="number" id="\(name)" name="\(name)" step="any" \
      min="\(LabForm.text(knob.low))" max="\(LabForm.text(knob.high))" \
      placeholder="\(LabForm.text(knob.written))" value="\(knob.value.map { LabForm.text($0) } ?? "")"></p>
      """
  }
}

/// The results of a setting of the lab: sentences, charts and evidence.
struct LabResultsView {
  let report: LabReport

  var html: HTML {
    """
    <div class="card" role="status">\(report.sentences.html { "<p>\($0)</p>" })</div>
    \(report.parameters.html { parameter in
      "<data hidden value=\"\(LabForm.number + parameter.id)\">\(parameter.text)</data>"
    })
    \(Self.evidence(report.evidence))
    <div class="charts">\(report.figures.html { FigureView($0).html })</div>
    """
  }

  /// Evidence with its finding and its charts.
  static func evidence(_ documents: [EvidenceDocument]) -> HTML {
    documents.html { document in
      """
      <article class="piece"><h2>\(document.title)</h2>
      <p class="finding"><b>Finding.</b> \(document.finding)</p>
      \(document.panels.html(EntryView.panel))</article>
      """
    }.reduce(.none, +)
  }
}
