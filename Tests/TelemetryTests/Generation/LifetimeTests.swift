import Testing

@testable import Telemetry

/// Entities that live through lifetimes, and values that are held for one.
struct LifetimeTests {
  /// One request, its time as the minute in which its tick starts.
  private struct Request {
    var minute: Double
    var chat: UInt32
    var age: Double
    var arm: UInt8
    var route: UInt8

    /// The minute in which the lifetime began, to a hundredth.
    var start: Int { Int(((minute - age) * 100).rounded()) }
  }

  private func requests(
    _ model: WorldModel,
    _ timeline: Timeline = Timeline(),
    seed: UInt64 = 3
  ) throws -> [Request] {
    let rows = try World(try CompiledWorld(model: model), seed: seed).rows(
      of: "requests",
      in: MinuteRange(from: -60, to: 60),
      fields: ["chat", "chat_age", "arm", "route"],
      timeline: timeline
    )
    guard case .entities(let chats)? = rows["chat"], case .numbers(let ages)? = rows["chat_age"],
      case .codes(let arms, _)? = rows["arm"], case .codes(let routes, _)? = rows["route"]
    else {
      Issue.record("columns are of other kinds")
      return []
    }
    return (0..<rows.count).map { row in
      Request(
        minute: (Double(rows.times[row]) / 60_000).rounded(.down),
        chat: chats[row],
        age: Double(ages[row]),
        arm: arms[row],
        route: routes[row]
      )
    }
  }

  private func setting(_ steps: [(minute: Int, values: [Int])]) -> Timeline {
    var timeline = Timeline()
    for step in steps { timeline.note(step.values, from: step.minute) }
    return timeline
  }

  @Test(arguments: [0.0, 0.5])
  func `an entity grows older with time until its next lifetime begins`(spread: Double) throws {
    let requests = try requests(.conversations(spread: spread))
    var pairs = 0
    for (_, own) in Dictionary(grouping: requests, by: \.chat) {
      for (earlier, later) in zip(own, own.dropFirst()) {
        let elapsed = later.minute - earlier.minute
        let isSame = abs(later.age - earlier.age - elapsed) < 1e-4
        #expect(isSame || later.age < elapsed)
        pairs += 1
      }
      let ages = own.map(\.age)
      #expect(ages.allSatisfy { (0..<(30 * (1 + spread))).contains($0) })
    }
    #expect(pairs > 10_000)
  }

  @Test func `ages are uniform over a lifetime`() throws {
    let ages = try requests(.conversations()).filter { $0.minute == 0 || $0.minute == 37 }.map(
      \.age
    )
    let mean = ages.reduce(0, +) / Double(ages.count)
    // The standard deviation of a uniform age is 30 ÷ √12.
    let tolerance = 4 * 30 / 12.0.squareRoot() / Double(ages.count).squareRoot()
    #expect(abs(mean - 15) < tolerance)
    for quarter in 0..<4 {
      let range = Double(quarter) * 7.5..<Double(quarter + 1) * 7.5
      let share = Double(ages.count(where: range.contains)) / Double(ages.count)
      #expect(abs(share - 0.25) < 4 * (0.25 * 0.75 / Double(ages.count)).squareRoot())
    }
  }

  @Test func `what is held stays for a lifetime and is drawn anew for the next`() throws {
    let requests = try requests(.conversations())
    var changes = 0
    var kept = 0
    for (_, own) in Dictionary(grouping: requests, by: \.chat) {
      for (_, lifetime) in Dictionary(grouping: own, by: \.start) {
        #expect(Set(lifetime.map(\.route)).count == 1)
      }
      for (earlier, later) in zip(own, own.dropFirst()) where earlier.start != later.start {
        if earlier.route == later.route { kept += 1 } else { changes += 1 }
      }
    }
    // One of four routes is drawn again by chance.
    let all = Double(kept + changes)
    #expect(abs(Double(kept) / all - 0.25) < 4 * (0.25 * 0.75 / all).squareRoot())
  }

  @Test func `a ramp that is stopped keeps the conversations that run`() throws {
    let timeline = setting([(10, [0, 0])])
    let before = try requests(.conversations())
    let after = try requests(.conversations(), timeline)
    let canary: (Request) -> Bool = { $0.arm == 0 }
    for (old, new) in zip(before, after) {
      #expect(canary(new) == (canary(old) && Double(new.start) / 100 < 10))
    }
    let late = after.filter { $0.minute >= 15 && canary($0) }
    #expect(!late.isEmpty)
    #expect(late.allSatisfy { $0.age > 5 })
    #expect(!after.contains { $0.minute >= 40 && canary($0) })
  }

  @Test func `a renewal ends all lifetimes at once`() throws {
    let model = WorldModel.conversations(renewal: .compares("flushes", .atLeast, 1))
    let timeline = setting([(10, [0, 0]), (20, [0, 1])])
    let requests = try requests(model, timeline)
    #expect(requests.contains { $0.minute == 19 && $0.arm == 0 })
    for request in requests where request.minute >= 20 {
      #expect(request.age <= request.minute - 20 + 1e-4)
      #expect(request.arm == 1)
    }
    let routes = Dictionary(grouping: requests.filter { (18..<22).contains($0.minute) }, by: \.chat)
    let crossing = routes.values.filter { own in
      own.contains { $0.minute < 20 } && own.contains { $0.minute >= 20 }
    }
    #expect(crossing.contains { Set($0.map(\.route)).count > 1 })
  }

  @Test func `a condition that holds from the start renews nothing`() throws {
    let renewed = try requests(.conversations(renewal: .compares("flushes", .equals, 0)))
    #expect(renewed.map(\.age) == (try requests(.conversations())).map(\.age))
  }

  @Test func `a parameter that reads numbers is that of the lifetime's beginning`() throws {
    let later = Adjustment(timing: Timing(from: 0), change: .scale(3))
    let size = Field(
      name: "size",
      title: "size",
      per: "chat",
      generator: .number(Distribution(family: .uniform, parameters: [10, 20]))
    )
    let cost = Field(
      name: "cost",
      title: "cost",
      per: "chat_age",
      generator: .number(
        Distribution(
          family: .constant,
          parameters: [
            Parameter(
              1,
              adjustments: [
                Adjustment(change: .scaleByField("size", reference: 1, power: 1)), later,
              ]
            )
          ]
        )
      )
    )
    let model = WorldModel.conversations(further: [size, cost])
    let rows = try World(try CompiledWorld(model: model), seed: 3).rows(
      of: "requests",
      in: MinuteRange(from: -5, to: 20),
      fields: ["chat_age", "size", "cost"],
      timeline: Timeline()
    )
    let (ages, sizes, costs) = (
      rows.numbers("chat_age"), rows.numbers("size"), rows.numbers("cost")
    )
    for row in 0..<rows.count {
      let minute = (Float(rows.times[row]) / 60_000).rounded(.down)
      let factor: Float = minute - ages[row] >= 0 ? 3 : 1
      #expect(abs(costs[row] - factor * sizes[row]) < 1e-3)
    }
    #expect(Set((0..<rows.count).map { costs[$0] > 2 * sizes[$0] }) == [true, false])
  }

  @Test(arguments: 0..<6)
  func `a slice equals the same part of the whole`(turn: Int) throws {
    let world = World(
      try CompiledWorld(
        model: .conversations(spread: 0.4, renewal: .compares("flushes", .atLeast, 1))
      ),
      seed: UInt64(turn)
    )
    let timeline = setting([(10, [20, 0]), (20, [0, 1])])
    let condition = Predicate.all([
      .isOneOf("arm", ["canary"]), .compares("chat_age", .above, Double(turn)),
    ])
    func rows(_ window: MinuteRange, _ fields: [FieldName], _ condition: Predicate) throws -> Rows {
      try world.rows(
        of: "requests",
        in: window,
        fields: fields,
        timeline: timeline,
        where: condition
      )
    }
    let window = MinuteRange(from: 3 * turn, to: 3 * turn + 9)
    let whole = try rows(MinuteRange(from: -60, to: 60), ["chat_age", "arm", "route"], .always)
    let part = try rows(window, ["route"], condition)
    guard case .codes(let arms, _)? = whole["arm"], case .codes(let routes, _)? = whole["route"],
      case .codes(let found, _)? = part["route"]
    else {
      Issue.record("columns are of other kinds")
      return
    }
    let ages = whole.numbers("chat_age")
    let expected = (0..<whole.count).filter { row in
      (window.from..<window.to).contains(Int((Double(whole.times[row]) / 60_000).rounded(.down)))
        && arms[row] == 0 && ages[row] > Float(turn)
    }
    #expect(found == expected.map { routes[$0] })
    #expect(turn > 4 || !found.isEmpty)
  }
}
