/// Something in a world's description from which no rows can be made.
package struct WorldProblem: Hashable, Sendable {
  package var place: WorldPlace
  package var kind: Kind

  package init(_ kind: Kind, at place: WorldPlace) {
    self.kind = kind
    self.place = place
  }

  /// What is wrong; the lists are what could have been meant, in the order of the model.
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
    /// A log line would show a field that no telemetry records.
    case showsHiddenField(FieldName)
    /// All weights of a category are zero.
    case noWeight
  }

  /// The bounds of a number.
  package enum Bound: String, Hashable, Sendable {
    case finite, positive, atLeastZero, unitInterval, minuteOfDay, firstMinute
  }
}
