import Scoring
import Interviewing
import Reports
import Sessions

extension CommandNames {
  /// The commands of this program, in quotes.
  static let firedrill = CommandNames(
    score: "'firedrill score'",
    calibrate: "'firedrill calibrate --ship'",
    play: { "'firedrill play \($0)'" }
  )
}

/// Pages of a session that is over: each makes the report and writes it.
extension SessionView {
  func scorecard(_ card: Scorecard) -> [String] { ScoreDocument(card).lines(style, .firedrill) }

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

extension TrainingPlan {
  /// A sentence on what is due to be drilled today; `nil` where nothing is.
  var invitation: String? {
    due.map { "Due today: \($0.pattern). \(CommandNames.firedrill.play($0.scenario)) drills it." }
  }
}
