import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// Communication in an interview: updates and explanation as in any session, answers, and habits.
  func interviewLines(_ points: Double) -> [LedgerLine] {
    let shares = InterviewShares.standard
    return communicationLines(points * shares.explanation)
      + answerLines(points * shares.answers)
      + signalLines(points * shares.signals)
  }

  /// A line for each stage that counts: all of the ladder, or what a host chose to ask.
  private func answerLines(_ points: Double) -> [LedgerLine] {
    let isMachine = session.interviewSetting?.interviewer == .machine
    let counted = stages.filter { isMachine || $0.state != .notReached }
    guard !counted.isEmpty else {
      return [LedgerLine(events: [], text: "no question was asked", points: 0, possible: points)]
    }
    let possible = points / Double(counted.count)
    let lines = counted.map { grade in
      LedgerLine(
        events: grade.events,
        text: "\(grade.stage.id): \(grade.account)",
        points: possible * grade.share,
        possible: possible
      )
    }
    let losses = counted.flatMap { grade in
      grade.redFlags.map { raised in
        LedgerLine(
          events: grade.events,
          text: "\(grade.stage.id): \(raised.flag.title): '\(raised.quote)'",
          points: -possible * InterviewShares.standard.redFlag,
          possible: 0
        )
      }
    }
    return charging(lines, losses)
  }

  private func signalLines(_ points: Double) -> [LedgerLine] {
    let possible = points / Double(max(1, signals.count))
    return signals.map { signal in
      LedgerLine(
        events: signal.shown.map { [$0.event] } ?? [],
        text: signal.kind.rawValue
          + (signal.shown.map { ": '\($0.quote.shortened)'" } ?? ": not heard"),
        points: signal.shown == nil ? 0 : possible,
        possible: possible
      )
    }
  }
}

/// The shares of the points for communication in an interview; the first three sum to 1.
package struct InterviewShares: Hashable, Sendable {
  package var explanation: Double
  package var answers: Double
  package var signals: Double
  /// The share of its stage's points that each red flag costs, 0 to 1.
  package var redFlag: Double

  package static let standard = InterviewShares(
    explanation: 0.4,
    answers: 0.4,
    signals: 0.2,
    redFlag: 0.2
  )
}

extension StageGrade {
  /// The signals that were heard, as the text of a ledger line.
  package var account: String {
    switch state {
    case .notReached: return "not reached"
    case .asked where verdicts.allSatisfy({ $0.reason == nil }): return "not answered"
    case .passed: return "left without an answer"
    case .timedOut: return "no answer in time"
    case .asked, .answered: break
    }
    if isForeign { return "not judged, since it is in another language" }
    if setAside == .listOfWords { return "a list of words without statements" }
    let heard = verdicts.filter { $0.credit > 0 }
    let quotes = heard.map { verdict in
      let words = verdict.quote.isEmpty ? verdict.reason ?? "" : "'\(verdict.quote.shortened)'"
      return "\(verdict.signal.concept.title) (\(words))"
    }
    let help = hint.map { ", after \($0.phrase)" } ?? ""
    return "\(heard.count) of \(verdicts.count) signals\(help)"
      + (quotes.isEmpty ? "" : ": " + quotes.joined(separator: "; "))
  }
}

extension HintLevel {
  /// The hint as a noun phrase, such as "a nudge".
  package var phrase: String {
    switch self {
    case .nudge: "a nudge"
    case .pointer: "a pointer"
    case .action: "nearly the answer"
    }
  }
}

extension String {
  /// The beginning of a text on one line, short enough for a quotation.
  package var shortened: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let limit = 100
    guard line.count > limit else { return line }
    let cut = line.prefix(limit)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + " …"
  }
}
