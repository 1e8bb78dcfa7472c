package import Interviewing
import ScenarioModel
import Scoring
package import Sessions

/// The scorecard of an interview, as `scorecard --json` gives it; for a candidate it holds nothing from
/// which the key could be learned.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct InterviewDocument: Hashable, Sendable, Encodable {
  package var scenario: String
  package var minutes: Int?
  package var style: String?
  package var seconds: Int
  package var score: Double
  package var band: String
  package var reasons: [String]
  package var unjudged: Double
  package var criteria: [Criterion]
  package var signals: [Signal]
  package var strongest: [Moment]
  package var weakest: [Moment]
  package var stages: [Stage]
  package var truth: String?
  package var flags: [String]?

  private enum CodingKeys: String, CodingKey {
    case scenario, minutes, style, seconds, score, band, reasons, unjudged, criteria, signals,
      strongest, weakest, stages, truth, flags
  }

  /// A criterion with the points it earned of its weight.
  package struct Criterion: Hashable, Sendable, Encodable {
    package var criterion: String
    package var points: Double
    package var weight: Double

    private enum CodingKeys: String, CodingKey { case criterion, points, weight }
  }

  /// A signal of good communication, with the words that showed it.
  package struct Signal: Hashable, Sendable, Encodable {
    package var signal: String
    package var event: Int?
    package var quote: String?

    private enum CodingKeys: String, CodingKey { case signal, event, quote }
  }

  /// A moment of the interview that earned or lost much.
  package struct Moment: Hashable, Sendable, Encodable {
    package var criterion: String
    package var events: [Int]
    package var points: Double
    package var possible: Double
    package var quote: String
    package var question: String?
    package var account: String?
    package var stronger: String?

    private enum CodingKeys: String, CodingKey {
      case criterion, events, points, possible, quote, question, account, stronger
    }
  }

  /// A stage with its question, the answer, and for an interviewer the key.
  package struct Stage: Hashable, Sendable, Encodable {
    package var question: String
    package var state: String
    package var answer: String
    package var hint: String?
    package var share: Double
    package var quotes: [String]
    package var stage: String?
    package var heard: [String]?
    package var missing: [String]?
    package var redFlags: [String]?
    package var modelAnswer: String?

    private enum CodingKeys: String, CodingKey {
      case question, state, answer, hint, share, quotes, stage, heard, missing, redFlags,
        modelAnswer
    }
  }

  package init(_ report: InterviewReport, _ session: Session, for reader: CardReader) {
    let isWhole = reader == .interviewer
    scenario = session.scenario.id.rawValue
    minutes = session.interviewSetting?.minutes
    style = session.interviewSetting?.style.rawValue
    seconds = session.interviewSecond
    score = report.card.score
    band = report.card.band.rawValue
    reasons = report.reasons
    unjudged = report.unjudged
    criteria = report.card.criteria.map {
      Criterion(criterion: $0.criterion.rawValue, points: $0.points, weight: $0.weight)
    }
    signals = report.signals.map {
      Signal(signal: $0.kind.rawValue, event: $0.shown?.event, quote: $0.shown?.quote)
    }
    func moments(_ moments: [InterviewReport.Moment]) -> [Moment] {
      moments.filter { isWhole || !$0.quote.isEmpty }.map { moment in
        Moment(
          criterion: moment.criterion.rawValue,
          events: moment.events,
          points: moment.points,
          possible: moment.possible,
          quote: moment.quote,
          question: moment.question,
          account: isWhole ? moment.account : nil,
          stronger: isWhole ? moment.stronger : nil
        )
      }
    }
    strongest = moments(report.strongest)
    weakest = moments(report.weakest)
    stages = report.stages.map { Stage($0, isWhole: isWhole) }
    truth = isWhole ? session.truth.id.rawValue : nil
    flags = isWhole ? report.card.flags.map { "\($0.kind.rawValue): \($0.text)" } : nil
  }
}

extension InterviewDocument.Stage {
  fileprivate init(_ grade: StageGrade, isWhole: Bool) {
    self.init(
      question: grade.stage.probe,
      state: grade.state.word,
      answer: grade.answer,
      hint: grade.hint?.rawValue,
      share: grade.share,
      quotes: grade.verdicts.filter { $0.credit > 0 && !$0.quote.isEmpty }.map(\.quote),
      stage: isWhole ? grade.stage.id.rawValue : nil,
      heard: isWhole
        ? grade.verdicts.filter { $0.credit > 0 }.map(\.signal.concept.title) : nil,
      missing: isWhole ? grade.missing.map(\.concept.title) : nil,
      redFlags: isWhole ? grade.redFlags.map(\.flag.title) : nil,
      modelAnswer: isWhole ? grade.stage.modelAnswer : nil
    )
  }
}

extension StageGrade.State {
  fileprivate var word: String {
    switch self {
    case .notReached: "not reached"
    case .asked: "not answered"
    case .answered: "answered"
    case .passed: "left"
    case .timedOut: "timed out"
    }
  }
}
