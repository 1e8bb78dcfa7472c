import Testing

@testable import Telemetry

private func everything(seed: UInt64 = 11) throws -> World {
  World(try CompiledWorld(model: .everything, effects: Effect.canaryFault), seed: seed)
}

/// The rows whose times lie in a window.
private func cut(_ rows: Rows, _ window: MinuteRange) -> Range<Int> {
  let from = rows.times.firstIndex { $0 >= Int32(window.from * 60_000) } ?? rows.count
  let to = rows.times.firstIndex { $0 >= Int32(window.to * 60_000) } ?? rows.count
  return from..<to
}

/// Some rows of a column; numbers as bits, so that a missing value equals itself.
private func values(_ column: Column?, _ range: Range<Int>) -> [UInt32] {
  switch column {
  case .codes(let values, _), .flags(let values): values[range].map { UInt32($0) }
  case .numbers(let values): values[range].map(\.bitPattern)
  case .entities(let values), .references(let values): Array(values[range])
  case nil: []
  }
}

/// A few arbitrary choices that are the same in every run.
private struct Choices {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 1
    return Int(Mixing.mix(state) % UInt64(bound))
  }
}

@Test(arguments: 0..<20)
func `a slice with some fields equals the same part of the whole`(turn: Int) throws {
  let world = try everything()
  let names = world.compiled.model.fieldNames("requests")
  var choices = Choices(state: UInt64(turn) &* 1000)
  let keepsUnrecorded = choices.next(below: 2) == 0
  let whole = try world.rows(
    of: "requests",
    in: MinuteRange(from: -120, to: 60),
    fields: names,
    timeline: .rollout,
    includingUnrecorded: keepsUnrecorded
  )
  let from = choices.next(below: 180) - 120
  let window = MinuteRange(from: from, to: from + 1 + choices.next(below: 60 - from))
  let fields = names.filter { _ in choices.next(below: 3) == 0 }
  let part = try world.rows(
    of: "requests",
    in: window,
    fields: fields,
    timeline: .rollout,
    includingUnrecorded: keepsUnrecorded
  )
  let range = cut(whole, window)
  #expect(part.count == range.count && part.count > 0)
  #expect(part.times == Array(whole.times[range]))
  #expect(part.columns.map(\.name) == fields)
  for field in fields {
    #expect(values(part[field], 0..<part.count) == values(whole[field], range), "\(field)")
  }
}

@Test func `rows of big ticks do not depend on where chunks are cut`() throws {
  let model = WorldModel(
    firstMinute: 0,
    pageMinuteOfDay: 0,
    controls: [],
    tables: [
      Table(
        name: "big",
        title: "Big",
        rows: .arrivals(Traffic(perMinute: 7001)),
        fields: [
          Field(
            name: "x",
            title: "x",
            generator: .number(Distribution(family: .normal, parameters: [0, 1]))
          )
        ]
      )
    ]
  )
  let world = World(try CompiledWorld(model: model), seed: 3)
  let whole = try world.rows(
    of: "big",
    in: MinuteRange(from: 0, to: 3),
    fields: ["x"],
    timeline: Timeline()
  )
  let last = try world.rows(
    of: "big",
    in: MinuteRange(from: 2, to: 3),
    fields: ["x"],
    timeline: Timeline()
  )
  #expect(whole.numbers("x").suffix(last.count) == last.numbers("x")[...])
  #expect(Set(whole.numbers("x")).count > whole.count * 99 / 100)
}

@Test func `a request is clipped to the minutes that the world has`() throws {
  let world = try everything()
  let early = try world.rows(
    of: "requests",
    in: MinuteRange(from: -500, to: -119),
    fields: ["ok"],
    timeline: Timeline()
  )
  let first = try world.rows(
    of: "requests",
    in: MinuteRange(from: -120, to: -119),
    fields: ["ok"],
    timeline: Timeline()
  )
  #expect(early == first)
  #expect(early.window == MinuteRange(from: -120, to: -119))
  for window in [MinuteRange(from: -300, to: -200), MinuteRange(from: 5, to: 2)] {
    let none = try world.rows(
      of: "requests",
      in: window,
      fields: ["ok"],
      timeline: Timeline()
    )
    #expect(none.count == 0 && none.times.isEmpty)
  }
}

@Test func `times never fall and are uniform within ticks`() throws {
  let rows = try everything().rows(
    of: "requests",
    in: MinuteRange(from: -120, to: 60),
    fields: [],
    timeline: Timeline()
  )
  #expect(zip(rows.times, rows.times.dropFirst()).allSatisfy { $0 <= $1 })
  var tenths = [Int](repeating: 0, count: 10)
  for time in rows.times { tenths[Int((time + 120 * 60_000) % 60_000) / 6000] += 1 }
  let expected = Double(rows.count) / 10
  let statistic = tenths.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
  #expect(statistic / expected < 27.9)
}

@Test func `another seed and another attempt give other rows`() throws {
  let compiled = try CompiledWorld(model: .everything)
  let worlds = [
    World(compiled, seed: 1), World(compiled, seed: 2), World(compiled, seed: 1, attempt: 1),
  ]
  let digests = try worlds.map { world in
    RowDigest(
      try world.rows(
        of: "requests",
        in: MinuteRange(from: 0, to: 5),
        fields: ["tokens"],
        timeline: Timeline()
      )
    ).value
  }
  #expect(Set(digests).count == 3)
}
