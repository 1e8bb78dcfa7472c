/// A number of a generator: its base value and what changes it, applied in order.
package struct Parameter: Hashable, Sendable {
  package var base: Quantity
  package var adjustments: [Adjustment]

  package init(_ base: Quantity, adjustments: [Adjustment] = []) {
    self.base = base
    self.adjustments = adjustments
  }
}

/// A number that an author gives as a constant, ties to a control or leaves to the world's seed.
package enum Quantity: Hashable, Sendable {
  case constant(Double)
  /// `times` × the control's value at the time.
  case control(ControlName, times: Double)
  /// Uniform between two bounds, drawn once a world.
  case between(Double, Double)
}

/// A change of a parameter for some rows, some of the time.
package struct Adjustment: Hashable, Sendable {
  /// The rows that are changed; reads only fields drawn before.
  package var rows: Predicate
  package var timing: Timing
  package var change: Change

  package init(rows: Predicate = .always, timing: Timing = .always, change: Change) {
    self.rows = rows
    self.timing = timing
    self.change = change
  }
}

/// The operation of an adjustment on a parameter's value, at full strength.
package enum Change: Hashable, Sendable {
  case set(Quantity)
  case scale(Quantity)
  case shift(Quantity)
  /// Multiplies by (field ÷ reference) to a power.
  case scaleByField(FieldName, reference: Double, power: Double)
  /// Sets the value of a piecewise linear curve at the field's value, flat beyond its ends.
  case follow(FieldName, [CurvePoint])
}

/// A point of a piecewise linear curve.
package struct CurvePoint: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// The course of a change's strength over time, from 0 to 1.
///
/// Its clock starts at minute `from` and, with a condition, not before the condition on the controls
/// last became true (the world's first minute, where it was true from the start). Strength grows
/// linearly over `ramp` minutes and, with a half-life, decays from there. All rows of a tick have the
/// strength of the tick's start.
package struct Timing: Hashable, Sendable {
  package var condition: ControlCondition?
  /// The first minute relative to the page; `nil` leaves it to the condition, or means always.
  package var from: Quantity?
  /// Minutes after the start at which it ends.
  package var duration: Double?
  /// Minutes from none to full strength.
  package var ramp: Double
  /// Minutes in which the strength halves.
  package var halfLife: Double?

  package init(
    condition: ControlCondition? = nil,
    from: Quantity? = nil,
    duration: Double? = nil,
    ramp: Double = 0,
    halfLife: Double? = nil
  ) {
    self.condition = condition
    self.from = from
    self.duration = duration
    self.ramp = ramp
    self.halfLife = halfLife
  }

  /// In force at full strength at all times.
  package static let always = Timing()
}

/// A condition on the controls.
package indirect enum ControlCondition: Hashable, Sendable {
  case all([ControlCondition])
  case any([ControlCondition])
  case not(ControlCondition)
  case compares(ControlName, Relation, Int)
}

/// A comparison of two numbers.
package enum Relation: String, Hashable, Sendable, CaseIterable {
  case equals, notEquals, above, atLeast, below, atMost

  /// Whether the relation holds; every comparison with a NaN is false but `notEquals`.
  @inline(__always)
  package func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .equals: left == right
    case .notEquals: left != right
    case .above: left > right
    case .atLeast: left >= right
    case .below: left < right
    case .atMost: left <= right
    }
  }
}

/// A condition on the fields of one row.
package indirect enum Predicate: Hashable, Sendable {
  case always
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)
  /// A category field has one of the values; a missing value has none.
  case isOneOf(FieldName, [String])
  /// A flag field is true; a missing flag is not.
  case isTrue(FieldName)
  /// A number field compares; a missing number does not.
  case compares(FieldName, Relation, Double)
  case isMissing(FieldName)
}

/// A change that a cause or a mitigation makes to the world.
package struct Effect: Hashable, Sendable {
  /// Distinguishes the effect's random draws; unique within a world.
  package var id: String
  package var table: TableName
  /// The field changed, or `nil` for the table's traffic.
  package var field: FieldName?
  /// The parameter of the field's generator, or `rate` of the traffic.
  package var parameter: ParameterName
  package var adjustment: Adjustment
  package var tag: EffectTag

  package init(
    id: String,
    table: TableName,
    field: FieldName?,
    parameter: ParameterName,
    adjustment: Adjustment,
    tag: EffectTag
  ) {
    self.id = id
    self.table = table
    self.field = field
    self.parameter = parameter
    self.adjustment = adjustment
    self.tag = tag
  }
}

/// Whether an effect is what went wrong; the healthy twin lacks the faults and keeps the rest.
package enum EffectTag: String, Hashable, Sendable, CaseIterable {
  case fault, benign
}

/// A log line that a row writes when it matches.
package struct LogTemplate: Hashable, Sendable {
  package var rows: Predicate
  package var level: LogLevel
  /// The component that writes it, such as `gateway`.
  package var component: String
  /// The message; `{field}` stands for the row's value.
  package var message: String
  /// Further fields of the line, in order.
  package var fields: [FieldName]

  package init(
    rows: Predicate,
    level: LogLevel,
    component: String,
    message: String,
    fields: [FieldName] = []
  ) {
    self.rows = rows
    self.level = level
    self.component = component
    self.message = message
    self.fields = fields
  }
}

/// The severity of a log line.
package enum LogLevel: String, Hashable, Sendable, CaseIterable {
  case debug, info, warn, error
}
