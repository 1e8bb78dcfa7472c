package import Interviewing
import ScenarioModel
import Scoring
package import Sessions

/// Writes the scorecard of an interview as a page for one reader.
package struct InterviewCard {
  private let report: InterviewReport
  private let session: Session
  private let reader: CardReader

  package init(report: InterviewReport, session: Session, reader: CardReader) {
    self.report = report
    self.session = session
    self.reader = reader
  }

  /// The page; for a candidate it holds nothing from which the key could be learned.
  package var page: CardPage {
    var sections = [verdict, criteria, signals, moments("Strongest moments", report.strongest)]
    sections.append(moments("Weakest moments", report.weakest))
    sections.append(answers)
    switch reader {
    case .candidate: break
    case .interviewer: sections += key
    }
    return CardPage(
      title: "Interview: \(session.scenario.title)",
      sections: sections.filter { !$0.blocks.isEmpty }
    )
  }

  private var verdict: CardPage.Section {
    let score = report.card.score.tenths
    var blocks = report.reasons.map { CardPage.Block.paragraph($0) }
    if report.unjudged > 0 {
      blocks.append(
        .paragraph(
          "Some answers are in another language and were not judged; up to"
            + " \(report.unjudged.tenths) points are open."
        )
      )
    }
    if let setting = session.interviewSetting {
      blocks.append(
        .paragraph(
          "\(setting.minutes) minutes, \(setting.style.rawValue); took"
            + " \(session.interviewSecond / 60) min."
        )
      )
    }
    return CardPage.Section(
      title: "\(report.card.band.rawValue.capitalizedFirst): \(score) of 100",
      blocks: blocks
    )
  }

  private var criteria: CardPage.Section {
    let rows = report.card.criteria.map { score in
      [score.criterion.rawValue, score.points.tenths, score.weight.tenths]
    }
    return CardPage.Section(
      title: "Criteria",
      blocks: [.table(header: ["criterion", "points", "of"], rows: rows)]
    )
  }

  private var signals: CardPage.Section {
    let items = report.signals.map { signal in
      CardPage.Item(
        label: signal.kind.rawValue,
        text: signal.shown.map { shown in
          "\(numbers(of: [shown.event]))'\(shown.quote.shortened)'"
        } ?? "not heard"
      )
    }
    return CardPage.Section(title: "Communication", blocks: [.items(items)])
  }

  /// The numbers of events as the reader sees them, such as "[4, 7] "; empty where they see none of these.
  ///
  /// A candidate's numbers leave out what only the host saw, as their page does.
  private func numbers(of events: [Int]) -> String {
    let shown = events.filter { event in
      guard session.entries.indices.contains(event - 1) else { return false }
      return reader == .interviewer || !session.entries[event - 1].event.isPrivate
    }
    guard !shown.isEmpty else { return "" }
    let numbers = shown.map { event in
      reader == .interviewer
        ? event : session.entries.prefix(event).count { !$0.event.isPrivate }
    }
    return "[\(numbers.map(String.init).joined(separator: ", "))] "
  }

  private func moments(
    _ title: String,
    _ moments: [InterviewReport.Moment]
  ) -> CardPage.Section {
    let shown = moments.filter { reader == .interviewer || !$0.quote.isEmpty }
    return CardPage.Section(title: title, blocks: shown.flatMap(blocks))
  }

  private func blocks(of moment: InterviewReport.Moment) -> [CardPage.Block] {
    let place = numbers(of: moment.events)
    let points = "\(moment.points.tenths) of \(moment.possible.tenths)"
    var blocks: [CardPage.Block] = [
      .paragraph("\(place)\(moment.criterion.rawValue), \(points) points")
    ]
    if let question = moment.question { blocks.append(.paragraph("Asked: \(question)")) }
    if !moment.quote.isEmpty { blocks.append(.quote(moment.quote.shortened)) }
    switch reader {
    case .candidate: return blocks
    case .interviewer:
      if moment.question == nil { blocks.append(.paragraph(moment.account)) }
      if let stronger = moment.stronger, moment.points < moment.possible {
        blocks.append(.paragraph("A stronger answer: \(stronger)"))
      }
      return blocks
    }
  }

  private var answers: CardPage.Section {
    let stages = Array(report.stages.enumerated())
    switch reader {
    case .interviewer:
      let items = stages.map { index, grade in
        CardPage.Item(label: "\(index + 1). \(grade.stage.probe)", text: grade.account)
      }
      return CardPage.Section(title: "Answers", blocks: [.items(items)])
    case .candidate:
      let reached = stages.filter { $0.element.state != .notReached }
      let items = reached.map { index, grade in
        CardPage.Item(label: "\(index + 1). \(grade.stage.probe)", text: grade.ownAccount)
      }
      let rest = stages.count - reached.count
      let note: [CardPage.Block] =
        rest > 0 ? [.paragraph("\(rest) of \(stages.count) not reached.")] : []
      return CardPage.Section(
        title: "Answers",
        blocks: (items.isEmpty ? [] : [.items(items)]) + note
      )
    }
  }

  private var key: [CardPage.Section] {
    [
      CardPage.Section(
        title: "What was true",
        blocks: [
          .paragraph(session.truth.title), .paragraph(session.truth.explanation.truth),
        ]
      ),
      CardPage.Section(
        title: "What was missing",
        blocks: report.stages.compactMap { grade in
          let lacking =
            grade.missing.map(\.concept.title)
            + grade.redFlags.map { flag in
              "marked down: \(flag.flag.title) ('\(flag.quote.shortened)')"
            }
          guard !lacking.isEmpty else { return nil }
          return .items([
            CardPage.Item(label: grade.stage.probe, text: lacking.joined(separator: "; "))
          ])
        }
      ),
      CardPage.Section(
        title: "Where the points come from",
        blocks: report.card.criteria.map { score in
          .table(
            header: [score.criterion.rawValue, "points", "of"],
            rows: score.ledger.map { line in
              [
                numbers(of: line.events) + line.text, line.points.tenths, line.possible.tenths,
              ]
            }
          )
        }
      ),
      CardPage.Section(
        title: "Habits to note (not scored)",
        blocks: report.card.flags.isEmpty
          ? [] : [.items(report.card.flags.map { .init(label: $0.kind.rawValue, text: $0.text) })]
      ),
    ]
  }
}

extension StageGrade {
  /// The account for a candidate: their own words, and nothing of what was listened for.
  fileprivate var ownAccount: String {
    guard state == .answered, !isForeign, setAside == nil else { return account }
    let quotes = verdicts.filter { $0.credit > 0 && !$0.quote.isEmpty }
      .map { "'\($0.quote.shortened)'" }
    if !quotes.isEmpty { return "counted: " + quotes.joined(separator: "; ") }
    return share > 0 ? "counted" : "nothing that was listened for"
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
