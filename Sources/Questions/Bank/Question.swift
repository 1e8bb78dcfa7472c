package import ScenarioModel
import Telemetry

/// The name of a question, unique over the whole bank.
package struct QuestionID: Name {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}

/// A question of the bank.
package struct Question: Hashable, Sendable {
  package var id: QuestionID
  package var area: Topic
  /// At most 60 characters.
  package var title: String
  /// Whether it is one of the twenty questions that tell most.
  package var isTwenty: Bool
  /// The time in which a crisp answer is expected, 30 to 300.
  ///
  /// Unit: seconds.
  package var seconds: Int
  /// The reason why interviewers ask it, and what a strong answer shows.
  package var because: String
  package var sources: [Reading]
  package var task: Task

  /// The kind of a question with what belongs to it.
  ///
  /// It lies outside of the question, so that lists of thousands are copied quickly.
  package indirect enum Task: Hashable, Sendable {
    /// Answered in one's own words.
    case open(OpenTask)
    /// One of four options, and why one of the others is wrong.
    case choice(ChoiceTask)
    /// A number that is computed from values drawn by a seed.
    case computed(Formula)
  }

  package init(
    id: QuestionID,
    area: Topic,
    title: String,
    isTwenty: Bool = false,
    seconds: Int,
    because: String,
    sources: [Reading],
    task: Task
  ) {
    self.id = id
    self.area = area
    self.title = title
    self.isTwenty = isTwenty
    self.seconds = seconds
    self.because = because
    self.sources = sources
    self.task = task
  }

  /// The kind of the question as files and commands name it.
  package var kind: QuestionKind {
    switch task {
    case .open: .open
    case .choice: .choice
    case .computed: .computed
    }
  }
}

/// The kinds of questions.
package enum QuestionKind: String, Hashable, Sendable, CaseIterable {
  case open, choice, computed
}

/// A question that is answered in one's own words.
package struct OpenTask: Hashable, Sendable {
  package var prompt: String
  package var concepts: [ExpectedPoint]
  /// The point that weighs one choice against another.
  package var tradeOff: ExpectedPoint
  /// The point that says how it fails.
  package var failureMode: ExpectedPoint
  package var number: ExpectedQuantity
  package var redFlags: [RedFlag]
  /// An answer of 80 to 160 words that satisfies every point.
  package var modelAnswer: String

  package init(
    prompt: String,
    concepts: [ExpectedPoint],
    tradeOff: ExpectedPoint,
    failureMode: ExpectedPoint,
    number: ExpectedQuantity,
    redFlags: [RedFlag],
    modelAnswer: String
  ) {
    self.prompt = prompt
    self.concepts = concepts
    self.tradeOff = tradeOff
    self.failureMode = failureMode
    self.number = number
    self.redFlags = redFlags
    self.modelAnswer = modelAnswer
  }
}

/// Something that an answer should say, and the question that asks for it where it is missing.
package struct ExpectedPoint: Hashable, Sendable {
  package var concept: Concept
  package var ask: String

  package init(concept: Concept, ask: String) {
    self.concept = concept
    self.ask = ask
  }
}

/// A number that an answer should give, beside the words that say of what it is.
package struct ExpectedQuantity: Hashable, Sendable {
  package var title: String
  /// The numbers that are right, in `unit`.
  package var range: ClosedRange<Double>
  /// The unit as the author wrote it; a plain noun is not checked.
  package var unit: String
  /// Groups of phrases; one of each group stands in the number's sentence.
  package var near: [[String]]
  package var ask: String
  package var examples: Examples

  package init(
    title: String,
    range: ClosedRange<Double>,
    unit: String,
    near: [[String]],
    ask: String,
    examples: Examples
  ) {
    self.title = title
    self.range = range
    self.unit = unit
    self.near = near
    self.ask = ask
    self.examples = examples
  }
}

/// A question with four options, one of them right.
package struct ChoiceTask: Hashable, Sendable {
  package var prompt: String
  package var key: Key
  /// Three options, each a real misconception.
  package var wrong: [Misconception]

  package init(prompt: String, key: Key, wrong: [Misconception]) {
    self.prompt = prompt
    self.key = key
    self.wrong = wrong
  }

  /// The right option.
  package struct Key: Hashable, Sendable {
    package var text: String
    package var because: String

    package init(text: String, because: String) {
      self.text = text
      self.because = because
    }
  }

  /// A wrong option, and what a person says who knows why it is wrong.
  package struct Misconception: Hashable, Sendable {
    package var text: String
    package var because: String
    package var phrases: [[String]]
    package var examples: Examples

    package init(text: String, because: String, phrases: [[String]], examples: Examples) {
      self.text = text
      self.because = because
      self.phrases = phrases
      self.examples = examples
    }
  }
}
