import Testing

@testable import Telemetry

/// Rows made for a condition alone are those of the whole for which it holds.
struct ConditionTests {
  private static let window = MinuteRange(from: -30, to: 40)

  private static let conditions: [Predicate] = ConditionTests.sampleConditions()

  /// Conditions on each kind of field, alone and together.
  private static func sampleConditions() -> [Predicate] {
    let model = WorldModel.everything
    guard let table = model.table("requests") else { return [] }
    var single: [Predicate] = []
    for field in table.fields {
      switch model.kind(of: field.name, in: table.name) {
      case .category(let labels):
        single.append(.isOneOf(field.name, [labels[0]]))
        single.append(.isMissing(field.name))
        // All values of a field, at once and one by one: nothing is asked where none is missing.
        single.append(.isOneOf(field.name, labels))
        single.append(.any(labels.map { .isOneOf(field.name, [$0]) }))
      case .flag:
        single.append(.isTrue(field.name))
        single.append(.any([.isTrue(field.name), .not(.isTrue(field.name))]))
      case .number: single.append(.compares(field.name, .above, 1))
      case .entity, .reference, nil: continue
      }
    }
    let first = Array(single.prefix(3))
    return single + single.map { .not($0) } + [
      .all(first), .any(first), .not(.all(first)), .all([.any(first), .not(single[4])]), .all([]),
      .any([]),
    ]
  }

  @Test(arguments: conditions.indices)
  func `they equal the part of the whole`(index: Int) throws {
    let condition = Self.conditions[index]
    let world = World(try CompiledWorld(model: .everything, effects: Effect.canaryFault), seed: 5)
    let names = world.compiled.model.fieldNames("requests")
    let whole = try rows(world, names, .always)
    let part = try rows(world, names, condition)
    let mask = RowFilter(condition, over: whole).mask(0..<whole.count)
    let kept = whole.times.indices.filter { mask[$0] == 1 }
    #expect(part.count == kept.count)
    #expect(part.times == kept.map { whole.times[$0] })
    for name in names {
      let wanted = bits(whole[name])
      #expect(bits(part[name]) == kept.map { wanted[$0] }, "\(name)")
    }
    let untimed = try rows(world, Array(names.suffix(2)), condition, hasTimes: false)
    #expect(untimed.times.isEmpty && untimed.count == kept.count)
    for name in names.suffix(2) { #expect(bits(untimed[name]) == bits(part[name])) }
  }

  private func rows(
    _ world: World,
    _ fields: [FieldName],
    _ condition: Predicate,
    hasTimes: Bool = true
  ) throws -> Rows {
    try world.rows(
      of: "requests",
      in: Self.window,
      fields: fields,
      timeline: .rollout,
      where: condition,
      hasTimes: hasTimes
    )
  }

  /// The values of a column; numbers as bits, so that a missing value equals itself.
  private func bits(_ column: Column?) -> [UInt32] {
    switch column {
    case .codes(let values, _), .flags(let values): values.map { UInt32($0) }
    case .numbers(let values): values.map(\.bitPattern)
    case .entities(let values), .references(let values): values
    case nil: []
    }
  }
}
