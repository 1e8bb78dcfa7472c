import ScenarioModel
package import Scoring

/// A question as it is asked once: with the seed that deals its options or numbers.
///
/// It keeps no state: the next step follows from all that was said so far, so that a terminal and a
/// page go the same way.
package struct AskedQuestion: Hashable, Sendable {
  package let question: Question
  package let seed: UInt64
  package let deal: Deal

  /// The question as the seed deals it.
  package enum Deal: Hashable, Sendable {
    case open(OpenTask)
    case choice(DealtChoice)
    case computed(ComputedTask)
  }

  package init(_ question: Question, seed: UInt64) {
    self.question = question
    self.seed = seed
    deal =
      switch question.task {
      case .open(let task): .open(task)
      case .choice(let task): .choice(DealtChoice(task, of: question.id, seed: seed))
      case .computed(let formula): .computed(ComputedTask(formula, seed: seed))
      }
  }

  /// The words of the question.
  package var prompt: String {
    switch deal {
    case .open(let task): task.prompt
    case .choice(let dealt): dealt.task.prompt
    case .computed(let task): task.prompt
    }
  }

  /// Something said in answer: a text first, then the replies to follow-up questions.
  package struct Said: Hashable, Sendable {
    package var texts: [String]
    /// The place of the option that was chosen, for a choice.
    package var chosen: Int?

    package init(texts: [String], chosen: Int? = nil) {
      self.texts = texts
      self.chosen = chosen
    }
  }

  /// The step that follows what was said.
  package enum Step: Hashable, Sendable {
    /// A point was missing, and is asked for once.
    case followUp(String)
    case done(AnswerGrade)
  }

  /// The next step after what was said so far; an empty reply passes on a follow-up question.
  package func step(after said: Said) -> Step {
    switch deal {
    case .open(let task): openStep(OpenGrader(task), said)
    case .choice(let dealt): choiceStep(dealt, said)
    case .computed(let task): computedStep(task, said)
    }
  }

  private func openStep(_ grader: OpenGrader, _ said: Said) -> Step {
    let first = said.texts.first ?? ""
    let replies = Array(said.texts.dropFirst())
    let opening = grader.grade(first)
    if opening.setAside == nil || !replies.isEmpty {
      var asked: [String] = []
      for count in 0..<min(replies.count + 1, OpenGrader.followUps) {
        let grade = grader.grade(first, followedBy: Array(replies.prefix(count)))
        guard let missing = grade.unsaid.first(where: { !asked.contains($0.point.id) }) else {
          break
        }
        if count == replies.count { return .followUp(missing.point.sentence) }
        asked.append(missing.point.id)
      }
    }
    return .done(.open(grader.grade(first, followedBy: replies)))
  }

  private func choiceStep(_ dealt: DealtChoice, _ said: Said) -> Step {
    let chosen = said.chosen ?? -1
    var grade = dealt.grade(chosen, because: said.texts.first ?? "")
    guard grade.isKey, grade.verdict.credit == 0 else { return .done(.choice(grade)) }
    guard said.texts.count > 1 else {
      let letter = DealtChoice.letter(dealt.refuted)
      return .followUp("I did not hear why \(letter) is wrong. Can you say it in a sentence?")
    }
    grade = dealt.grade(chosen, because: said.texts.joined(separator: ".\n"))
    grade.wasAsked = true
    return .done(.choice(grade))
  }

  private func computedStep(_ task: ComputedTask, _ said: Said) -> Step {
    let first = said.texts.first ?? ""
    guard said.texts.count > 1, let reply = said.texts.last else {
      let grade = task.grade(first)
      guard case .unclear(let reason) = grade else { return .done(.computed(grade)) }
      return .followUp(reason.description)
    }
    return .done(.computed(task.grade(first, followedBy: reply)))
  }
}

extension AnswerPoint {
  /// The question that asks for a point that was not heard.
  fileprivate var sentence: String {
    switch role {
    case .concept: ask
    case .tradeOff: "I did not hear the trade-off that I look for. \(ask)"
    case .failureMode: "I did not hear the failure mode that I look for. \(ask)"
    case .number: "I did not hear a number that fits. \(ask)"
    }
  }
}

/// The grade of an answer of any kind.
package enum AnswerGrade: Hashable, Sendable {
  case open(OpenGrade)
  case choice(OptionGrade)
  case computed(ComputedGrade)

  /// The share of points that was earned, 0 to 1.
  package var share: Double {
    switch self {
    case .open(let grade): grade.share
    case .choice(let grade): grade.share
    case .computed(let grade): grade.share
    }
  }

  /// The reason for judging none of the words, if there is one.
  package var setAside: ExplanationGrade.SetAside? {
    switch self {
    case .open(let grade): grade.setAside
    case .choice(let grade): grade.setAside
    case .computed: nil
    }
  }

  /// The names of points that earned nothing.
  var missed: [String] {
    switch self {
    case .open(let grade): grade.points.filter { $0.credit == 0 }.map(\.point.id)
    case .choice(let grade):
      (grade.isKey ? [] : ["option"]) + (grade.verdict.credit == 0 ? ["why"] : [])
    case .computed(let grade): grade.share < 1 ? ["answer"] : []
    }
  }

  var habits: [ShownHabit] {
    switch self {
    case .open(let grade): grade.habits
    case .choice, .computed: []
    }
  }
}

extension AskedQuestion {
  /// The answer as it is kept.
  ///
  /// `seconds` is the time that the first text took; one that cannot be is left out.
  package func answer(_ said: Said, _ grade: AnswerGrade, seconds: Int?) -> GivenAnswer {
    GivenAnswer(
      question: question.id.rawValue,
      area: question.area.rawValue,
      kind: question.kind.rawValue,
      seed: seed,
      texts: said.texts,
      chosen: said.chosen.map { DealtChoice.letter($0) },
      seconds: seconds.flatMap { GivenAnswer.believable($0) },
      limit: question.seconds,
      share: grade.share,
      missed: grade.missed,
      habits: grade.habits.map { .init(name: $0.habit.rawValue, quote: $0.quote) }
    )
  }

  /// The answer that a senior engineer would give.
  package var modelAnswer: [String] {
    switch deal {
    case .open(let task): [task.modelAnswer]
    case .choice(let dealt):
      dealt.options.enumerated().map { place, option in
        "\(DealtChoice.letter(place)), “\(option.text)”,"
          + " \(place == dealt.key ? "is right" : "is wrong"): \(option.because)"
      }
    case .computed(let task): task.solution
    }
  }
}
