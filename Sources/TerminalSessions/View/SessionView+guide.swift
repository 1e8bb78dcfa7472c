import Coaching
import CommandLanguage
import Plotting
import Reports
import Scoring

extension SessionView {
  /// Says how a guided play goes, before its first question.
  var guideIntroduction: [String] {
    paragraph(
      "A guided play: at each step you get four choices, choose one, and read why each was right,"
        + " weak or wrong here. 'brief' and 'believe' show the page and the causes again,"
        + " 'help' says the rest."
    )
      + paragraph(
        "What is still open is counted in bits: a look that tells one bit halves the doubt."
      )
  }

  /// The help page of a guided play.
  var guideHelp: [String] {
    CommandGrammar.guided.rows(resuming: resuming).flatMap {
      item(TextLayout.pad("  \($0.usage)", to: 40), $0.summary)
    }
  }

  /// A question with its answers.
  func question(_ step: GuidedStepReport) -> [String] {
    var lines = ["", heading("Step \(step.number): \(step.title)"), ""]
    let now = "It is \(step.time.clock), \(step.time.minute) min after the page."
    lines += paragraph("\(now) \(step.question)") + [""]
    for (index, answer) in step.answers.enumerated() { lines += item("  \(index + 1) ", answer) }
    if let update = step.update { lines += item("  \(step.answers.count + 1) ", update) }
    if step.isBeliefDue {
      lines += ["", "If you like, say what you believe now: believe h1=50 h2=30"]
      lines += paragraph(ConductReport.beliefWorth())
    }
    return lines
  }

  /// Each answer of a question with its worth.
  func review(_ review: GuidedReviewReport) -> [String] {
    var lines = ["", heading("Step \(review.number): how that was"), ""]
    for answer in review.answers {
      let mark = "\(answer.isChosen ? ">" : " ") \(answer.number) "
      let grade = style.paint(TextLayout.pad(answer.grade.rawValue, to: 6), answer.grade.ink)
      let name = style.paint(answer.title, .emphasis)
      lines += item("\(mark)\(grade)", "\(name). \(answer.reason)")
    }
    for early in review.early {
      let numbers = early.answers.map(String.init).joined(separator: ", ")
      lines += item("  Too early for \(numbers):", early.reason)
    }
    if !review.isOneChosen { lines += paragraph("What was done was none of these.") }
    return lines
  }

  /// A prompt in characters that the terminal can show.
  func shown(_ prompt: String) -> String {
    switch style.glyphs {
    case .unicode: prompt
    case .ascii: prompt.map { $0 == "–" ? "-" : String($0) }.joined()
    }
  }
}

extension LessonOption.Grade {
  fileprivate var ink: Ink {
    switch self {
    case .right: .good
    case .weak: .warning
    case .wrong: .bad
    }
  }
}
