/// Turns names into positions and parameters into tables; the description has no problems.
struct WorldCompiler {
  let model: WorldModel
  let effects: [Effect]
  /// The quantities that the seed draws, in the order in which they were met.
  var drawn: [CompiledWorld.DrawnQuantity] = []
  /// The timings of the table being compiled.
  var timings: [CompiledTiming] = []
  let controls: [ControlName: Int]

  init(model: WorldModel, effects: [Effect]) {
    self.model = model
    self.effects = model.effects + effects
    controls = Dictionary(
      model.controls.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func compile(_ table: Table) -> CompiledTable {
    timings = []
    let positions = Dictionary(
      table.fields.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let scope = TableScope(
      table: table,
      positions: positions,
      kinds: table.fields.map { model.kind(of: $0.name, in: table.name) ?? .number }
    )
    var fields: [CompiledField] = []
    for field in table.fields {
      fields.append(compile(field, in: scope, before: fields))
    }
    let source: CompiledTable.Source =
      switch table.rows {
      case .fixed(let count): .fixed(count: count)
      case .arrivals(let traffic): .arrivals(compile(traffic, in: scope))
      }
    return CompiledTable(
      name: table.name,
      hash: Mixing.hash(table.name.rawValue),
      source: source,
      fields: fields,
      positions: positions,
      recordedBy: table.recordedBy.map(scope.position),
      timings: timings
    )
  }

  private mutating func compile(
    _ traffic: Traffic,
    in scope: TableScope
  ) -> CompiledTraffic {
    let place = WorldPlace([.table(scope.table.name), .traffic])
    let rate = compile(
      [("rate", traffic.perMinute)],
      of: nil,
      in: scope,
      at: place
    )
    return CompiledTraffic(
      rate: rate,
      dailyAmplitude: traffic.dailyAmplitude,
      dailyPeakMinute: traffic.dailyPeakMinute,
      noise: traffic.noise
    )
  }

  private mutating func compile(
    _ field: Field,
    in scope: TableScope,
    before: [CompiledField]
  ) -> CompiledField {
    let place = WorldPlace([.table(scope.table.name), .field(field.name)])
    let parameters = compile(field.generator.parameters, of: field.name, in: scope, at: place)
    let missing = field.missing.map {
      compile([("missing", $0)], of: field.name, in: scope, at: place)
    }
    let draw = compile(field.generator, in: scope)
    let per = field.per.map(scope.position)
    var (entity, age) = (per, Int?.none)
    if let per, case .age(let aged, _) = before[per].draw { (entity, age) = (aged, per) }
    var needs = Set(parameters.fields + (missing?.fields ?? []) + draw.fields)
    if let per { needs.insert(per) }
    for need in needs { needs.formUnion(before[need].needs) }
    return CompiledField(
      name: field.name,
      stream: DrawSource.stream(field.name.rawValue),
      kind: scope.kinds[scope.position(field.name)],
      draw: draw,
      entity: entity,
      age: age,
      parameters: parameters,
      missing: missing,
      needs: needs.sorted()
    )
  }

  private func compile(_ generator: Generator, in scope: TableScope) -> CompiledDraw {
    switch generator {
    case .entity(let population): .entity(population: UInt64(population))
    case .category(let values): .category(count: values.count)
    case .assignment(let entity, let salt, let shares, let rest):
      .assignment(
        entity: scope.position(entity),
        salt: Mixing.hash(salt),
        codes: shares.indices.map { UInt8($0) }
          + [UInt8(shares.firstIndex { $0.name == rest } ?? shares.count)]
      )
    case .age(let lifetimes):
      .age(
        entity: scope.position(lifetimes.entity),
        CompiledLifetimes(
          minutes: lifetimes.minutes,
          spread: lifetimes.spread,
          renewal: lifetimes.renewal.map(condition)
        )
      )
    case .number(let distribution):
      .number(
        distribution.family,
        CompiledBounds(
          minimum: max(distribution.minimum ?? -.infinity, -Self.greatest),
          maximum: min(distribution.maximum ?? .infinity, Self.greatest),
          isRounded: distribution.isRounded
        )
      )
    case .flag: .flag
    case .sum(let fields): .sum(fields.map(scope.position))
    case .sequence(let start, let step): .sequence(start: start, step: step)
    case .reference(let table): .reference(count: UInt64(model.fixedCount(of: table) ?? 1))
    case .lookup(let reference, let target): compileLookup(reference, target, in: scope)
    }
  }

  /// Numbers are kept as `Float`; beyond its range they would be infinite.
  private static let greatest = Double(Float.greatestFiniteMagnitude)

  private func compileLookup(
    _ reference: FieldName,
    _ target: FieldName,
    in scope: TableScope
  ) -> CompiledDraw {
    guard case .reference(let name) = scope.table.field(reference)?.generator,
      let table = model.tables.firstIndex(where: { $0.name == name }),
      let field = model.tables[table].fields.firstIndex(where: { $0.name == target })
    else { preconditionFailure("lookup of \(target) through \(reference) was not checked") }
    return .lookup(reference: scope.position(reference), table: table, field: field)
  }
}

extension WorldModel {
  /// The number of rows of a table of a fixed size.
  func fixedCount(of table: TableName) -> Int? {
    guard case .fixed(let count) = self.table(table)?.rows else { return nil }
    return count
  }
}

extension CompiledDraw {
  /// The fields of the row that it reads.
  fileprivate var fields: [Int] {
    switch self {
    case .entity, .category, .number, .flag, .sequence, .reference: []
    case .assignment(let entity, _, _), .age(let entity, _): [entity]
    case .sum(let fields): fields
    case .lookup(let reference, _, _): [reference]
    }
  }
}
