/// Something in a world's description from which no rows can be made.
package struct WorldProblem: Hashable, Sendable {
  package var place: WorldPlace
  package var kind: Kind

  package init(_ kind: Kind, at place: WorldPlace) {
    self.kind = kind
    self.place = place
  }

  /// A kind of problem; `known` are the names that could have been meant, in the model's order.
  package enum Kind: Hashable, Sendable {
    case unknownTable(TableName, known: [TableName])
    case unknownField(FieldName, known: [FieldName])
    case unknownParameter(ParameterName, known: [ParameterName])
    case unknownControl(ControlName, known: [ControlName])
    case unknownValue(String, of: FieldName, known: [String])
    /// A field is read by one that is drawn before it, or by itself.
    case readsLaterField(FieldName)
    /// A table refers to itself or to one after it.
    case refersToLaterTable(TableName)
    case wrongKind(FieldName, needed: ColumnKind.Tag, found: ColumnKind.Tag)
    case duplicate(String)
    /// A value called "missing" would read as one that was not recorded.
    case reservedName(String)
    /// The number of values or entries is outside its bounds.
    case count(Int, allowed: ClosedRange<Int>)
    /// A number is outside its bounds or not finite.
    case number(Double, allowed: Bound)
    /// A lower bound is above its upper one.
    case emptyRange(Double, Double)
    case tickDoesNotDivideMinute(Int)
    /// Only tables of a fixed size have sequences and can be referred to.
    case needsFixedTable
    /// A table of a fixed size has no time: neither timing nor controls reach it.
    case fixedTableHasNoTime
    /// Traffic has no rows yet: its adjustments read no field.
    case trafficReadsNoField
    /// Generators that have nothing to draw once an entity.
    case notDrawnPerEntity
    /// Entities and references are always recorded.
    case alwaysRecorded
    /// A ramp, duration or half-life needs a start or a condition.
    case timingWithoutStart
    /// The points of a curve must rise strictly.
    case curveNotRising
    /// A log line, span or metric would show a field that no telemetry records.
    case showsHiddenField(FieldName)
    /// Spans and metrics need rows with a time.
    case needsTableWithTime(TableName)
    /// The length of a span needs a field whose unit is one of time.
    case needsUnitOfTime(FieldName)
    /// A metric's name must not end in this word, which formats add or which is no base unit.
    case metricNameEnd(String)
    /// A name that is not words of lower-case letters, digits and underscores joined by dots.
    case attributeName(String)
    /// A name that formats keep for themselves.
    case reservedAttribute(String)
    /// Metrics of one name differ in kind, help, bounds or the names of their attributes.
    case metricsDiffer(String)
    /// The bounds of a histogram must rise strictly.
    case boundsNotRising
    /// A counter would sum a field whose values may fall below zero.
    case counterMayFall(FieldName)
    /// All weights of a category are zero.
    case noWeight
  }

  /// The bounds of a number.
  package enum Bound: String, Hashable, Sendable {
    case finite, positive, atLeastZero, unitInterval, logarithmicSpread, minuteOfDay, firstMinute
  }
}
