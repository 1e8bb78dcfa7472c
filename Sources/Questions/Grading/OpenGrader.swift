import ScenarioModel
import Scoring
import Telemetry
import TextAnalysis

/// Reads answers to one open question, without a model.
///
/// A point counts where a sentence, or two in a row, assert one phrase of each of its groups; a number
/// counts beside the words that say of what it is. What is denied, quoted or merely listed does not.
package struct OpenGrader: Sendable {
  private let task: OpenTask
  private let points: [AnswerPoint]
  private let grader: ExplanationGrader

  /// The weight of the trade-off and of the failure mode; our own choice, that of a heavy concept.
  private static let judgementWeight = 2.0

  /// The share of a point's weight that it earns where it had to be asked for; our own choice.
  package static let askedCredit = 0.5

  /// The most follow-up questions after an answer.
  package static let followUps = 2

  package init(_ task: OpenTask) {
    self.task = task
    func point(
      _ expected: ExpectedPoint,
      _ role: AnswerPoint.Role,
      _ weight: Double
    ) -> AnswerPoint {
      AnswerPoint(
        id: expected.concept.id,
        title: expected.concept.title,
        role: role,
        weight: weight,
        ask: expected.ask
      )
    }
    points =
      task.concepts.map { point($0, .concept, $0.concept.weight) }
      + [
        point(task.tradeOff, .tradeOff, Self.judgementWeight),
        point(task.failureMode, .failureMode, Self.judgementWeight),
        AnswerPoint(
          id: AnswerPoint.Role.number.rawValue,
          title: task.number.title,
          role: .number,
          weight: 1,
          ask: task.number.ask
        ),
      ]
    grader = ExplanationGrader(
      concepts: task.points.map(\.concept),
      causes: [],
      seen: SeenFigures(),
      answersQuestion: true,
      failures: [task.failureMode.concept.id]
    )
  }

  /// Grades an answer; complexity O(words × phrases).
  package func grade(_ answer: String) -> OpenGrade {
    let text = AnalysedText(answer)
    let read = grader.grade(answer)
    var verdicts = zip(points, read.verdicts).map { point, found in
      PointVerdict(
        point: point,
        verdict: found.verdict,
        quote: found.quote,
        credit: read.setAside == nil ? found.verdict.credit : 0
      )
    }
    if let point = points.last {
      let quote = read.setAside == nil ? task.number.quote(in: text) : nil
      verdicts.append(
        PointVerdict(
          point: point,
          verdict: quote == nil ? .absent : .asserted,
          quote: quote ?? "",
          credit: quote == nil ? 0 : 1
        )
      )
    }
    var grade = OpenGrade(
      points: verdicts,
      redFlags: task.redFlags.compactMap { flag in
        flag.claim(in: text).map { RaisedFlag(flag: flag, quote: $0) }
      },
      habits: [],
      setAside: read.setAside
    )
    if read.setAside == nil { grade.habits = habits(grade, read, text) }
    return grade
  }

  /// Grades an answer with what was said to follow-up questions after it.
  ///
  /// A part that only a follow-up brought out earns `askedCredit`.
  package func grade(_ answer: String, followedBy replies: [String]) -> OpenGrade {
    let first = grade(answer)
    let said = replies.filter { !$0.isEmpty }
    guard !said.isEmpty else { return first }
    var whole = grade(([answer] + said).joined(separator: ".\n"))
    for (index, before) in first.points.enumerated() {
      if before.credit >= whole.points[index].credit {
        whole.points[index] = before
      } else if before.credit == 0 {
        whole.points[index].credit *= Self.askedCredit
        whole.points[index].wasAsked = true
      }
    }
    whole.habits = first.habits
    return whole
  }

  private func habits(
    _ grade: OpenGrade,
    _ read: ExplanationGrade,
    _ text: AnalysedText
  ) -> [ShownHabit] {
    func isMissing(_ role: AnswerPoint.Role) -> Bool {
      grade.points.contains { $0.point.role == role && $0.credit == 0 }
    }
    func quote(_ kind: ExplanationFault.Kind) -> String? {
      read.faults.first { $0.kind == kind }?.quote
    }
    var habits: [ShownHabit] = []
    if isMissing(.tradeOff), let words = quote(.definition) {
      habits.append(ShownHabit(habit: .definition, quote: words))
    }
    if grade.share < 0.5, let words = quote(.oneAnswer) {
      habits.append(ShownHabit(habit: .oneAnswer, quote: words))
    }
    if isMissing(.failureMode) { habits.append(ShownHabit(habit: .noFailureMode, quote: "")) }
    if let words = text.choiceWithoutReason {
      habits.append(ShownHabit(habit: .usedWithoutWhy, quote: words))
    }
    if isMissing(.number) { habits.append(ShownHabit(habit: .noNumber, quote: "")) }
    return habits
  }
}

extension OpenTask {
  /// The points that are read by phrases: the concepts, the trade-off and the failure mode.
  var points: [ExpectedPoint] { concepts + [tradeOff, failureMode] }
}

extension AnalysedText {
  /// The words of a choice for which neither its sentence nor the next gives a reason.
  fileprivate var choiceWithoutReason: String? {
    for (index, sentence) in sentences.enumerated() {
      let next = index + 1 < sentences.count ? sentences[index + 1] : sentence
      let around = sentence.lowerBound..<next.upperBound
      if contains(Self.choices, in: sentence), !contains(Self.reasons, in: around) {
        return quote(sentence)
      }
    }
    return nil
  }

  private func contains(_ phrases: [Phrase], in range: Range<Int>) -> Bool {
    phrases.contains { $0.matches(in: self).contains { range.contains($0.lowerBound) } }
  }

  private static let choices = [
    "we used", "we chose", "we picked", "we went with", "i used", "i chose", "i picked",
    "i went with", "i would just use", "we just used",
  ].map(Phrase.init)

  private static let reasons = [
    "because", "since", "so that", "as it", "due to", "in order to", "to avoid", "to keep",
    "to reduce", "to get", "to make", "to cut", "which lets", "which gave", "which keeps",
    "therefore",
    "the reason", "rather than", "instead of", "cheaper", "faster", "reason",
  ].map(Phrase.init)
}
