import Foundation
import Plotting
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import Testing

@testable import Reports

/// Terminal text and HTML that are made from documents alone.
struct OutcomeTextTests {
  private let style = OutcomeSample.style
  private let names = OutcomeSample.names

  @Test func `a ledger's lines stand under their criteria`() throws {
    let score = ScoreDocument(try #require(try OutcomeSample.declared.get().card))
    let lines = score.lines(style, names)
    #expect(lines[1].contains("Score \(score.total.tenths) of 100: \(score.band)"))
    for criterion in score.criteria {
      let row = "\(TextLayout.pad(criterion.name, to: 16))\(criterion.points.tenths) of"
      #expect(lines.contains { $0.hasPrefix(row) }, "\(criterion.name)")
    }
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 80 })
  }

  @Test func `a sealed score says so and names the command that scores anew`() throws {
    let card = Scorecard(sealed: 61.5, by: 1, truth: "slow")
    let score = ScoreDocument(card)
    #expect(score.isSealed && score.total == 61.5)
    let note = try #require(score.sealedNote(names))
    #expect(note.hasPrefix("The score by rubric 1 is shown as it was sealed"))
    #expect(note.contains("<score>"))
    #expect(score.lines(style, names).joined(separator: " ").contains("<score>"))
    let current = try #require(try OutcomeSample.declared.get().card)
    #expect(ScoreDocument(current).sealedNote(names) == nil)
  }

  @Test func `a capped score gives the limit and the reason`() {
    let card = Scorecard(
      rubric: Rubric.current.version,
      truth: "slow",
      criteria: [
        CriterionScore(
          criterion: .evidence,
          weight: 100,
          ledger: [LedgerLine(events: [1], text: "well seen", points: 90, possible: 100)]
        )
      ],
      cap: ScoreCap(limit: 40, reason: "critical harm")
    )
    let lines = ScoreDocument(card).lines(style, names)
    #expect(lines.contains("Capped at 40.0: critical harm"))
    #expect(lines.contains { $0.contains("[1] well seen") })
  }

  @Test func `a debrief's text and page tell the same truth`() throws {
    for outcome in [try OutcomeSample.declared.get(), try OutcomeSample.abandoned.get()] {
      let debrief = outcome.debrief
      let text = debrief.lines(style, names).joined(separator: "\n")
      let page = debrief.html(names)
      let told = [debrief.cause, debrief.title] + debrief.rivals.map(\.title)
      for title in told {
        #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(title))
        #expect(page.contains(Markup.escaped(title)))
      }
      #expect(text.contains("has no score") == (outcome.card == nil))
      #expect(page.contains("has no score") == (outcome.card == nil))
    }
  }

  @Test func `a debrief lays what was said beside what the evidence says`() throws {
    let outcome = try OutcomeSample.declared.get()
    let debrief = outcome.debrief
    let stated = outcome.session.entries.filter { entry in
      if case .believed = entry.event { true } else { false }
    }
    #expect(!stated.isEmpty)
    #expect(debrief.checkpoints.filter(\.isStated).map(\.event) == stated.map(\.number))
    for checkpoint in debrief.checkpoints {
      let point = try #require(debrief.beliefs.first { $0.event == checkpoint.event })
      #expect(checkpoint.causes.map(\.evidence) == point.evidence)
      if checkpoint.isStated { #expect(checkpoint.causes.map(\.stated) == point.stated) }
    }
    let rows = debrief.checkpointTable.rows
    #expect(rows.count { !$0[0].isEmpty } == debrief.checkpoints.count)
    let text = debrief.lines(style, names).joined(separator: "\n")
    let page = debrief.html(names)
    for part in [text, page] {
      #expect(part.contains("What you said beside what the evidence says"))
      #expect(part.contains("you said") && part.contains("evidence says"))
    }
    let figures = Set(rows.map { $0[3] })
    #expect(figures.allSatisfy { text.contains($0) && page.contains($0) })
  }

  @Test func `the truth after a session tells every other cause and the lessons`() throws {
    let session = try OutcomeSample.declared.get().session
    let report = TruthReport(session)
    #expect(report.others.count == session.scenario.hypotheses.count - 1)
    #expect(!report.others.map(\.title).contains(report.cause))
    let lines = report.lines(style)
    for title in ["The others", "The trap", "Prevention", "Numbers to know", "Reading"] {
      #expect(lines.contains(title))
    }
  }

  @Test func `every page has the frame once and lets a browser load nothing`() throws {
    let card = CardPage(
      title: "Interview: <b>",
      sections: [
        .init(
          title: "Words & such",
          blocks: [
            .paragraph("a < b"), .quote("\"so\""), .items([.init(label: "x", text: "y")]),
            .table(header: ["h", "n"], rows: [["a", "1"]]),
          ]
        )
      ]
    )
    for page in [try OutcomeSample.declared.get().debrief.html(names), card.html] {
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"))
      #expect(page.hasSuffix("</body>\n</html>\n"))
      #expect(page.components(separatedBy: "<body>").count == 2)
      #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
      #expect(!page.contains("http:") || page.contains("http://www.w3.org/2000/svg"))
    }
    #expect(card.html.contains("<title>Interview: &lt;b&gt;</title>"))
    #expect(card.html.contains("<dt>x</dt><dd>y</dd>"))
    #expect(card.html.contains("<tr><th>h</th><th>n</th></tr><tr><td>a</td><td>1</td></tr>"))
    #expect(card.markdown.contains("- **x** y"))
    #expect(card.markdown.contains("a \\< b"))
  }

  @Test func `a comparison says who played, how each ended, and the points of both`() throws {
    let (declared, abandoned) = (
      try OutcomeSample.declared.get(), try OutcomeSample.abandoned.get()
    )
    let document = ComparisonDocument(
      SessionComparison(
        left: .init(
          name: "12",
          session: declared.session,
          report: declared.report,
          card: declared.card
        ),
        right: .init(
          name: SessionComparison.reference,
          session: abandoned.session,
          report: abandoned.report,
          card: nil
        )
      )
    )
    #expect(document.a.sentence.hasPrefix("session 12, declared h1 after"))
    #expect(document.b.sentence.hasPrefix("the reference player, abandoned after"))
    let text = document.lines(style).joined(separator: "\n")
    #expect(text.contains("Minute by minute") && text.contains("Points"))
    #expect(document.sameWorld && !text.contains("Two worlds"))
  }
}
