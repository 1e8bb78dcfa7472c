import Plotting
import Testing

struct NumberTextTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (2.675, 2, "2.68"), (0.125, 2, "0.13"), (-0.004, 2, "0.00"),
    (999.995, 2, "1,000.00"), (1234.5, 0, "1,235"), (1e-7, 3, "0.000"), (-12.5, 0, "-13"),
    (123_456_789, 0, "123,456,789"), (1e300, 2, "1e+300"), (.nan, 1, "n/a"),
    (-.infinity, 1, "-∞"), (0.1 + 0.2, 3, "0.300"), (9.99e-5, 6, "0.000100"),
  ])
  func `a number keeps the asked decimals`(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (12.4, "12.4"), (3.14159, "3.14"), (1204.4, "1,204"), (0.000321, "0.000321"),
    (5, "5"), (-0.0456, "-0.0456"), (250, "250"),
  ])
  func `three significant digits are kept`(_ value: Double, _ text: String) {
    #expect(NumberText.significant(value, digits: 3) == text)
  }

  @Test func `counts have commas`() {
    #expect(
      [0, 999, 1000, -1_234_567].map(NumberText.count) == ["0", "999", "1,000", "-1,234,567"]
    )
  }

  /// The digest was made by the formatter that this module had of its own before it used `Digits`.
  @Test func `random numbers read as they always did`() {
    var state: UInt64 = 7
    func bits() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
    func number() -> Double {
      switch bits() % 4 {
      case 0: Double(bitPattern: bits())
      case 1: Double(Int64(bitPattern: bits()) >> Int64(bits() % 64))
      case 2: Double(Int64(bitPattern: bits()) >> 40) / 1000
      default: Double(Int64(bitPattern: bits()) >> 44) / Double(1 + bits() % 100_000_000)
      }
    }
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for _ in 0..<20_000 {
      let values = [number(), number(), number()]
      let digits = Int(bits() % 14) - 1
      let texts = [
        NumberText.fixed(values[0], decimals: digits),
        NumberText.significant(values[1], digits: digits),
        NumberText.count(Int(truncatingIfNeeded: bits()) >> Int(bits() % 64)),
        "\(NumberText.sharedDecimals(of: values))",
        "\(NumberText.decimals(telling: values, atMost: 9))",
      ]
      for byte in texts.joined(separator: " ").utf8 {
        digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    #expect(digest == 7_574_494_786_063_887_446)
  }

  @Test func `values of one column have the same decimals`() {
    #expect(
      FigureUnit.percent.texts([0.124, 0.031, 0.0004, nil, .nan], missing: "-")
        == ["12.40", "3.10", "0.04", "-", "-"]
    )
    #expect(FigureUnit.none.texts([1, 2, 1000], missing: "-") == ["1", "2", "1,000"])
    #expect(FigureUnit.percent.labelled(0.07) == "7%")
    #expect(FigureUnit.of("ms").labelled(1234.56) == "1,235 ms")
  }

  @Test(arguments: [
    (0.0, 1000.0, 6, [0.0, 200, 400, 600, 800, 1000], 0), (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1], 1),
    (-3.2, 4.1, 5, [-2, 0, 2, 4], 0), (0.031, 0.039, 5, [0.032, 0.034, 0.036, 0.038], 3),
    (7, 7, 4, [7], 0),
  ])
  func `ticks are round numbers inside the range`(
    _ low: Double,
    _ high: Double,
    _ limit: Int,
    _ values: [Double],
    _ decimals: Int
  ) {
    let ticks = Ticks.inside(low...high, limit: limit)
    #expect(ticks.values == values)
    #expect(ticks.decimals == decimals)
  }

  @Test(arguments: [
    (-300.0, 60.0, 7, 60.0), (-300, 60, 13, 30), (0, 12, 14, 1), (0, 2880, 5, 720),
    (-10080, 0, 8, 1440), (0, 100_000, 5, 28800),
  ])
  func `ticks of time divide the hour and the day`(
    _ low: Double,
    _ high: Double,
    _ limit: Int,
    _ step: Double
  ) throws {
    let values = Ticks.clock(low...high, limit: limit).values
    #expect(values.count <= limit)
    let first = try #require(values.first)
    #expect(values == values.indices.map { first + Double($0) * step })
    #expect(first.truncatingRemainder(dividingBy: step) == 0)
  }
}
