internal import ScenarioModel

extension ScenarioShapes {
  /// A whole number, or `{knob: name}`.
  static func integer(_ range: ClosedRange<Int>) -> Shape<Int> {
    PlainShapes.integer(range).orKnob()
  }

  /// A finite number between two bounds, both allowed, or `{knob: name}`.
  static func number(_ range: ClosedRange<Double>) -> Shape<Double> {
    PlainShapes.number(range).orKnob()
  }

  /// A finite number within the bounds given, or `{knob: name}`.
  static func number(
    atLeast: Double? = nil,
    moreThan: Double? = nil,
    atMost: Double? = nil,
    lessThan: Double? = nil
  ) -> Shape<Double> {
    PlainShapes.number(atLeast: atLeast, moreThan: moreThan, atMost: atMost, lessThan: lessThan)
      .orKnob()
  }

  /// The numbers that depend on the difficulty; a scenario with this key can be played at each.
  static let knobs = optional(
    Knobs.section,
    map(
      of: identifier,
      to: list(
        of: PlainShapes.number(-1e12...1e12),
        count: Scenario.difficulties.count...Scenario.difficulties.count
      ),
      count: 0...200
    ),
    "Numbers that depend on the difficulty: one for each from 1 to 4. {knob: name} stands for one."
  )

  /// The lowest difficulty, 2 to 4, that has a thing; `YAMLDocument.at` has removed it below.
  static let fromDifficulty = optional(
    YAMLDocument.fromDifficulty,
    PlainShapes.integer(2...4),
    "The lowest difficulty at which it is there; at every one where absent."
  )
}
