import Interviewing
import Plotting
import Reports

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
        + (hypotheses.map(self.hypotheses) ?? [])
    case .request(let words): return item("You asked for:", words)
    case .answer(let text):
      return text.split(separator: "\n").enumerated().flatMap {
        item($0.offset == 0 ? "You:" : "    ", String($0.element))
      }
    case .opened(let words), .passed(let words), .timedOut(let words), .hintOffered(let words):
      return paragraph(words)
    case .ownClue(let words), .closed(let words): return [""] + paragraph(words)
    case .hint(let text): return item("Hint:", text)
    case .joined(let side): return ["The \(side) is here."]
    case .clockStopped: return ["The clock is stopped."]
    case .clockResumed: return ["The clock goes on."]
    }
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

  /// The commands of an interview.
  func interviewHelp(_ interview: Interview) -> [String] {
    let rows = [
      ("your words", "an answer, on several lines if you like; an empty line ends it"),
      ("show me …", "asks for evidence in your own words; costs simulated minutes"),
      ("believe h1=60 h3=40", "how likely each hypothesis is; 'believe' alone lists them"),
      ("mitigate NAME", "changes the system; 'mitigate' alone lists what there is"),
      ("update TEXT, note TEXT", "tells stakeholders; notes something for yourself"),
      ("slice …, sql …", "asks the telemetry freely; 'fields' lists what there is"),
      ("evidence [N], status, timeline", "what you have seen and done"),
      ("hint", "help with the question, at a price"),
      ("skip", "leaves the question"),
      ("declare", "your verdict; it ends the interview"),
      ("quit", "leaves; 'firedrill resume' goes on"),
    ]
    return rows.flatMap { item(TextLayout.pad("  \($0.0)", to: 34), $0.1) }
      + ["A line that begins with '/' is always a command."]
  }
}
