/// Round numbers that mark an axis.
///
/// Steps are the "nice numbers" 1, 2 and 5 times a power of ten (P. S. Heckbert, "Nice Numbers for
/// Graph Labels", Graphics Gems, 1990); on a clock they divide the hour and the day. Of all
/// steps the smallest one is taken that needs no more ticks than there is room for.
package struct Ticks: Hashable, Sendable {
  /// Rising positions, each the double nearest to its decimal text.
  package let values: [Double]
  /// Decimals that tell all of them apart.
  package let decimals: Int

  /// Ticks inside a range, at most `limit` of them (2 or more are used).
  package static func inside(_ range: ClosedRange<Double>, limit: Int) -> Ticks {
    var step = Step.covering(range, limit: max(2, limit))
    let isWide = range.lowerBound < range.upperBound
    for _ in 0..<3
    where isWide && countInside(range, step: step.previous.size) <= Double(max(2, limit)) {
      step = step.previous
    }
    return Ticks(step: step, range: range, limit: max(2, limit))
  }

  /// The range widened to the ticks around it, and those ticks.
  package static func around(
    _ range: ClosedRange<Double>,
    limit: Int
  ) -> (range: ClosedRange<Double>, ticks: Ticks) {
    let limit = max(2, limit)
    var step = Step.covering(range, limit: limit)
    for _ in 0..<3 {
      let low = (range.lowerBound / step.size).rounded(.down)
      let high = (range.upperBound / step.size).rounded(.up)
      if high - low < Double(limit) {
        let bounds =
          min(
            step.position(low),
            range.lowerBound
          )...max(
            step.position(high),
            range.upperBound
          )
        return (bounds, Ticks(step: step, range: bounds, limit: limit))
      }
      step = step.next
    }
    return (range, Ticks(step: step, range: range, limit: limit))
  }

  /// Ticks of a time axis in minutes: steps that people read off a clock.
  package static func clock(_ range: ClosedRange<Double>, limit: Int) -> Ticks {
    let limit = max(2, limit)
    // Nobody reads parts of a minute, a step or a session off an axis.
    guard range.upperBound - range.lowerBound >= 1 else { return inside(range, limit: limit) }
    let width = range.upperBound - range.lowerBound
    let steps: [Double] = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440]
    for step in steps where countInside(range, step: step) <= Double(limit) {
      return Ticks(size: step, range: range)
    }
    let days = Step.covering(0...(width / 1440), limit: limit)
    return Ticks(size: days.size.rounded(.up) * 1440, range: range)
  }

  private static func countInside(_ range: ClosedRange<Double>, step: Double) -> Double {
    (range.upperBound / step).rounded(.down) - (range.lowerBound / step).rounded(.up) + 1
  }

  private init(step: Step, range: ClosedRange<Double>, limit: Int) {
    let first = (range.lowerBound / step.size).rounded(.up)
    let last = (range.upperBound / step.size).rounded(.down)
    guard last >= first, last - first <= Double(limit) else {
      values = range.lowerBound == range.upperBound ? [range.lowerBound] : []
      decimals = 3
      return
    }
    values = (0...Int(last - first)).map { step.position(first + Double($0)) }
    decimals = step.decimals
  }

  private init(size: Double, range: ClosedRange<Double>) {
    let first = (range.lowerBound / size).rounded(.up)
    let last = (range.upperBound / size).rounded(.down)
    values = last < first ? [] : (0...Int(last - first)).map { (first + Double($0)) * size }
    decimals = 0
  }
}

/// A tick step: a leading digit (1, 2 or 5) times a power of ten.
private struct Step {
  let digit: Double
  let exponent: Int

  var decimals: Int { max(0, -exponent) }
  var size: Double { position(1) }

  var previous: Step {
    switch digit {
    case 1: Step(digit: 5, exponent: exponent - 1)
    case 2: Step(digit: 1, exponent: exponent)
    default: Step(digit: 2, exponent: exponent)
    }
  }

  var next: Step {
    switch digit {
    case 1: Step(digit: 2, exponent: exponent)
    case 2: Step(digit: 5, exponent: exponent)
    default: Step(digit: 1, exponent: exponent + 1)
    }
  }

  /// The multiple of the step, with one rounding only so that its decimal text is short.
  func position(_ multiple: Double) -> Double {
    let power = Step.power(of: exponent.magnitude)
    return exponent >= 0 ? multiple * digit * power : multiple * digit / power
  }

  static func covering(_ range: ClosedRange<Double>, limit: Int) -> Step {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite else { return Step(digit: 1, exponent: 0) }
    var exponent = 0
    while exponent < 300, Step(digit: 1, exponent: exponent + 1).size < width / Double(limit) {
      exponent += 1
    }
    while exponent > -300, Step(digit: 1, exponent: exponent).size > width / Double(limit) {
      exponent -= 1
    }
    var step = Step(digit: 1, exponent: exponent)
    while width / step.size > Double(limit - 1) { step = step.next }
    return step
  }

  private static func power(of exponent: UInt) -> Double {
    var result = 1.0
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}
