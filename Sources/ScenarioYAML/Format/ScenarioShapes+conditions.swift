internal import ScenarioModel
internal import Statecharts
internal import Telemetry

extension ScenarioShapes {
  /// A condition on the fields of a row.
  static let predicate: Shape<Predicate> = named("predicate") { predicateBody }

  /// A condition on the controls.
  static let controlCondition: Shape<ControlCondition> = named("control-condition") {
    controlConditionBody
  }

  /// A condition on the chart's variables and states.
  static let chartGuard: Shape<Guard> = named("guard") { chartGuardBody }

  /// A condition on figures and artifacts.
  static let findingCondition: Shape<FindingCondition> = named("finding-condition") {
    findingConditionBody
  }

  /// The body of a condition: all of its entries hold.
  ///
  /// - Parameters:
  ///   - description: One sentence for the schema.
  ///   - part: The condition itself, for the conditions inside it.
  ///   - forms: How conditions of this kind are put together.
  ///   - entries: The entries that are conditions of their own.
  /// - Returns: The shape of an object with at least one entry.
  private static func condition<Condition: Sendable>(
    _ description: String,
    part: Shape<Condition>,
    forms: ConditionForms<Condition>,
    entries: Field<[Condition]>
  ) -> Shape<Condition> {
    object(
      description,
      optional("all", list(of: part, count: 1...100), "All of these hold."),
      optional("any", list(of: part, count: 1...100), "One of these holds at least."),
      optional("not", part, "This does not hold."),
      entries
    ) { all, any, not, entries in
      let parts =
        entries
        + [all.map(forms.all), any.map(forms.any), not.map(forms.not)].compactMap(\.self)
      return parts.count == 1 ? parts[0] : forms.all(parts)
    }
    .notEmpty()
  }

  private static let predicateBody = condition(
    "A condition on a row; all entries hold. Other keys are fields.",
    part: predicate,
    forms: ConditionForms(all: Predicate.all, any: Predicate.any, not: Predicate.not),
    entries: others(columnName(FieldName.self), to: fieldCondition).map { entries in
      entries.map { $0.value($0.key) }
    }
  )

  private static let controlConditionBody = condition(
    "A condition on the controls; all entries hold. Other keys are controls.",
    part: controlCondition,
    forms: ConditionForms(
      all: ControlCondition.all,
      any: ControlCondition.any,
      not: ControlCondition.not
    ),
    entries: others(columnName(ControlName.self), to: comparisons(with: wholeNumber)).map {
      entries in
      entries.map { entry in
        let parts = entry.value.map { ControlCondition.compares(entry.key, $0.relation, $0.bound) }
        return parts.count == 1 ? parts[0] : .all(parts)
      }
    }
  )

  private static let chartGuardBody = condition(
    "A condition on the chart; all entries hold. Other keys are variables.",
    part: chartGuard,
    forms: ConditionForms(all: Guard.all, any: Guard.any, not: Guard.not),
    entries: group(
      optional("in", identifier.map { StateID($0) }, "This state is active."),
      others(
        text(matching: .columnName).map { VariableName($0) },
        to: comparisons(with: wholeNumber)
      )
    ) { state, entries in
      let comparisons = entries.map { entry in
        let parts = entry.value.map {
          Guard.compare(.variable(entry.key), $0.relation.comparison, .constant($0.bound))
        }
        return parts.count == 1 ? parts[0] : .all(parts)
      }
      return (state.map { [.inState($0)] } ?? []) + comparisons
    }
  )

  private static let findingConditionBody = condition(
    "A condition on figures; all entries hold. Other keys are figures such as gap.p.",
    part: findingCondition,
    forms: ConditionForms(
      all: FindingCondition.all,
      any: FindingCondition.any,
      not: FindingCondition.not
    ),
    entries: group(
      optional(
        "artifact",
        map(of: identifier(ArtifactID.self), to: identifier(VariantID.self), count: 1...8),
        "The version of an artifact that this world has."
      ),
      others(figure, to: figureCondition)
    ) { artifacts, figures in
      (artifacts ?? []).map { .artifact($0.key, $0.value) } + figures.map { $0.value($0.key) }
    }
  )

  /// A reference to a figure of a measure.
  static let figure = text(matching: .figure, atMost: 200).map { text in
    let parts = TextPattern.afterName(text[...])
    return FigureReference(
      measure: MeasureName(String(parts?.name ?? "")),
      key: String(parts?.rest ?? "")
    )
  }

  private static let wholeNumber = integer(-1_000_000_000...1_000_000_000)

  /// A condition on a field: a value, several values, or comparisons.
  private static let fieldCondition: Shape<@Sendable (FieldName) -> Predicate> = either(
    "text, a list of texts, true or false, a number, or comparisons such as {above: 3}",
    categoryValue.map { value in { .isOneOf($0, [value]) } },
    uniqueList(of: categoryValue, count: 1...250).map { values in { .isOneOf($0, values) } },
    boolean.map { value in { value ? .isTrue($0) : .not(.isTrue($0)) } },
    number().map { bound in { .compares($0, .equals, bound) } },
    object(
      "Comparisons with a number; all hold.",
      relations(with: number()),
      optional("missing", boolean, "Whether the value was not recorded.")
    ) { relations, missing in
      { field in
        var parts = relations.map { Predicate.compares(field, $0.relation, $0.bound) }
        if let missing { parts.append(missing ? .isMissing(field) : .not(.isMissing(field))) }
        return parts.count == 1 ? parts[0] : .all(parts)
      }
    }
    .notEmpty()
  )

  private static let figureCondition: Shape<@Sendable (FigureReference) -> FindingCondition> =
    object(
      "Comparisons with a number; all hold, none does where the figure cannot be computed.",
      relations(with: number()),
      optional("exists", boolean, "Whether the figure can be computed.")
    ) { relations, exists in
      { figure in
        var parts = relations.map { FindingCondition.compares(figure, $0.relation, $0.bound) }
        if let exists { parts.append(exists ? .exists(figure) : .not(.exists(figure))) }
        return parts.count == 1 ? parts[0] : .all(parts)
      }
    }
    .notEmpty()

  /// A number that a value equals, or comparisons that all hold.
  private static func comparisons<Number: Sendable>(
    with bound: Shape<Number>
  ) -> Shape<[BoundRelation<Number>]> {
    either(
      "a number or comparisons such as {above: 3}",
      bound.map { [BoundRelation(relation: .equals, bound: $0)] },
      object("Comparisons with a number; all hold.", relations(with: bound)).notEmpty()
    )
  }

  private static func relations<Number: Sendable>(
    with bound: Shape<Number>
  ) -> Field<[BoundRelation<Number>]> {
    all(
      of: Relation.allCases.map { relation in
        optional(relation.key, bound, relation.meaning).map { bound in
          bound.map { BoundRelation(relation: relation, bound: $0) }
        }
      }
    )
    .map { $0.compactMap(\.self) }
  }
}

/// The ways in which conditions of one kind are combined.
private struct ConditionForms<Condition: Sendable>: Sendable {
  let all: @Sendable ([Condition]) -> Condition
  let any: @Sendable ([Condition]) -> Condition
  let not: @Sendable (Condition) -> Condition
}

/// A relation to a number.
private struct BoundRelation<Number: Sendable>: Sendable {
  let relation: Relation
  let bound: Number
}

extension Relation {
  /// The key that stands for it.
  fileprivate var key: String {
    switch self {
    case .equals: "equals"
    case .notEquals: "not_equals"
    case .above: "above"
    case .atLeast: "at_least"
    case .below: "below"
    case .atMost: "at_most"
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .equals: "Equal to this."
    case .notEquals: "Different from this."
    case .above: "Greater than this."
    case .atLeast: "This or greater."
    case .below: "Less than this."
    case .atMost: "This or less."
    }
  }

  /// The same relation in a chart.
  fileprivate var comparison: Comparison {
    switch self {
    case .equals: .equal
    case .notEquals: .notEqual
    case .above: .greater
    case .atLeast: .greaterOrEqual
    case .below: .less
    case .atMost: .lessOrEqual
    }
  }
}
