import Testing

@testable import Telemetry

/// A table with one constant field whose parameter an adjustment changes, ten rows a minute.
private func model(_ adjustments: [Adjustment], base: Parameter = 100) -> WorldModel {
  WorldModel(
    firstMinute: -60,
    pageMinuteOfDay: 0,
    controls: [Control(name: "mode", initial: 0), Control(name: "share", initial: 10)],
    tables: [
      Table(
        name: "t",
        title: "T",
        rows: .arrivals(Traffic(perMinute: 10)),
        fields: [
          Field(
            name: "x",
            title: "x",
            generator: .number(
              Distribution(
                family: .constant,
                parameters: [
                  Parameter(base.base, adjustments: base.adjustments + adjustments)
                ]
              )
            )
          )
        ]
      )
    ]
  )
}

/// The value of the field at given minutes, which must be the same for all rows of each.
private func values(
  _ model: WorldModel,
  effects: [Effect] = [],
  at minutes: [Int],
  timeline: Timeline = Timeline()
) throws -> [Float] {
  let world = World(try CompiledWorld(model: model, effects: effects), seed: 9)
  return try minutes.map { minute in
    let rows = try world.rows(
      of: "t",
      in: MinuteRange(from: minute, to: minute + 1),
      fields: ["x"],
      timeline: timeline
    )
    let values = Set(rows.numbers("x"))
    #expect(values.count == 1)
    return values.first ?? .nan
  }
}

@Test func `without a start a change always holds`() throws {
  let change = Adjustment(change: .shift(5))
  #expect(try values(model([change]), at: [-60, 0, 300]) == [105, 105, 105])
}

@Test func `set, scale and shift grow over the ramp`() throws {
  let timing = Timing(from: 10, ramp: 8)
  let minutes = [9, 10, 12, 16, 18, 200]
  let set = try values(model([Adjustment(timing: timing, change: .set(180))]), at: minutes)
  #expect(set == [100, 100, 120, 160, 180, 180])
  let scale = try values(model([Adjustment(timing: timing, change: .scale(3))]), at: minutes)
  #expect(scale == [100, 100, 150, 250, 300, 300])
  let shift = try values(model([Adjustment(timing: timing, change: .shift(-8))]), at: minutes)
  #expect(shift == [100, 100, 98, 94, 92, 92])
}

@Test func `strength halves after the ramp and ends with the duration`() throws {
  let timing = Timing(from: 0, duration: 30, ramp: 4, halfLife: 10)
  let found = try values(
    model([Adjustment(timing: timing, change: .shift(64))]),
    at: [2, 4, 14, 24, 29, 30, 31]
  )
  #expect(found[0...3] == [132, 164, 132, 116])
  #expect((found[4] - (100 + 64 * 0.176776695)).magnitude < 1e-3)
  #expect(found[5...] == [100, 100])
}

@Test func `a condition's clock starts when it last became true`() throws {
  let timing = Timing(
    condition: .compares("mode", .atLeast, 1),
    ramp: 10
  )
  let world = model([Adjustment(timing: timing, change: .shift(10))])
  var timeline = Timeline()
  timeline.note([1, 10], from: 5)
  timeline.note([2, 10], from: 8)
  timeline.note([0, 10], from: 20)
  timeline.note([1, 10], from: 40)
  let found = try values(
    world,
    at: [4, 5, 7, 12, 17, 19, 20, 30, 42, 47, 99],
    timeline: timeline
  )
  #expect(found == [100, 100, 102, 107, 110, 110, 100, 100, 102, 107, 110])
}

@Test func `a change with a minute and a condition waits for both`() throws {
  let timing = Timing(condition: .compares("mode", .atLeast, 1), from: 10, ramp: 10)
  let world = model([Adjustment(timing: timing, change: .shift(10))])
  var timeline = Timeline()
  timeline.note([1, 10], from: 5)
  timeline.note([0, 10], from: 30)
  timeline.note([1, 10], from: 40)
  let found = try values(world, at: [5, 9, 12, 20, 30, 42, 50], timeline: timeline)
  #expect(found == [100, 100, 102, 110, 100, 102, 110])
}

@Test func `a condition that holds from the start counts from the first minute`() throws {
  let timing = Timing(condition: .not(.compares("mode", .above, 0)), ramp: 60)
  let world = model([Adjustment(timing: timing, change: .shift(60))])
  #expect(try values(world, at: [-60, -30, 0, 9]) == [100, 130, 160, 160])
  var early = Timeline()
  early.note([0, 10], from: -500)
  #expect(try values(world, at: [-60, -30], timeline: early) == [100, 130])
}

@Test func `controls scale a parameter from the minute in which they are set`() throws {
  var timeline = Timeline()
  timeline.note([0, 50], from: 3)
  let world = model([], base: Parameter(.control("share", times: 2)))
  #expect(try values(world, at: [-60, 2, 3, 100], timeline: timeline) == [20, 20, 100, 100])
}

@Test func `changes apply in order, the model's effects before a cause's`() throws {
  func effect(_ id: String, _ change: Change) -> Effect {
    Effect(
      id: id,
      table: "t",
      field: "x",
      parameter: "value",
      adjustment: Adjustment(change: change),
      tag: .fault
    )
  }
  var world = model([Adjustment(change: .shift(1)), Adjustment(change: .scale(2))])
  world.effects = [effect("model", .shift(3))]
  #expect(try values(world, effects: [effect("cause", .scale(10))], at: [0]) == [2050])
}

@Test func `a drawn start is the same for every row and lies within its bounds`() throws {
  let timing = Timing(from: .between(10, 40))
  let compiled = try CompiledWorld(
    model: model([Adjustment(timing: timing, change: .shift(1))])
  )
  var onsets: Set<Int> = []
  for seed in 0..<40 {
    let rows = try World(compiled, seed: UInt64(seed)).rows(
      of: "t",
      in: MinuteRange(from: 0, to: 60),
      fields: ["x"],
      timeline: Timeline()
    )
    let first = try #require(rows.numbers("x").firstIndex(of: 101))
    #expect(rows.numbers("x")[first...].allSatisfy { $0 == 101 })
    let minute = Int(rows.times[first] / 60_000)
    #expect((10...41).contains(minute))
    onsets.insert(minute)
  }
  #expect(onsets.count > 12)
}

@Test func `short ticks see changes within a minute`() throws {
  var world = model([Adjustment(timing: Timing(from: 0, ramp: 1), change: .shift(60))])
  world.tickSeconds = 10
  world.tables[0].rows = .arrivals(Traffic(perMinute: 600))
  let rows = try World(try CompiledWorld(model: world), seed: 9).rows(
    of: "t",
    in: MinuteRange(from: 0, to: 1),
    fields: ["x"],
    timeline: Timeline()
  )
  for (time, value) in zip(rows.times, rows.numbers("x")) {
    #expect(value == 100 + Float(time / 10_000 * 10))
  }
}

@Test func `a surge raises the traffic from its start on`() throws {
  let surge = Effect(
    id: "s",
    table: "t",
    field: nil,
    parameter: "rate",
    adjustment: Adjustment(timing: Timing(from: 0), change: .scale(3)),
    tag: .benign
  )
  var world = model([])
  world.tables[0].rows = .arrivals(Traffic(perMinute: 1000))
  let rows = try World(try CompiledWorld(model: world, effects: [surge]), seed: 1).rows(
    of: "t",
    in: MinuteRange(from: -10, to: 10),
    fields: [],
    timeline: Timeline()
  )
  let before = rows.times.count { $0 < 0 }
  #expect((9600...10_400).contains(before))
  #expect((29_300...30_700).contains(rows.count - before))
}
