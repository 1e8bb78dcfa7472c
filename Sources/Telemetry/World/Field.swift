/// A column of a table and how its values are drawn.
package struct Field: Hashable, Sendable {
  package var name: FieldName
  /// The name that people read, such as "latency".
  package var title: String
  /// The unit of a number, such as "ms".
  package var unit: String?
  /// A field of the same table for whose entities or lifetimes the value is drawn once.
  ///
  /// With an entity field the value stays as long as its parameters do. With an age field it stays
  /// for a lifetime, with the parameters of the minute in which that began: changes of the world
  /// reach the next lifetime first.
  package var per: FieldName?
  /// Whether the value is the truth of the world that no telemetry records.
  ///
  /// Harm and evidence that pays for the truth (such as hand labels) may read it; slices, SQL and
  /// exports never show it.
  package var isHidden: Bool
  package var generator: Generator
  /// Probability that the value was not recorded (parameter name `missing`), if it can be.
  package var missing: Parameter?

  package init(
    name: FieldName,
    title: String,
    unit: String? = nil,
    per: FieldName? = nil,
    isHidden: Bool = false,
    generator: Generator,
    missing: Parameter? = nil
  ) {
    self.name = name
    self.title = title
    self.unit = unit
    self.per = per
    self.isHidden = isHidden
    self.generator = generator
    self.missing = missing
  }
}

/// The distribution or rule by which the values of a field are drawn.
package enum Generator: Hashable, Sendable {
  /// An entity (a user, a tenant), uniform over 0 ..< population.
  case entity(population: Int)
  /// One of at most 250 values, in proportion to their weights; each value is a parameter's name.
  case category([CategoryValue])
  /// Sticky assignment of an entity by hash: the first value whose cumulative share exceeds it.
  ///
  /// The shares are parameters named by their value, in 0 ... 1; what is left goes to `rest`.
  case assignment(of: FieldName, salt: String, shares: [CategoryValue], rest: String)
  /// The minutes since the entity's present lifetime began.
  case age(Lifetimes)
  /// A number of a named distribution.
  case number(Distribution)
  /// True with a probability (parameter name `probability`).
  case flag(Parameter)
  /// The sum of earlier number fields.
  case sum([FieldName])
  /// For tables of a fixed size: `start + step × row`.
  case sequence(start: Double, step: Double)
  /// A row of a table of a fixed size, uniform over all of its rows.
  case reference(TableName)
  /// The value that a referenced row has in a field of its own table.
  case lookup(FieldName, FieldName)
}

/// One value of a category with its weight or share.
package struct CategoryValue: Hashable, Sendable {
  package var name: String
  package var weight: Parameter

  package init(_ name: String, weight: Parameter) {
    self.name = name
    self.weight = weight
  }
}

/// The course of an entity's lifetimes, such as conversations of a user or entries of a cache.
///
/// Each entity's lifetimes follow one another without a gap, all of one length, which differs between
/// entities; at any minute ages are uniform over that length.
package struct Lifetimes: Hashable, Sendable {
  /// The entity field of the same table.
  package var entity: FieldName
  /// The mean length over entities, in minutes.
  package var minutes: Double
  /// The greatest deviation of an entity's length from the mean, as a share of it, from 0 to 1.
  package var spread: Double
  /// All lifetimes end, and new ones begin, in the minute in which this becomes true after the
  /// world's first minute.
  package var renewal: ControlCondition?

  package init(
    of entity: FieldName,
    minutes: Double,
    spread: Double = 0,
    renewal: ControlCondition? = nil
  ) {
    self.entity = entity
    self.minutes = minutes
    self.spread = spread
    self.renewal = renewal
  }
}

/// A named distribution of a number, with bounds.
package struct Distribution: Hashable, Sendable {
  package var family: DistributionFamily
  /// One for each of `family.parameters`, in that order.
  package var parameters: [Parameter]
  /// Values below are raised to it.
  package var minimum: Double?
  /// Values above are lowered to it.
  package var maximum: Double?
  /// Whether values are rounded to whole numbers (half away from zero).
  package var isRounded: Bool

  package init(
    family: DistributionFamily,
    parameters: [Parameter],
    minimum: Double? = nil,
    maximum: Double? = nil,
    isRounded: Bool = false
  ) {
    self.family = family
    self.parameters = parameters
    self.minimum = minimum
    self.maximum = maximum
    self.isRounded = isRounded
  }
}

/// The families of distributions, with the names of their parameters.
package enum DistributionFamily: String, Hashable, Sendable, CaseIterable {
  case constant, uniform, normal, lognormal, exponential, gamma, beta, poisson

  /// The parameters in the order in which a distribution holds them.
  package var parameters: [ParameterName] {
    switch self {
    case .constant: ["value"]
    case .uniform: ["low", "high"]
    case .normal: ["mean", "sd"]
    case .lognormal: ["median", "sigma"]
    case .exponential: ["mean"]
    case .gamma: ["mean", "shape"]
    case .beta: ["mean", "concentration"]
    case .poisson: ["mean"]
    }
  }
}
