internal import Questions
internal import ScenarioModel

/// The YAML form of the question bank, format 1: what each key means and may hold.
///
/// Both the loader and `Questions/schema.json` are made from these constants.
enum QuestionShapes: ShapeVocabulary {}

extension QuestionShapes {
  /// A file of questions of one area.
  static let questions = object(
    "Questions of one area.",
    required("format", integer(1...1), "The version of the format."),
    required("area", word(of: Topic.self), "The area."),
    required("questions", list(of: question, count: 0...5000), "The questions, in order.")
  ) { _, area, questions in AreaBank(area: area, questions: questions.map { $0(area) }) }

  /// A question before the area of its file is known.
  private typealias Unplaced = @Sendable (Topic) -> Question

  private static let question = tagged(
    by: "kind",
    ["open": open, "choice": choice, "computed": computed]
  )

  private static let open: Shape<Unplaced> = object(
    "A question that is answered in one's own words.",
    head("open"),
    required("prompt", prose, "The question as an interviewer asks it."),
    required("concepts", list(of: concept, count: 1...8), "What the answer must say."),
    required("trade_off", point("trade-off"), "What weighs one choice against another."),
    required("failure_mode", point("failure-mode"), "How it fails."),
    required("number", quantity, "The number that belongs to it."),
    required("red_flags", list(of: ScenarioShapes.redFlag, count: 0...6), "Beliefs that cost."),
    required("model_answer", prose, "What a senior engineer would say, in 80 to 160 words.")
  ) { head, prompt, concepts, tradeOff, failureMode, number, redFlags, modelAnswer in
    let task = OpenTask(
      prompt: prompt,
      concepts: concepts,
      tradeOff: tradeOff,
      failureMode: failureMode,
      number: number,
      redFlags: redFlags,
      modelAnswer: modelAnswer
    )
    return { head.question(in: $0, .open(task)) }
  }

  private static let choice: Shape<Unplaced> = object(
    "A question with four options; who answers also says why one of the others is wrong.",
    head("choice"),
    required("prompt", prose, "The question."),
    required(
      "options",
      options,
      "Four options of like length and tone, exactly one of them right."
    )
  ) { head, prompt, options in
    let task = ChoiceTask(prompt: prompt, key: options.key, wrong: options.wrong)
    return { head.question(in: $0, .choice(task)) }
  }

  private static let computed: Shape<Unplaced> = object(
    "A question whose numbers a seed draws and whose answer is code.",
    head("computed"),
    required("formula", word(of: Formula.self), "The formula of the program.")
  ) { head, formula in { head.question(in: $0, .computed(formula)) } }

  /// The keys that questions of every kind have.
  private struct Head: Sendable {
    var id: QuestionID
    var title: String
    var isTwenty: Bool
    var seconds: Int
    var because: String
    var sources: [Reading]

    func question(in area: Topic, _ task: Question.Task) -> Question {
      Question(
        id: id,
        area: area,
        title: title,
        isTwenty: isTwenty,
        seconds: seconds,
        because: because,
        sources: sources,
        task: task
      )
    }
  }

  private static func head(_ kind: String) -> Field<Head> {
    group(
      required("id", identifier, "The name, unique over the whole bank."),
      required("kind", text(matching: .kind(kind)), "The kind of the question."),
      required("title", line(1...60), "What lists call it."),
      defaulted("twenty", boolean, to: false, "Whether it is one of the twenty that tell most."),
      required("seconds", integer(30...300), "Seconds in which a crisp answer is expected."),
      required("because", prose, "Why interviewers ask it, and what a strong answer shows."),
      required("sources", list(of: ScenarioShapes.reading, count: 1...12), "Sources of its facts.")
    ) { id, _, title, isTwenty, seconds, because, sources in
      Head(
        id: QuestionID(id),
        title: title,
        isTwenty: isTwenty,
        seconds: seconds,
        because: because,
        sources: sources
      )
    }
  }
}

extension TextPattern {
  /// One word alone.
  fileprivate static func kind(_ word: String) -> TextPattern {
    TextPattern("'\(word)'", regularExpression: "^\(word)$") { $0 == word }
  }
}

extension QuestionShapes {
  private static let prose = ScenarioShapes.prose

  private static let ask = required(
    "ask",
    line(1...300),
    "The follow-up question that asks for it where it is missing."
  )

  private static let phrases = required(
    "phrases",
    ScenarioShapes.phraseGroups,
    "Groups of phrases; one of each group must appear in a sentence or two in a row."
  )

  private static let concept = object(
    "Something that the answer must say.",
    required("id", identifier, "Its name."),
    required("title", ScenarioShapes.title, "What the verdict calls it."),
    defaulted("weight", number(0.1...10), to: 1, "Its weight."),
    phrases,
    ask,
    ScenarioShapes.examples
  ) { id, title, weight, phrases, ask, examples in
    expected(id, title, weight, phrases, ask, examples)
  }

  private static func point(_ id: String) -> Shape<ExpectedPoint> {
    object(
      "A point that every strong answer has.",
      required("title", ScenarioShapes.title, "What the verdict calls it."),
      phrases,
      ask,
      ScenarioShapes.examples
    ) { title, phrases, ask, examples in expected(id, title, 1, phrases, ask, examples) }
  }

  private static func expected(
    _ id: String,
    _ title: String,
    _ weight: Double,
    _ phrases: [[String]],
    _ ask: String,
    _ examples: Examples
  ) -> ExpectedPoint {
    ExpectedPoint(
      concept: Concept(
        id: id,
        title: title,
        weight: weight,
        hypotheses: [],
        phrases: phrases,
        examples: examples
      ),
      ask: ask
    )
  }

  private static let quantity = object(
    "A number beside words that say of what it is.",
    required("title", ScenarioShapes.title, "What the verdict calls it."),
    required("from", number(-1e15...1e15), "The least number that is right."),
    required("to", number(-1e15...1e15), "The largest number that is right."),
    defaulted("unit", line(0...40), to: "", "Its unit; a plain noun is not checked."),
    required(
      "near",
      ScenarioShapes.phraseGroups,
      "Groups of phrases; one of each in its sentence."
    ),
    ask,
    ScenarioShapes.examples
  ) { title, from, to, unit, near, ask, examples in
    ExpectedQuantity(
      title: title,
      range: min(from, to)...max(from, to),
      unit: unit,
      near: near,
      ask: ask,
      examples: examples
    )
  }
}

extension QuestionShapes {
  private typealias Options = (key: ChoiceTask.Key, wrong: [ChoiceTask.Misconception])

  /// Four options, of which one is right and three say why they are wrong.
  private static let options: Shape<Options> = {
    let list = QuestionShapes.list(of: option, count: 4...4)
    return Shape(kinds: list.kinds, schema: list.schema) { node, decoding in
      guard let options = list.decode(node, &decoding) else { return nil }
      let keys = options.filter(\.isRight)
      guard let key = keys.first, keys.count == 1 else {
        decoding.report(
          .count(expected: "exactly one option with 'right'", found: keys.count),
          at: node
        )
        return nil
      }
      let wrong = options.filter { !$0.isRight }
      guard wrong.allSatisfy({ !$0.phrases.isEmpty }) else {
        return mismatch("'phrases' in each wrong option", node, &decoding, found: "one without")
      }
      return (
        ChoiceTask.Key(text: key.text, because: key.because),
        wrong.map {
          ChoiceTask.Misconception(
            text: $0.text,
            because: $0.because,
            phrases: $0.phrases,
            examples: $0.examples
          )
        }
      )
    }
  }()

  private struct Option: Sendable {
    var text: String
    var isRight: Bool
    var because: String
    var phrases: [[String]]
    var examples: Examples
  }

  private static let option = object(
    "An option.",
    required("text", line(1...300), "What it says."),
    defaulted("right", boolean, to: false, "Whether it is the right one."),
    required("because", prose, "Why it is right, or why it is wrong."),
    defaulted(
      "phrases",
      ScenarioShapes.phraseGroups,
      to: [],
      "What a person says who knows why it is wrong; one phrase of each group."
    ),
    ScenarioShapes.examples
  ) { Option(text: $0, isRight: $1, because: $2, phrases: $3, examples: $4) }
}
