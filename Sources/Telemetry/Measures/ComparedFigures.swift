/// Two sides compared on an outcome.
struct ComparedFigures {
  /// The keys of a comparison, in order.
  static func keys(of outcome: Outcome) -> [String] {
    let common = [
      "left", "right", "left_n", "right_n", "difference", "relative", "low", "high", "p",
    ]
    return if case .share = outcome { common + ["z"] } else { common }
  }

  private let left: Double?
  private let right: Double?
  private let leftCount: Int
  private let rightCount: Int
  private let test: Test

  /// The result of the outcome's own test; `nil` where it has no answer.
  private struct Test {
    var low: Double?
    var high: Double?
    var p: Double?
    var z: Double?
  }

  init(_ left: OutcomeFigures, _ right: OutcomeFigures) {
    leftCount = left.count
    rightCount = right.count
    switch (left, right) {
    case (.share(let one), .share(let two)):
      (self.left, self.right) = (one.value, two.value)
      test = Self.test(one, two)
    case (.mean(let one), .mean(let two)):
      (self.left, self.right) = (one.mean, two.mean)
      test = Self.test(one, two)
    case (.ranks(let one), .ranks(let two)):
      let (first, second) = (MedianEstimate(one), MedianEstimate(two))
      (self.left, self.right) = (first?.median, second?.median)
      test = Self.test(one, two, first, second)
    case (.share, _), (.mean, _), (.ranks, _):
      preconditionFailure("two sides have different outcomes")
    }
  }

  /// Right − left.
  var difference: Double? {
    guard let left, let right else { return nil }
    return right - left
  }

  var p: Double? { test.p }
  var hasRows: Bool { leftCount > 0 || rightCount > 0 }

  func add(to values: inout MeasureValues, prefix: String = "") {
    values.add(prefix + "left", left)
    values.add(prefix + "right", right)
    values.add(prefix + "left_n", leftCount)
    values.add(prefix + "right_n", rightCount)
    values.add(prefix + "difference", difference)
    if let left, let difference, left != 0 {
      values.add(prefix + "relative", difference / left)
    }
    values.add(prefix + "low", test.low)
    values.add(prefix + "high", test.high)
    values.add(prefix + "p", test.p)
    values.add(prefix + "z", test.z)
  }

  private static func test(_ left: SlotShare, _ right: SlotShare) -> Test {
    guard
      let one = try? Statistics.Proportion(successes: left.matching, trials: left.count),
      let two = try? Statistics.Proportion(successes: right.matching, trials: right.count),
      let test = try? Statistics.compareProportions(two, one)
    else { return Test() }
    return Test(low: test.interval.lower, high: test.interval.upper, p: test.p, z: test.z)
  }

  private static func test(_ left: SlotMoments, _ right: SlotMoments) -> Test {
    guard let one = Statistics.Moments(left), let two = Statistics.Moments(right) else {
      return Test()
    }
    do {
      let test = try Statistics.welch(two, one)
      return Test(low: test.interval.lower, high: test.interval.upper, p: test.p)
    } catch .noVariation where one.mean == two.mean {
      // Two equal constants: as with ranks, nothing speaks for a difference.
      return Test(low: 0, high: 0, p: 1)
    } catch {
      return Test()
    }
  }

  private static func test(
    _ left: [Float],
    _ right: [Float],
    _ first: MedianEstimate?,
    _ second: MedianEstimate?
  ) -> Test {
    guard let first, let second,
      let test = try? Statistics.mannWhitney(
        right.map { Double($0) },
        left.map { Double($0) }
      )
    else { return Test() }
    var result = Test(p: test.p)
    if let one = first.standardError, let two = second.standardError {
      let reach = -Elementary.normalQuantile(0.025) * (one * one + two * two).squareRoot()
      result.low = second.median - first.median - reach
      result.high = second.median - first.median + reach
    }
    return result
  }
}
