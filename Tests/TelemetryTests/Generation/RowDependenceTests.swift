import Testing

@testable import Telemetry

private let window = MinuteRange(from: -60, to: 30)

private func rows(
  _ model: WorldModel = .everything,
  effects: [Effect] = [],
  unrecorded: Bool = true,
  timeline: Timeline = .rollout
) throws -> Rows {
  try World(try CompiledWorld(model: model, effects: effects), seed: 17).rows(
    of: "requests",
    in: window,
    fields: model.fieldNames("requests"),
    timeline: timeline,
    includingUnrecorded: unrecorded
  )
}

@Test func `what is drawn once a user stays with the user`() throws {
  let rows = try rows()
  var known: [UInt32: UInt8] = [:]
  for (user, locale) in zip(rows.identifiers("user"), rows.codes("locale")) {
    #expect(known[user, default: locale] == locale)
    known[user] = locale
  }
  let japanese = known.values.count { $0 == 2 }
  #expect((60...120).contains(japanese))
}

@Test func `users stay in an arm while its share only grows`() throws {
  var timeline = Timeline()
  timeline.note([20, 0], from: -30)
  timeline.note([50, 0], from: 3)
  let rows = try rows(timeline: timeline)
  var canaries: Set<UInt32> = []
  var users: [Int: Set<UInt32>] = [:]
  var inCanary: [Int: Set<UInt32>] = [:]
  for row in 0..<rows.count {
    let user = rows.identifiers("user")[row]
    let phase = rows.times[row] < -30 * 60_000 ? 0 : (rows.times[row] < 3 * 60_000 ? 1 : 2)
    users[phase, default: []].insert(user)
    if rows.codes("arm")[row] == 0 {
      canaries.insert(user)
      inCanary[phase, default: []].insert(user)
    } else {
      #expect(!canaries.contains(user))
    }
  }
  for (phase, share) in [0.05, 0.2, 0.5].enumerated() {
    let all = Double(users[phase]?.count ?? 0)
    let found = Double(inCanary[phase]?.count ?? 0)
    #expect((found / all - share).magnitude < 0.06)
  }
}

@Test func `assignments of one salt agree between tables`() throws {
  var model = WorldModel.everything
  var copy = model.tables[1]
  copy.name = "sessions"
  copy.recordedBy = nil
  model.tables.append(copy)
  let world = World(try CompiledWorld(model: model), seed: 17)
  var arms: [UInt32: UInt8] = [:]
  for table: TableName in ["requests", "sessions"] {
    let rows = try world.rows(
      of: table,
      in: window,
      fields: ["user", "arm"],
      timeline: Timeline()
    )
    for (user, arm) in zip(rows.identifiers("user"), rows.codes("arm")) {
      #expect(arms[user, default: arm] == arm)
      arms[user] = arm
    }
  }
}

@Test func `rows that were not recorded are left out unless asked for`() throws {
  let all = try rows()
  let seen = try rows(unrecorded: false)
  let kept = (0..<all.count).filter { all.codes("logged")[$0] == 1 }
  #expect(seen.count == kept.count && seen.count < all.count)
  #expect(seen.times == kept.map { all.times[$0] })
  #expect(seen.identifiers("user") == kept.map { all.identifiers("user")[$0] })
  #expect(seen.codes("locale") == kept.map { all.codes("locale")[$0] })
  #expect(seen.numbers("queue_ms") == kept.map { all.numbers("queue_ms")[$0] })
  let share = Double(seen.count) / Double(all.count)
  #expect((share - 0.97).magnitude < 0.005)
}

@Test func `values go missing where and as often as said`() throws {
  let rows = try rows()
  var missing = [0, 0]
  var total = [0, 0]
  for (locale, tokens) in zip(rows.codes("locale"), rows.numbers("tokens")) {
    let side = locale == 2 ? 1 : 0
    total[side] += 1
    if tokens.isNaN { missing[side] += 1 }
  }
  #expect((Double(missing[0]) / Double(total[0]) - 0.02).magnitude < 0.004)
  #expect((Double(missing[1]) / Double(total[1]) - 0.2).magnitude < 0.04)
}

@Test func `a missing number changes nothing that reads it, and the rest stays finite`() throws {
  let rows = try rows()
  #expect(rows.numbers("model_ms").allSatisfy { $0.isFinite && $0 > 0 })
  for (tokens, retries) in zip(rows.numbers("tokens"), rows.numbers("retries")) {
    #expect(tokens.isNaN || (tokens >= 20 && tokens <= 8000 && tokens == tokens.rounded()))
    #expect(retries >= 0 && retries == retries.rounded())
  }
}

@Test func `a sum is that of its terms and a lookup is what the row refers to`() throws {
  let world = World(try CompiledWorld(model: .everything), seed: 17)
  let documents = try world.rows(
    of: "documents",
    in: window,
    fields: ["age", "kind"],
    timeline: Timeline()
  )
  #expect(documents.count == 300 && documents.times.isEmpty)
  #expect(documents.numbers("age").prefix(3) == [5, 5.5, 6])
  let rows = try rows()
  for row in 0..<rows.count {
    let sum = Double(rows.numbers("queue_ms")[row]) + Double(rows.numbers("model_ms")[row])
    #expect(rows.numbers("latency_ms")[row] == Float(sum))
    let document = Int(rows.identifiers("document")[row])
    #expect(rows.codes("document_kind")[row] == documents.codes("kind")[document])
  }
}

/// The factor (tokens ÷ 400)^½ and the canary's 0.9 carry over to the means.
@Test func `parameters follow the numbers and dimensions they read`() throws {
  let rows = try rows()
  var sums: [Double] = [0, 0]
  var counts: [Double] = [0, 0]
  for row in 0..<rows.count where !rows.numbers("tokens")[row].isNaN {
    let factor = (Double(rows.numbers("tokens")[row]) / 400).squareRoot()
    let side = rows.codes("arm")[row] == 0 ? 0 : 1
    sums[side] += Double(rows.numbers("model_ms")[row]) / factor
    counts[side] += 1
  }
  let ratio = sums[0] / counts[0] / (sums[1] / counts[1])
  #expect((ratio - 0.9).magnitude < 0.02)
}

@Test func `a curve is linear between its points and flat beyond`() {
  let curve = [CurvePoint(x: 1, y: 10), CurvePoint(x: 3, y: 20), CurvePoint(x: 4, y: 0)]
  let heights = [-5, 1, 2, 3, 3.25, 4, 9].map { curve.height(at: $0) }
  #expect(heights == [10, 10, 15, 20, 15, 0, 0])
}

/// More cells than may be tabulated: the same values must come out row by row.
@Test func `a parameter reading many dimensions is the same looked at row by row`() throws {
  let labels = (0..<40).map { "v\($0)" }
  let category = Generator.category(labels.map { CategoryValue($0, weight: 1) })
  func field(_ name: FieldName, reading: [FieldName]) -> Field {
    let adjustments = reading.map { other in
      Adjustment(rows: .isOneOf(other, ["v3", "v4", "v5"]), change: .scale(2))
    }
    return Field(
      name: name,
      title: "x",
      generator: .number(
        Distribution(
          family: .constant,
          parameters: [Parameter(1, adjustments: adjustments)]
        )
      )
    )
  }
  let names: [FieldName] = ["a", "b", "c"]
  var model = WorldModel.drawing([], count: 5000)
  model.tables[0].fields =
    names.map { Field(name: $0, title: "c", generator: category) } + [field("x", reading: names)]
  let rows = try World(try CompiledWorld(model: model), seed: 4).rows(
    of: "draws",
    in: window,
    fields: names + ["x"],
    timeline: Timeline()
  )
  for row in 0..<rows.count {
    let hits = names.count { (3...5).contains(rows.codes($0)[row]) }
    #expect(rows.numbers("x")[row] == Float(1 << hits))
  }
}
