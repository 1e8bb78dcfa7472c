/// The fields that a parameter may read, and the values that it may have.
struct ParameterContext {
  let scope: FieldScope
  /// The values that it may be given.
  let bound: WorldProblem.Bound
  /// Whether it is a table's rate, for which there are no rows yet.
  let isTraffic: Bool
}

extension WorldInspector {
  mutating func inspect(
    _ parameter: Parameter,
    in context: ParameterContext,
    at place: WorldPlace
  ) {
    inspect(parameter.base, bound: context.bound, in: context, at: place)
    for (index, adjustment) in parameter.adjustments.enumerated() {
      inspect(adjustment, in: context, at: place.appending(.adjustment(index)))
    }
  }

  /// Inspects the effects of the model and of a cause together: their ids are unique among all.
  mutating func inspect(effects: [Effect]) {
    checkUnique(effects.map(\.id)) { .effect($0) }
    for effect in effects { inspect(effect, at: WorldPlace([.effect(effect.id)])) }
  }

  private mutating func inspect(_ effect: Effect, at place: WorldPlace) {
    guard let table = model.table(effect.table) else {
      note(
        .unknownTable(effect.table, known: model.tables.map(\.name)),
        place.appending(.part("table"))
      )
      return
    }
    guard let name = effect.field else {
      inspectRate(effect, table: table, at: place)
      return
    }
    guard let index = table.fields.firstIndex(where: { $0.name == name }) else {
      note(
        .unknownField(name, known: table.fields.map(\.name)),
        place.appending(.part("field"))
      )
      return
    }
    let field = table.fields[index]
    let known =
      field.generator.parameters.map(\.name) + (field.missing == nil ? [] : ["missing"])
    guard known.contains(effect.parameter) else {
      note(
        .unknownParameter(effect.parameter, known: known),
        place.appending(.part("parameter"))
      )
      return
    }
    let isMissing =
      effect.parameter == "missing" && field.missing != nil
    let context = ParameterContext(
      scope: FieldScope(model: model, table: table, limit: index),
      bound: isMissing ? .atLeastZero : field.generator.bound(of: effect.parameter),
      isTraffic: false
    )
    inspect(effect.adjustment, in: context, at: place)
  }

  private mutating func inspectRate(_ effect: Effect, table: Table, at place: WorldPlace) {
    let context = ParameterContext(
      scope: FieldScope(model: model, table: table, limit: 0),
      bound: .atLeastZero,
      isTraffic: true
    )
    if context.scope.isFixed {
      note(.fixedTableHasNoTime, place.appending(.part("table")))
    } else if effect.parameter != "rate" {
      note(
        .unknownParameter(effect.parameter, known: ["rate"]),
        place.appending(.part("parameter"))
      )
    } else {
      inspect(effect.adjustment, in: context, at: place)
    }
  }

  private mutating func inspect(
    _ adjustment: Adjustment,
    in context: ParameterContext,
    at place: WorldPlace
  ) {
    if context.isTraffic {
      if adjustment.rows != .always { note(.trafficReadsNoField, place.appending(.rows)) }
    } else {
      inspect(adjustment.rows, in: context.scope, at: place.appending(.rows))
    }
    inspect(adjustment.timing, in: context, at: place.appending(.timing))
    inspect(adjustment.change, in: context, at: place.appending(.change))
  }

  private mutating func inspect(
    _ change: Change,
    in context: ParameterContext,
    at place: WorldPlace
  ) {
    switch change {
    case .set(let value): inspect(value, bound: context.bound, in: context, at: place)
    case .scale(let value):
      let bound = context.bound == .finite ? .finite : WorldProblem.Bound.atLeastZero
      inspect(value, bound: bound, in: context, at: place)
    case .shift(let value): inspect(value, bound: .finite, in: context, at: place)
    case .scaleByField(let field, let reference, let power):
      inspectRead(field, in: context, at: place)
      checkNumber(reference, .positive, place.appending(.part("reference")))
      checkNumber(power, .finite, place.appending(.part("power")))
    case .follow(let field, let points):
      inspectRead(field, in: context, at: place)
      inspect(points, bound: context.bound, at: place.appending(.part("curve")))
    }
  }

  private mutating func inspectRead(
    _ field: FieldName,
    in context: ParameterContext,
    at place: WorldPlace
  ) {
    if context.isTraffic {
      note(.trafficReadsNoField, place)
    } else {
      check(field, is: .number, in: context.scope, place)
    }
  }

  private mutating func inspect(
    _ points: [CurvePoint],
    bound: WorldProblem.Bound,
    at place: WorldPlace
  ) {
    checkCount(points.count, in: 1...Self.mostValues, place)
    for point in points {
      checkNumber(point.x, .finite, place)
      checkNumber(point.y, bound, place)
    }
    let isRising = zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x }
    if !isRising { note(.curveNotRising, place) }
  }

  private mutating func inspect(
    _ quantity: Quantity,
    bound: WorldProblem.Bound,
    in context: ParameterContext,
    at place: WorldPlace
  ) {
    switch quantity {
    case .constant(let value): checkNumber(value, bound, place)
    case .control(let name, let times):
      checkNumber(times, .finite, place)
      checkControl(name, place)
      if context.scope.isFixed { note(.fixedTableHasNoTime, place) }
    case .between(let low, let high):
      checkNumber(low, bound, place)
      checkNumber(high, bound, place)
      if low > high { note(.emptyRange(low, high), place) }
    }
  }

  private mutating func inspect(
    _ timing: Timing,
    in context: ParameterContext,
    at place: WorldPlace
  ) {
    if timing == .always { return }
    if context.scope.isFixed { note(.fixedTableHasNoTime, place) }
    if timing.from == nil, timing.condition == nil { note(.timingWithoutStart, place) }
    if let from = timing.from { inspect(from, bound: .finite, in: context, at: place) }
    if let condition = timing.condition { inspect(condition, at: place) }
    checkNumber(timing.ramp, .atLeastZero, place.appending(.part("ramp")))
    if let duration = timing.duration {
      checkNumber(duration, .atLeastZero, place.appending(.part("duration")))
    }
    if let halfLife = timing.halfLife {
      checkNumber(halfLife, .positive, place.appending(.part("halfLife")))
    }
  }

  mutating func inspect(_ condition: ControlCondition, at place: WorldPlace) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { inspect(part, at: place) }
    case .not(let part): inspect(part, at: place)
    case .compares(let name, _, _): checkControl(name, place)
    }
  }

  private mutating func checkControl(_ name: ControlName, _ place: WorldPlace) {
    if !model.controls.contains(where: { $0.name == name }) {
      note(.unknownControl(name, known: model.controls.map(\.name)), place)
    }
  }

  /// Inspects a condition on rows.
  mutating func inspect(_ predicate: Predicate, in scope: FieldScope, at place: WorldPlace) {
    switch predicate {
    case .always: break
    case .all(let parts), .any(let parts):
      for part in parts { inspect(part, in: scope, at: place) }
    case .not(let part): inspect(part, in: scope, at: place)
    case .isOneOf(let field, let values):
      check(field, is: .category, in: scope, place)
      guard case .category(let known) = model.kind(of: field, in: scope.table.name) else { return }
      for value in values where !known.contains(value) {
        note(.unknownValue(value, of: field, known: known), place)
      }
    case .isTrue(let field): check(field, is: .flag, in: scope, place)
    case .compares(let field, _, let value):
      check(field, is: .number, in: scope, place)
      checkNumber(value, .finite, place)
    case .isMissing(let field): check(field, is: nil, in: scope, place)
    }
  }
}
