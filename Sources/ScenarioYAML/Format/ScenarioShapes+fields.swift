internal import Telemetry

extension ScenarioShapes {
  /// A column of a table and how its values are drawn.
  static let field: Shape<@Sendable (FieldName) -> Telemetry.Field> = object(
    "A column of a table and how its values are drawn.",
    required("title", title, "What a person reads, such as latency."),
    optional("unit", line(1...20), "The unit of a number, such as ms."),
    optional(
      "per",
      columnName(FieldName.self),
      "An entity field: drawn once an entity. An age field: drawn once a lifetime, as things were when it began."
    ),
    defaulted(
      "hidden",
      boolean,
      to: false,
      "Whether it is the truth of the world that nothing records."
    ),
    optional("missing", parameter, "The probability that the value was not recorded."),
    exactlyOne(among: generators)
  ) { title, unit, entity, isHidden, missing, generator in
    { name in
      Telemetry.Field(
        name: name,
        title: title,
        unit: unit,
        per: entity,
        isHidden: isHidden,
        generator: generator,
        missing: missing
      )
    }
  }

  private static let generators: [Variant<Generator>] =
    [
      variant(
        "entity",
        integer(1...1_000_000_000),
        "One of so many users, tenants or the like."
      ) { Generator.entity(population: $0) },
      variant(
        "category",
        categoryValues,
        "One of some values, in proportion to their weights.",
        Generator.category
      ),
      variant("assignment", assignment, "A value that an entity keeps, chosen by a hash."),
      variant("age", age, "Minutes since the entity's present lifetime began."),
      variant("flag", parameter, "True with this probability.", Generator.flag),
      variant(
        "sum",
        list(of: columnName(FieldName.self), count: 1...50),
        "The sum of number fields drawn before.",
        Generator.sum
      ),
      variant("sequence", sequence, "A number that grows from row to row."),
      variant(
        "reference",
        columnName(TableName.self),
        "A row of a table of a fixed size.",
        Generator.reference
      ),
      variant("lookup", lookup, "The value of a field of the row referred to."),
    ] + DistributionFamily.allCases.map(distribution)

  /// Values with their weights or shares.
  static let categoryValues = named("category-values") {
    map(of: categoryValue, to: parameter, count: 1...250).map {
      $0.map { CategoryValue($0.key, weight: $0.value) }
    }
  }

  private static let assignment = object(
    "The first value whose cumulative share exceeds the entity's hash.",
    required("of", columnName(FieldName.self), "The entity field."),
    required("salt", line(1...100), "Makes assignments independent of each other."),
    required("shares", categoryValues, "The share of each value, from 0 to 1."),
    required("rest", categoryValue, "The value of everyone else.")
  ) { Generator.assignment(of: $0, salt: $1, shares: $2, rest: $3) }

  private static let age = object(
    "Minutes since the present lifetime of an entity began, such as a conversation or a cache entry.",
    required("of", columnName(FieldName.self), "The entity field."),
    required("minutes", number(1...100_000), "The mean length of a lifetime."),
    defaulted(
      "spread",
      number(0...0.9),
      to: 0,
      "How far an entity's length may be from the mean, as a share of it."
    ),
    optional(
      "renewed",
      controlCondition,
      "When this becomes true, all lifetimes end and begin anew, as after the flush of a cache."
    )
  ) {
    Generator.age(Lifetimes(of: $0, minutes: $1, spread: $2, renewal: $3))
  }

  private static let sequence = object(
    "A number that grows from row to row of a table of a fixed size.",
    required("start", number(-1e12...1e12), "The number of the first row."),
    required("step", number(-1e12...1e12), "What each further row adds.")
  ) { Generator.sequence(start: $0, step: $1) }

  private static let lookup = object(
    "The value of a field of the row referred to.",
    required("through", columnName(FieldName.self), "The field that refers to a row."),
    required("field", columnName(FieldName.self), "The field of that row.")
  ) { Generator.lookup($0, $1) }

  private static func distribution(_ family: DistributionFamily) -> Variant<Generator> {
    let shape = object(
      "A number with a \(family.rawValue) distribution.",
      all(of: family.parameters.map { required($0.rawValue, parameter, $0.meaning) }),
      optional("minimum", number(-1e12...1e12), "Smaller values are raised to this."),
      optional("maximum", number(-1e12...1e12), "Larger values are lowered to this."),
      defaulted("round", boolean, to: false, "Whether values are rounded to whole numbers.")
    ) { parameters, minimum, maximum, isRounded in
      Generator.number(
        Distribution(
          family: family,
          parameters: parameters,
          minimum: minimum,
          maximum: maximum,
          isRounded: isRounded
        )
      )
    }
    return variant(family.rawValue, shape, "A number with a \(family.rawValue) distribution.")
  }
}

extension ParameterName {
  /// One sentence for the schema.
  fileprivate var meaning: String {
    switch rawValue {
    case "value": "The number."
    case "low": "The lower bound."
    case "high": "The upper bound."
    case "mean": "The mean."
    case "sd": "The standard deviation."
    case "median": "The median."
    case "sigma": "The standard deviation of the logarithm."
    case "shape": "The shape: 1 is exponential, larger is narrower."
    case "concentration": "How narrow it is: the sum of both parameters of the beta distribution."
    default: "A parameter of the distribution."
    }
  }
}
