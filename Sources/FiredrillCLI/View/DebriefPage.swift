import Foundation
import Plotting
import Reports
import ScenarioModel
import Scoring
import Sessions
import Telemetry

/// A debrief as one page of HTML that needs nothing from anywhere else.
struct DebriefPage {
  private let session: Session
  private let report: DebriefReport
  private let card: Scorecard?
  private let opinion: JudgeOpinion?
  private let view = SessionView(style: TextStyle(width: 100, glyphs: .unicode, colour: .none))

  init(
    _ session: Session,
    _ report: DebriefReport,
    _ card: Scorecard?,
    _ opinion: JudgeOpinion? = nil
  ) {
    self.opinion = opinion
    self.session = session
    self.report = report
    self.card = card
  }

  /// The text of the page, in UTF-8 when written.
  var text: String {
    let title = "Debrief: \(session.scenario.title)"
    let figures = DebriefFigures(session: session, report: report)
    let body = [
      element("h1", title),
      element("p", session.scenario.id.rawValue),
      element("h2", "What happened"),
      element("p", session.truth.title, class: "cause"),
      element("p", session.truth.explanation.truth),
      score, judgement,
      element("h2", "Two paths"),
      "<div class=\"paths\">",
      path("Yours", report.path), path("The reference's, same incident", report.referencePath),
      "</div>",
      svg(figures.beliefs), svg(figures.harm),
      element("h2", "The other causes"), rivals,
      lessons,
    ]
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
    h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}.cause{font-weight:600}
    table{border-collapse:collapse;width:100%}td,th{padding:.2rem .6rem .2rem 0;text-align:left;vertical-align:top}
    td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    .paths{display:flex;flex-wrap:wrap;gap:2rem}.paths>div{flex:1 1 24rem}svg{max-width:100%;height:auto}
    """

  private var score: String {
    guard let card else { return element("p", "Abandoned, so it has no score.") }
    let total = "\(Digits.fixed(card.score, decimals: 1)) of 100: \(card.band.rawValue)"
    var rows: [String] = []
    for criterion in card.criteria {
      let share =
        "\(Digits.fixed(criterion.points, decimals: 1)) of "
        + Digits.fixed(criterion.weight, decimals: 1)
      rows.append(row(["<b>\(Markup.escaped(criterion.criterion.rawValue))</b>", share, ""]))
      for line in criterion.ledger {
        let points =
          "\(Digits.fixed(line.points, decimals: 1)) / \(Digits.fixed(line.possible, decimals: 1))"
        let events =
          line.events.isEmpty ? "" : "[\(line.events.map(String.init).joined(separator: ", "))] "
        rows.append(row(["", points, Markup.escaped(events + line.text)]))
      }
    }
    let capped = card.cap.map {
      element("p", "Capped at \(Digits.fixed($0.limit, decimals: 0)): \($0.reason)")
    }
    let note = card.sealedNote.map { element("p", $0) }
    return element("h2", "Score \(total)") + (note ?? "") + (capped ?? "") + table(rows)
  }

  private var judgement: String {
    guard let opinion else { return "" }
    let title = element("h2", "A judge's reading of the explanation (not scored)")
    if let trouble = opinion.trouble { return title + element("p", trouble) }
    return title
      + table(
        opinion.rows.map { concept in
          let quote = concept.quote.isEmpty ? "" : ": '\(concept.quote)'"
          let text = "\(concept.title)\(quote)"
          return row([
            Markup.escaped("scored: \(concept.offline)"),
            Markup.escaped("judge: \(concept.judge ?? "")"), Markup.escaped(text),
          ])
        }
      )
  }

  private func path(_ title: String, _ steps: [PathStep]) -> String {
    let rows = steps.map { step in
      let gain = step.gain.map { "\(Digits.fixed($0, decimals: 2)) bits" } ?? ""
      return row([
        view.time(step.entry.start, in: session.scenario), gain,
        Markup.escaped(session.scenario.summary(of: step.entry.event).shortened),
      ])
    }
    return "<div>" + element("h3", title) + table(rows) + "</div>"
  }

  private var rivals: String {
    table(
      report.rivals.compactMap { rival in
        session.scenario.hypothesis(rival.hypothesis).map { hypothesis in
          let text = [
            "<b>\(Markup.escaped(hypothesis.title))</b>",
            Markup.escaped(hypothesis.explanation.tempting),
            "Ruled out by: \(Markup.escaped(hypothesis.explanation.ruledOutBy))",
            "On your path: \(Markup.escaped(view.onPath(rival, in: session.scenario)))",
          ]
          return row(
            ["", Digits.percent(rival.posterior, decimals: 0), text.joined(separator: "<br>")]
          )
        }
      }
    )
  }

  private var lessons: String {
    let lesson = session.scenario.debrief
    let reading = lesson.reading.map { "\($0.title): \($0.source)" }
    let training = report.training.map { "\($0.criterion.rawValue): \($0.text)" }
    return [
      element("h2", "The trap"), element("p", lesson.trap),
      list("Prevention", lesson.prevention), list("Numbers to know", lesson.numbers),
      list("Reading", reading), list("Train next", training),
    ].joined(separator: "\n")
  }

  private func list(_ title: String, _ entries: [String]) -> String {
    guard !entries.isEmpty else { return "" }
    let items = entries.map { element("li", $0) }.joined()
    return element("h2", title) + "<ul>\(items)</ul>"
  }

  private func table(_ rows: [String]) -> String { "<table>\(rows.joined())</table>" }

  /// A row of three cells of HTML, the second a number.
  private func row(_ cells: [String]) -> String {
    "<tr><td>\(cells[0])</td><td class=\"n\">\(cells[1])</td><td>\(cells[2])</td></tr>"
  }

  private func svg(_ figure: Figure) -> String {
    let document = SVGRenderer.render(figure)
    // Within HTML an SVG stands without its XML declaration.
    return document.range(of: "<svg").map { String(document[$0.lowerBound...]) } ?? ""
  }

  private func element(_ name: String, _ text: String, class named: String? = nil) -> String {
    let attribute = named.map { " class=\"\($0)\"" } ?? ""
    return "<\(name)\(attribute)>\(Markup.escaped(text))</\(name)>"
  }
}
