package import Questions
import ScenarioModel
import Scoring

/// The verdict on an answer with the words that decided it, and the model answer.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct VerdictDocument: Hashable, Sendable, Encodable {
  package var question: String
  /// The number of the answer in the store, by which it can be disputed.
  package var answer: Int?
  /// The share of points that was earned, 0 to 1.
  package var share: Double
  package var isRight: Bool
  /// The time that the answer took and that was expected; unit: seconds.
  package var seconds: Int?
  package var limit: Int
  /// The reason for judging none of the words.
  package var setAside: String?
  package var points: [Point]
  package var redFlags: [Flag]
  package var habits: [Flag]
  /// The result in a sentence, for a choice or a computed number.
  package var result: String?
  package var modelAnswer: [String]
  package var because: String
  package var sources: [Source]

  /// A point that the answer was read for.
  package struct Point: Hashable, Sendable, Encodable {
    package var id: String
    package var title: String
    package var role: String
    package var weight: Double
    package var verdict: String
    package var quote: String
    package var credit: Double
    package var wasAsked: Bool

    private enum CodingKeys: String, CodingKey {
      case id, title, role, weight, verdict, quote, credit, wasAsked
    }
  }

  /// A red flag or a habit with the words that show it.
  package struct Flag: Hashable, Sendable, Encodable {
    package var title: String
    package var quote: String

    private enum CodingKeys: String, CodingKey { case title, quote }
  }

  /// A source of the question's facts.
  package struct Source: Hashable, Sendable, Encodable {
    package var title: String
    package var source: String

    private enum CodingKeys: String, CodingKey { case title, source }
  }

  private enum CodingKeys: String, CodingKey {
    case question, answer, share, isRight, seconds, limit, setAside, points, redFlags, habits
    case result, modelAnswer, because, sources
  }

  package init(
    _ asked: AskedQuestion,
    _ grade: AnswerGrade,
    kept answer: GivenAnswer,
    number: Int? = nil
  ) {
    question = asked.question.id.rawValue
    self.answer = number
    share = grade.share
    isRight = answer.isRight
    seconds = answer.seconds
    limit = answer.limit
    setAside = grade.setAside?.accountOfAnswer
    points = []
    redFlags = []
    habits = []
    switch grade {
    case .open(let open):
      points = open.points.map { verdict in
        Point(
          id: verdict.point.id,
          title: verdict.point.title,
          role: verdict.point.role.rawValue,
          weight: verdict.point.weight,
          verdict: verdict.verdict.rawValue,
          quote: verdict.quote,
          credit: verdict.credit,
          wasAsked: verdict.wasAsked
        )
      }
      redFlags = open.redFlags.map { Flag(title: $0.flag.title, quote: $0.quote) }
      habits = open.habits.map { Flag(title: $0.habit.title, quote: $0.quote) }
    case .choice(let choice): result = Self.result(choice, asked)
    case .computed(let computed): result = Self.result(computed, asked)
    }
    modelAnswer = asked.modelAnswer
    because = asked.question.because
    sources = asked.question.sources.map { Source(title: $0.title, source: $0.source) }
  }

  private static func result(_ grade: OptionGrade, _ asked: AskedQuestion) -> String {
    guard case .choice(let dealt) = asked.deal else { return "" }
    let key = DealtChoice.letter(dealt.key)
    let refuted = DealtChoice.letter(dealt.refuted)
    guard grade.isKey else {
      return "\(DealtChoice.letter(grade.chosen)) is wrong, \(key) is right."
    }
    guard grade.verdict.credit > 0 else {
      return "\(key) is right. I did not hear why \(refuted) is wrong, so it counts half."
    }
    return "\(key) is right, and so is why \(refuted) is wrong: “\(grade.quote)”."
  }

  private static func result(_ grade: ComputedGrade, _ asked: AskedQuestion) -> String {
    guard case .computed(let task) = asked.deal else { return "" }
    let right = task.unit.text(task.answer)
    return switch grade {
    case .right(let value): "Right: \(task.unit.text(value)); exactly \(right)."
    case .wrong(let value): "\(task.unit.text(value)) is not right: it is \(right)."
    case .inOtherUnit(let read, let asked):
      "Right as \(read), but \(asked) was asked for: it is \(right). That is half of the points."
    case .unclear(.noNumber): "There was no number in that; it is \(right)."
    case .unclear(.severalNumbers):
      "There were several numbers in that, and none marked as the result; it is \(right)."
    case .unclear(.otherDimension(let unit, _)):
      "'\(unit)' measures something else; it is \(right)."
    case .unclear(.otherUnit(let read, let asked)):
      "That looks like \(read), but \(asked) was asked for: it is \(right)."
    }
  }
}

extension ExplanationGrade.SetAside {
  /// The reason for judging none of an answer's words, and what would be judged.
  fileprivate var accountOfAnswer: String {
    switch self {
    case .empty: "There are no words to judge."
    case .listOfWords:
      "This is a list of words without statements. Say it in sentences: what does what, and why."
    case .anotherLanguage:
      "This is in another language than English, which is all that is read here. It counts as not"
        + " answered and costs nothing but another try."
    }
  }
}
