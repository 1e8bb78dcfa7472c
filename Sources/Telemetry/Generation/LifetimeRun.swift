/// The lifetimes of a table's entities while its rows are being drawn.
///
/// It knows each moment of the world at which a lifetime of a drawn row began, once.
final class LifetimeRun {
  private let clock: WorldClock
  private let needs: MomentNeeds
  private let firstTick: Double
  private let ticksPerMinute: Double
  /// The lifetimes of the age fields, by position.
  private let clocks: [Int: LifetimeClock]
  /// The moments at which lifetimes began.
  private(set) var moments: [WorldClock.Moment] = []
  /// The number of the moment of each tick from the first on; below 0 while not known.
  private var numbersOfTicks: [Int32] = []
  private let numbers = ScratchBuffer<Int32>(repeating: 0)

  init(world: World, table: CompiledTable, drawn: [Int], timeline: Timeline) {
    let model = world.compiled.model
    let needs = MomentNeeds(drawn.map { table.fields[$0].heldNeeds })
    let clock = WorldClock(world: world, table: table, timeline: timeline, needs: needs)
    let ticksPerMinute = 60 / model.tickSeconds
    var clocks: [Int: LifetimeClock] = [:]
    for position in drawn {
      guard case .age(_, let lifetimes) = table.fields[position].draw else { continue }
      clocks[position] = LifetimeClock(
        lifetimes,
        key: world.key(of: table),
        stream: table.fields[position].stream,
        clock: clock,
        ticksPerMinute: ticksPerMinute
      )
    }
    self.clock = clock
    self.needs = needs
    firstTick = Double(model.firstMinute * ticksPerMinute)
    self.ticksPerMinute = Double(ticksPerMinute)
    self.clocks = clocks
  }

  /// For each row found last, the number of the moment at which its lifetime began.
  var momentNumbers: UnsafePointer<Int32> { UnsafePointer(numbers.values) }

  /// Finds the lifetimes of rows and writes the place of each among the draws.
  func find(
    _ age: Int,
    of entities: UnsafePointer<UInt32>,
    at positions: UnsafePointer<UInt64>,
    count: Int,
    into places: UnsafeMutablePointer<UInt64>
  ) {
    let clock = lifetimes(of: age)
    for row in 0..<count {
      let lifetime = clock.lifetime(of: entities[row], atPosition: positions[row])
      places[row] = lifetime.position
      numbers.values[row] = number(at: lifetime.start)
    }
  }

  /// Writes the age of each row's entity in minutes.
  func writeAges(
    _ age: Int,
    of entities: UnsafePointer<UInt32>,
    at positions: UnsafePointer<UInt64>,
    count: Int,
    into ages: UnsafeMutablePointer<Float>
  ) {
    let clock = lifetimes(of: age)
    for row in 0..<count {
      ages[row] = Float(clock.lifetime(of: entities[row], atPosition: positions[row]).age)
    }
  }

  private func lifetimes(of age: Int) -> LifetimeClock {
    guard let clock = clocks[age] else {
      preconditionFailure("field \(age) is read and not drawn")
    }
    return clock
  }

  /// The number of the moment of the tick in which a minute lies; before the first minute the world
  /// was as it was then.
  private func number(at minute: Double) -> Int32 {
    let tick = max((minute * ticksPerMinute).rounded(.down), firstTick)
    let place = Int(tick - firstTick)
    if place < numbersOfTicks.count, numbersOfTicks[place] >= 0 { return numbersOfTicks[place] }
    let moment = clock.moment(at: tick / ticksPerMinute)
    let number = moments.firstIndex { !needs.differ($0, moment) } ?? moments.count
    if number == moments.count { moments.append(moment) }
    let missing = place + 1 - numbersOfTicks.count
    if missing > 0 { numbersOfTicks += [Int32](repeating: -1, count: missing) }
    numbersOfTicks[place] = Int32(number)
    return Int32(number)
  }
}
