extension WorldInspector {
  /// Inspects the field at a position of a table.
  mutating func inspectField(_ index: Int, of table: Table) {
    let field = table.fields[index]
    let place = WorldPlace([.table(table.name), .field(field.name)])
    let scope = FieldScope(model: model, table: table, limit: index)
    if let per = field.per {
      let isAge = scope.isAge(per)
      check(per, is: isAge ? .number : .entity, in: scope, place.appending(.part("per")))
      if !(isAge ? field.generator.isDrawnPerLifetime : field.generator.isDrawnPerEntity) {
        note(.notDrawnPerEntity, place.appending(.part("per")))
      }
    }
    inspect(field.generator, in: scope, at: place)
    for (name, parameter) in field.generator.parameters {
      let context = ParameterContext(
        scope: scope,
        bound: field.generator.bound(of: name),
        isTraffic: false
      )
      inspect(parameter, in: context, at: place.appending(.parameter(name)))
    }
    if let missing = field.missing {
      let place = place.appending(.parameter("missing"))
      inspect(
        missing,
        in: ParameterContext(scope: scope, bound: .atLeastZero, isTraffic: false),
        at: place
      )
      switch model.kind(of: field.name, in: table.name)?.tag {
      case .entity, .reference: note(.alwaysRecorded, place)
      case .category, .flag, .number, nil: break
      }
    }
  }

  private mutating func inspect(
    _ generator: Generator,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    switch generator {
    case .entity(let population):
      checkCount(population, in: 1...Int(UInt32.max), place.appending(.part("population")))
    case .category(let values):
      inspectValues(values.map(\.name), at: place)
      let weights = values.map { Self.fixedValue($0.weight) }
      if !weights.isEmpty, weights.allSatisfy({ $0.map { $0 <= 0 } ?? false }) {
        note(.noWeight, place)
      }
    case .assignment(let entity, _, let shares, let rest):
      check(entity, is: .entity, in: scope, place.appending(.part("of")))
      let names = shares.map(\.name)
      inspectValues(names + (names.contains(rest) ? [] : [rest]), at: place)
    case .age(let lifetimes): inspect(lifetimes, in: scope, at: place)
    case .number(let distribution): inspect(distribution, at: place)
    case .flag: break
    case .sum(let fields):
      checkCount(fields.count, in: 1...Self.mostValues, place.appending(.part("sum")))
      for field in fields { check(field, is: .number, in: scope, place.appending(.part("sum"))) }
    case .sequence(let start, let step):
      if !scope.isFixed { note(.needsFixedTable, place.appending(.part("sequence"))) }
      checkNumber(start, .finite, place.appending(.part("start")))
      checkNumber(step, .finite, place.appending(.part("step")))
    case .reference(let other): inspectReference(other, in: scope, at: place)
    case .lookup(let reference, let target):
      inspectLookup(reference, target, in: scope, at: place)
    }
  }

  private mutating func inspect(
    _ lifetimes: Lifetimes,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    if scope.isFixed { note(.fixedTableHasNoTime, place) }
    check(lifetimes.entity, is: .entity, in: scope, place.appending(.part("ageOf")))
    checkNumber(lifetimes.minutes, .positive, place.appending(.part("minutes")))
    checkNumber(lifetimes.spread, .unitInterval, place.appending(.part("spread")))
    if let renewal = lifetimes.renewal { inspect(renewal, at: place.appending(.part("renewed"))) }
  }

  private mutating func inspectValues(_ names: [String], at place: WorldPlace) {
    checkCount(names.count, in: 1...Self.mostValues, place.appending(.part("values")))
    checkUnique(names, at: place) { .parameter(ParameterName($0)) }
    if names.contains(Column.missingValue) {
      note(
        .reservedName(Column.missingValue),
        place.appending(.parameter(ParameterName(Column.missingValue)))
      )
    }
  }

  private mutating func inspect(_ distribution: Distribution, at place: WorldPlace) {
    let needed = distribution.family.parameters.count
    checkCount(
      distribution.parameters.count,
      in: needed...needed,
      place.appending(.part("parameters"))
    )
    for bound in [distribution.minimum, distribution.maximum] {
      if let bound { checkNumber(bound, .finite, place.appending(.part("bounds"))) }
    }
    if let minimum = distribution.minimum, let maximum = distribution.maximum,
      minimum > maximum
    {
      note(.emptyRange(minimum, maximum), place.appending(.part("bounds")))
    }
    let values = distribution.parameters.map(Self.fixedValue)
    if distribution.family == .uniform, values.count == 2, let low = values[0],
      let high = values[1], low > high
    {
      note(.emptyRange(low, high), place)
    }
  }

  /// The value of a parameter that is a constant and nothing in the description changes.
  private static func fixedValue(_ parameter: Parameter) -> Double? {
    guard parameter.adjustments.isEmpty, case .constant(let value) = parameter.base else {
      return nil
    }
    return value
  }

  private mutating func inspectReference(
    _ name: TableName,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    let place = place.appending(.part("reference"))
    let here = model.tables.firstIndex { $0.name == scope.table.name } ?? 0
    guard let index = model.tables.firstIndex(where: { $0.name == name }) else {
      note(.unknownTable(name, known: model.tables[..<here].map(\.name)), place)
      return
    }
    if index >= here { note(.refersToLaterTable(name), place) }
    switch model.tables[index].rows {
    case .arrivals: note(.needsFixedTable, place)
    case .fixed(let count):
      if count < 1 { note(.count(count, allowed: 1...Self.mostFixedRows), place) }
    }
  }

  private mutating func inspectLookup(
    _ reference: FieldName,
    _ target: FieldName,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    let place = place.appending(.part("lookup"))
    check(reference, is: .reference, in: scope, place)
    guard case .reference(let other) = scope.table.field(reference)?.generator,
      let table = model.table(other), other != scope.table.name
    else { return }
    if table.field(target) == nil {
      note(.unknownField(target, known: table.fields.map(\.name)), place)
    }
  }
}

extension Generator {
  /// Whether there is a draw that an entity can keep.
  fileprivate var isDrawnPerEntity: Bool {
    switch self {
    case .category, .number, .flag, .reference: true
    case .entity, .assignment, .age, .sum, .sequence, .lookup: false
    }
  }

  /// Whether there is a draw that a lifetime can keep: an assignment keeps its shares.
  fileprivate var isDrawnPerLifetime: Bool {
    if case .assignment = self { true } else { isDrawnPerEntity }
  }

  /// The values that a parameter may be given.
  func bound(of parameter: ParameterName) -> WorldProblem.Bound {
    switch self {
    case .number(let distribution): distribution.family.bound(of: parameter)
    case .category, .assignment: .atLeastZero
    case .flag: .unitInterval
    case .entity, .age, .sum, .sequence, .reference, .lookup: .finite
    }
  }
}

extension DistributionFamily {
  /// The values that a parameter may be given.
  fileprivate func bound(of parameter: ParameterName) -> WorldProblem.Bound {
    switch (self, parameter) {
    case (.gamma, "shape"), (.beta, "concentration"): .positive
    case (.lognormal, "sigma"): .logarithmicSpread
    case (.normal, "sd"), (.lognormal, _), (.exponential, _), (.gamma, _), (.poisson, _):
      .atLeastZero
    case (.beta, _): .unitInterval
    case (.constant, _), (.uniform, _), (.normal, _): .finite
    }
  }
}
