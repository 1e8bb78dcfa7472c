/// The values of the controls and the strengths of a table's timings at any minute.
struct WorldClock {
  /// The state of the world in one tick, on which its rows depend besides their own fields.
  struct Moment {
    var controls: [Int]
    /// One for each timing of the table, from 0 to 1; 0 for those that are not needed.
    var strengths: [Double]
  }

  private let world: World
  private let timings: [CompiledTiming]
  private let needs: MomentNeeds
  private let steps: [Timeline.Step]
  /// For each timing that is needed, the minutes in which its condition holds.
  private let intervals: [[Range<Double>]]
  private let noStrengths: [Double]

  /// A clock of a table that tells what is needed; every step must have one value for each control.
  init(world: World, table: CompiledTable, timeline: Timeline, needs: MomentNeeds) {
    let model = world.compiled.model
    let initial = world.compiled.initialControls
    for step in timeline.steps {
      precondition(
        step.values.count == initial.count,
        "timeline sets \(step.values.count) of \(initial.count) controls"
      )
    }
    self.world = world
    timings = table.timings
    self.needs = needs
    steps = timeline.steps
    intervals = needs.timings.map { position in
      guard let condition = table.timings[position].condition else { return [] }
      return Self.intervals(
        of: condition,
        initial: initial,
        steps: timeline.steps,
        firstMinute: Double(model.firstMinute)
      )
    }
    noStrengths = [Double](repeating: 0, count: table.timings.count)
  }

  /// The controls and strengths at a minute.
  func moment(at minute: Double) -> Moment {
    let controls =
      steps.last { Double($0.minute) <= minute }?.values ?? world.compiled.initialControls
    var strengths = noStrengths
    for (timing, intervals) in zip(needs.timings, intervals) {
      strengths[timing] = strength(timings[timing], in: intervals, at: minute, controls: controls)
    }
    return Moment(controls: controls, strengths: strengths)
  }

  /// The minutes after the world's first at which a condition becomes true, rising.
  func starts(of condition: CompiledCondition) -> [Double] {
    let first = Double(world.compiled.model.firstMinute)
    return Self.intervals(
      of: condition,
      initial: world.compiled.initialControls,
      steps: steps,
      firstMinute: first
    ).map(\.lowerBound).filter { $0 > first }
  }

  private func strength(
    _ timing: CompiledTiming,
    in intervals: [Range<Double>],
    at minute: Double,
    controls: [Int]
  ) -> Double {
    var start = world.value(timing.from, controls: controls)
    if timing.condition != nil {
      guard let interval = intervals.last(where: { $0.contains(minute) }) else { return 0 }
      start = max(start, interval.lowerBound)
    }
    let elapsed = minute - start
    guard elapsed >= 0, elapsed < timing.duration else { return 0 }
    if elapsed < timing.ramp { return elapsed / timing.ramp }
    guard timing.halfLife < .infinity else { return 1 }
    return Elementary.pow(2, (timing.ramp - elapsed) / timing.halfLife)
  }

  /// The minutes in which a condition holds, from the first minute on.
  private static func intervals(
    of condition: CompiledCondition,
    initial: [Int],
    steps: [Timeline.Step],
    firstMinute: Double
  ) -> [Range<Double>] {
    var intervals: [Range<Double>] = []
    var start = condition.holds(initial) ? firstMinute : nil
    for step in steps {
      let minute = max(Double(step.minute), firstMinute)
      let holds = condition.holds(step.values)
      if let begun = start, !holds {
        if begun < minute { intervals.append(begun..<minute) }
        start = nil
      } else if start == nil, holds {
        start = minute
      }
    }
    if let start { intervals.append(start..<Double.infinity) }
    return intervals
  }
}
