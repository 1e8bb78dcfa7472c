import CommandLanguage
import Interviewing
import Plotting
import Reports
import Sessions

extension SessionView {
  /// A turn of an interview as the candidate sees it.
  func turn(_ turn: InterviewTurnReport, of entry: EntryReport) -> [String] {
    switch turn {
    case .evidence(let evidence):
      guard let evidence else { return [] }
      return ["", heading("[\(entry.number)] \(entry.title)")] + self.evidence(evidence)
    case .clue(let number, let count, let text):
      return ["", heading("Question \(number) of \(count)")] + paragraph(text)
    case .question(let words, let hypotheses):
      return [""] + item(style.paint("Q:", .emphasis), words)
        + (hypotheses.map(beliefQuestion) ?? [])
    case .request(let words): return item("You asked for:", words)
    case .answer(let text):
      return text.split(separator: "\n").enumerated().flatMap {
        item($0.offset == 0 ? "You:" : "    ", String($0.element))
      }
    case .opened(let words), .passed(let words), .timedOut(let words), .hintOffered(let words):
      return paragraph(words)
    case .ownClue(let words), .closed(let words): return [""] + paragraph(words)
    case .hint(let text): return item("Hint:", text)
    case .joined(let side): return ["\(side.subject) is here."]
    case .typingShown(let isAllowed):
      return ["The host \(isAllowed ? "may see" : "no longer sees") what is typed."]
    case .clockStopped: return ["The clock is stopped."]
    case .clockResumed: return ["The clock goes on."]
    }
  }

  /// The lines below a question for beliefs: their worth, and the hypotheses.
  private func beliefQuestion(_ report: HypothesesReport) -> [String] {
    paragraph(ConductReport.beliefWorth(in: .interview)) + hypotheses(report)
  }

  /// The prompt of an interview: the incident's time, the time left, and the time for the answer.
  func prompt(_ status: InterviewStatusReport) -> String {
    let kind =
      switch status.awaited {
      case .answer: "answer"
      case .beliefs: "beliefs"
      case .hint: "hint, or skip"
      }
    let window = status.answerSecondsLeft.map { ", \(clock($0)) to \(kind)" } ?? ""
    return "\(status.time.clock) | \(clock(status.secondsLeft)) left\(window)> "
  }

  /// Minutes and seconds.
  func clock(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The help page of a candidate in an interview.
  var interviewHelp: [String] {
    CommandGrammar.interview.rows(resuming: resuming).flatMap {
      item(TextLayout.pad("  \($0.usage)", to: 34), $0.summary)
    }
      + paragraph(
        "A line that begins with '/' is always a command. Inside an answer of several lines it ends the"
          + " answer: the lines before it are taken first, then the command."
      )
  }
}
