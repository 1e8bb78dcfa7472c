import Testing

@testable import Telemetry

private let window = MinuteRange(from: -30, to: 30)

private func rows(
  _ effects: [Effect],
  fields: [FieldName]? = nil,
  model: WorldModel = .everything,
  timeline: Timeline = .rollout
) throws -> Rows {
  let world = World(try CompiledWorld(model: model, effects: effects), seed: 42)
  return try world.rows(
    of: "requests",
    in: window,
    fields: fields ?? model.fieldNames("requests"),
    timeline: timeline,
    includingUnrecorded: true
  )
}

@Test func `a twin without the fault differs only where the fault reaches`() throws {
  let faulty = try rows(Effect.canaryFault)
  let twin = try rows([])
  #expect(faulty.times == twin.times)
  for field in ["user", "locale", "arm", "document", "document_kind", "retries", "logged"] {
    #expect(faulty[FieldName(field)] == twin[FieldName(field)], "\(field)")
  }
  let arm = twin.codes("arm")
  let locale = twin.codes("locale")
  var changed = 0
  for row in 0..<twin.count {
    let isReached = arm[row] == 0 && locale[row] == 2 && twin.times[row] >= -10 * 60_000
    let isSame = faulty.numbers("queue_ms")[row] == twin.numbers("queue_ms")[row]
    #expect(isReached || isSame)
    if !isSame { changed += 1 }
  }
  #expect(changed > 50)
}

@Test func `more arrivals leave the rows that both have as they were`() throws {
  let calm = try rows([])
  let busy = try rows([.surge])
  func ticks(_ rows: Rows) -> [Int: Range<Int>] {
    var result: [Int: Range<Int>] = [:]
    for (row, time) in rows.times.enumerated() {
      let tick = Int((time + 30 * 60_000) / 60_000) - 30
      result[tick] = (result[tick]?.lowerBound ?? row)..<(row + 1)
    }
    return result
  }
  let (before, after) = (ticks(calm), ticks(busy))
  #expect(busy.count > calm.count)
  var moved: Int32 = 0
  for (tick, range) in before {
    let other = try #require(after[tick])
    let common = min(range.count, other.count)
    for field: FieldName in ["latency_ms", "quality"] {
      let left = calm.numbers(field)[range].prefix(common).map(\.bitPattern)
      let right = busy.numbers(field)[other].prefix(common).map(\.bitPattern)
      #expect(left == right)
    }
    #expect(
      calm.identifiers("user")[range].prefix(common)
        == busy.identifiers("user")[other].prefix(common)
    )
    if tick < 0 { #expect(range == other) }
    for index in 0..<common {
      let left = calm.times[range.lowerBound + index]
      moved = max(moved, (left - busy.times[other.lowerBound + index]).magnitude.asInt32)
    }
  }
  #expect(moved < 30_000)
}

extension UInt32 {
  fileprivate var asInt32: Int32 { Int32(clamping: self) }
}

@Test func `a further field or control leaves the draws of the others`() throws {
  var model = WorldModel.everything
  let extra = Field(name: "extra", title: "extra", generator: .flag(0.5))
  model.tables[1].fields.insert(extra, at: 2)
  model.controls.append(Control(name: "other", initial: 0))
  let names = WorldModel.everything.fieldNames("requests")
  var timeline = Timeline()
  for step in Timeline.rollout.steps { timeline.note(step.values + [0], from: step.minute) }
  let changed = try rows(
    Effect.canaryFault,
    fields: names,
    model: model,
    timeline: timeline
  )
  let whole = try rows(Effect.canaryFault)
  #expect(RowDigest(changed).value == RowDigest(whole).value)
}

@Test func `an effect's drawn quantity does not depend on the other effects`() throws {
  let waiting = Effect.canaryFault[1]
  let alone = try rows([waiting], fields: ["queue_ms"])
  let both = try rows(Effect.canaryFault, fields: ["queue_ms"])
  let reversed = try rows(Effect.canaryFault.reversed(), fields: ["queue_ms"])
  #expect(alone == both && both == reversed)
}
