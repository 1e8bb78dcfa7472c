import Interviewing
import ScenarioModel
import Scoring
import Sessions

/// The scorecard of an interview as JSON; what a candidate must not learn is left out for them.
struct InterviewDocument: Encodable {
  var scenario: String
  var minutes: Int?
  var style: String?
  var seconds: Int
  var score: Double
  var band: String
  var reasons: [String]
  var unjudged: Double
  var criteria: [Criterion]
  var signals: [Signal]
  var strongest: [Moment]
  var weakest: [Moment]
  var stages: [Stage]
  var truth: String?
  var flags: [String]?

  struct Criterion: Encodable {
    var criterion: String
    var points: Double
    var weight: Double
  }

  struct Signal: Encodable {
    var signal: String
    var event: Int?
    var quote: String?
  }

  struct Moment: Encodable {
    var criterion: String
    var events: [Int]
    var points: Double
    var possible: Double
    var quote: String
    var question: String?
    var account: String?
    var stronger: String?
  }

  struct Stage: Encodable {
    var question: String
    var state: String
    var answer: String
    var hint: String?
    var share: Double
    var quotes: [String]
    var stage: String?
    var heard: [String]?
    var missing: [String]?
    var redFlags: [String]?
    var modelAnswer: String?
  }

  init(_ report: InterviewReport, _ session: Session, for reader: CardReader) {
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
