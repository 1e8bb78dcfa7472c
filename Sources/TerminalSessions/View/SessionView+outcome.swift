import Interviewing
package import Reports
import Scoring
import Sessions

extension CommandNames {
  /// The commands of a program, in quotes.
  package init(of program: String) {
    self.init(
      score: "'\(program) score'",
      calibrate: "'\(program) calibrate --ship'",
      play: { "'\(program) play \($0)'" }
    )
  }
}

/// Pages of a session that is over: each makes the report and writes it.
extension SessionView {
  func scorecard(_ card: Scorecard) -> [String] {
    ScoreDocument(card).lines(style, CommandNames(of: program))
  }

  func truth(of session: Session) -> [String] { TruthReport(session).lines(style) }

  func opinion(_ opinion: JudgeOpinion) -> [String] { opinion.document.lines(style) }

  func interviewCard(
    _ report: InterviewReport,
    of session: Session,
    for reader: CardReader
  ) -> [String] {
    InterviewCard(report: report, session: session, reader: reader).page.lines(style)
  }
}
