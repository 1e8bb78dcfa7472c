internal import Questions
internal import ScenarioModel

extension QuestionShapes {
  /// A file with the map of one area.
  static let map = object(
    "The path of a request or a model through an area.",
    required("format", integer(1...1), "The version of the format."),
    required("area", word(of: Topic.self), "The area."),
    required("title", ScenarioShapes.title, "What the page calls it."),
    required("stages", list(of: stage, count: 1...20), "The stages, in order.")
  ) { _, area, title, stages in
    AreaBank(area: area, map: AreaMap(title: title, stages: stages))
  }

  private static let stage = object(
    "One stage of the path.",
    required("id", identifier, "Its name."),
    required("title", ScenarioShapes.title, "What the page calls it."),
    required("does", ScenarioShapes.prose, "What happens here, in a sentence."),
    required("breaks", list(of: line(1...300), count: 1...8), "What breaks."),
    required("shows", ScenarioShapes.prose, "How it shows in metrics, logs and answers."),
    required("look", ScenarioShapes.prose, "The look that tells it from its neighbours."),
    required("number", ScenarioShapes.prose, "The number to know, with its conditions."),
    required("source", line(1...500), "Where its facts are from."),
    defaulted("questions", list(of: identifier, count: 0...20), to: [], "Questions about it."),
    optional("incident", identifier, "The scenario in which it breaks.")
  ) { id, title, does, breaks, shows, look, number, source, questions, incident in
    AreaMap.Stage(
      id: id,
      title: title,
      does: does,
      breaks: breaks,
      shows: shows,
      look: look,
      number: number,
      source: source,
      questions: questions.map { QuestionID($0) },
      incident: incident.map { ScenarioID($0) }
    )
  }

  /// A file with the numbers of one area.
  static let numbers = object(
    "Numbers worth knowing in an area.",
    required("format", integer(1...1), "The version of the format."),
    required("area", word(of: Topic.self), "The area."),
    required("numbers", list(of: keyNumber, count: 0...200), "The numbers, in order.")
  ) { _, area, numbers in AreaBank(area: area, numbers: numbers) }

  private static let keyNumber = object(
    "A number with its conditions.",
    required("id", identifier, "Its name."),
    required("title", ScenarioShapes.title, "What it is of."),
    required("range", line(1...120), "The number with its unit."),
    required("conditions", line(1...400), "Under which conditions."),
    required("say", line(1...500), "The sentence in which one would say it."),
    required("source", line(1...500), "Where it is from."),
    optional("computed", computedNumber, "The formula of the program that gives it.")
  ) { id, title, range, conditions, say, source, computed in
    KeyNumber(
      id: id,
      title: title,
      range: range,
      conditions: conditions,
      say: say,
      source: source,
      computed: computed
    )
  }

  private static let computedNumber = object(
    "A formula, the numbers it is computed of, and what they give.",
    required("formula", word(of: Formula.self), "The formula."),
    required(
      "of",
      QuestionShapes.map(
        of: text(matching: .columnName),
        to: either(
          "a number or a list of numbers",
          number(-1e15...1e15).map { [$0] },
          list(of: number(-1e15...1e15), count: 1...100)
        ),
        count: 1...20
      ),
      "The formula's numbers by their names."
    ),
    required("gives", number(-1e18...1e18), "What it gives, in the formula's unit."),
    defaulted("within", number(0...1), to: 0.02, "The rounding, as a share.")
  ) { formula, values, gives, within in
    KeyNumber.Computation(
      formula: formula,
      givens: Givens(values.map { Givens.Value(name: $0.key, numbers: $0.value) }),
      gives: gives,
      within: within
    )
  }
}
