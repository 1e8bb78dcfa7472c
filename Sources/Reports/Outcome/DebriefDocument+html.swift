import Plotting
import Scoring
import Telemetry

extension DebriefDocument {
  /// The debrief as one page of HTML that needs nothing from anywhere else.
  package func html(_ names: CommandNames) -> String {
    let heading = "Debrief: \(title)"
    return HTMLPage(
      title: heading,
      style: Self.style,
      body: [
        HTMLPage.element("h1", heading),
        HTMLPage.element("p", scenario),
        HTMLPage.element("h2", "What happened"),
        HTMLPage.element("p", cause, class: "cause"),
        HTMLPage.element("p", explanation),
        scoreElements(names), judgement,
        HTMLPage.element("h2", "Two paths"),
        "<div class=\"paths\">",
        Self.pathElements("Yours", path),
        Self.pathElements("The reference's, same incident", referencePath),
        "</div>",
        HTMLPage.drawing(beliefFigure), HTMLPage.figure(.table(checkpointTable)),
        HTMLPage.drawing(harmFigure),
        HTMLPage.element("h2", "The other causes"),
        Self.table(rivals.map(Self.row)),
        lessonElements,
      ]
    ).text
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
    h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}.cause{font-weight:600}
    table{border-collapse:collapse;width:100%}td,th{padding:.2rem .6rem .2rem 0;text-align:left;vertical-align:top}
    td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    .paths{display:flex;flex-wrap:wrap;gap:2rem}.paths>div{flex:1 1 24rem}svg{max-width:100%;height:auto}
    """

  private func scoreElements(_ names: CommandNames) -> String {
    guard let score else { return HTMLPage.element("p", "Abandoned, so it has no score.") }
    var rows: [String] = []
    for criterion in score.criteria {
      let share = "\(criterion.points.tenths) of \(criterion.weight.tenths)"
      rows.append(Self.row(["<b>\(Markup.escaped(criterion.name))</b>", share, ""]))
      for line in criterion.ledger {
        let points = "\(line.points.tenths) / \(line.possible.tenths)"
        rows.append(Self.row(["", points, Markup.escaped(line.eventsText + line.text)]))
      }
    }
    let note = score.sealedNote(names).map { HTMLPage.element("p", $0) } ?? ""
    let capped = score.cap.map {
      HTMLPage.element("p", "Capped at \(Digits.fixed($0, decimals: 0)): \(score.capReason ?? "")")
    }
    return HTMLPage.element("h2", "Score \(score.total.tenths) of 100: \(score.band)") + note
      + (capped ?? "") + Self.table(rows)
  }

  private var judgement: String {
    guard let judge else { return "" }
    let heading = HTMLPage.element("h2", JudgeOpinion.Document.heading)
    if let trouble = judge.trouble { return heading + HTMLPage.element("p", trouble) }
    return heading
      + Self.table(
        judge.verdicts.map { concept in
          let quote = concept.quote.isEmpty ? "" : ": '\(concept.quote)'"
          return Self.row(
            [
              "scored: \(concept.offline)", "judge: \(concept.judge ?? "")", concept.title + quote,
            ].map(Markup.escaped)
          )
        }
      )
  }

  private static func pathElements(_ title: String, _ steps: [Step]) -> String {
    let rows = steps.map { step in
      let gain = step.gain.map { "\(Digits.fixed($0, decimals: 2)) bits" } ?? ""
      return row([step.clock, gain, Markup.escaped(step.title.shortened)])
    }
    return "<div>" + HTMLPage.element("h3", title) + table(rows) + "</div>"
  }

  private static func row(_ rival: Rival) -> String {
    let text = [
      "<b>\(Markup.escaped(rival.title))</b>",
      Markup.escaped(rival.tempting),
      "Ruled out by: \(Markup.escaped(rival.ruledOutBy))",
      "On your path: \(Markup.escaped(rival.onPath))",
    ]
    return row(["", Digits.percent(rival.posterior, decimals: 0), text.joined(separator: "<br>")])
  }

  private var lessonElements: String {
    [
      HTMLPage.element("h2", "The trap"), HTMLPage.element("p", lessons.trap),
      Self.list("Prevention", lessons.prevention), Self.list("Numbers to know", lessons.numbers),
      Self.list("Reading", lessons.reading.map(\.text)),
      Self.list("Train next", training.map { "\($0.criterion): \($0.text)" }),
    ].joined(separator: "\n")
  }

  private static func list(_ title: String, _ entries: [String]) -> String {
    guard !entries.isEmpty else { return "" }
    let items = entries.map { HTMLPage.element("li", $0) }.joined()
    return HTMLPage.element("h2", title) + "<ul>\(items)</ul>"
  }

  private static func table(_ rows: [String]) -> String { "<table>\(rows.joined())</table>" }

  /// A row of three cells of HTML, the second a number.
  private static func row(_ cells: [String]) -> String {
    "<tr><td>\(cells[0])</td><td class=\"n\">\(cells[1])</td><td>\(cells[2])</td></tr>"
  }
}
