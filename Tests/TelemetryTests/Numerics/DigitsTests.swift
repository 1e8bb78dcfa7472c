import Foundation
import Testing

@testable import Telemetry

@Test(arguments: [
  (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (-0.0, 0, "0"), (0.5, 0, "1"), (1.5, 0, "2"),
  (2.5, 0, "3"), (-2.5, 0, "-3"), (0.25, 1, "0.3"), (1.005, 2, "1.01"), (0.05, 1, "0.1"),
  (0.04, 1, "0.0"), (9.995, 2, "10.00"), (99.95, 1, "100.0"), (0.0049, 2, "0.00"),
  (0.005, 2, "0.01"), (1e-7, 3, "0.000"), (1e22, 1, "10000000000000000000000.0"),
  (1.25e-5, 6, "0.000013"), (123456.789, 1, "123456.8"), (3, -4, "3"), (-1234.5, 1, "-1234.5"),
])
func `fixed rounds a half away from zero`(value: Double, decimals: Int, text: String) {
  #expect(Digits.fixed(value, decimals: decimals) == text)
}

@Test(arguments: [
  (59.6, 60.0, 0, "59.6", "60"), (59.96, 60, 0, "59.96", "60"), (59.4, 60, 0, "59", "60"),
  (33.1, 33.3333333, 0, "33.1", "33.3"), (60, 60, 0, "60", "60"),
  (0.0504, 0.05, 2, "0.0504", "0.05"), (0.298, 0.3, 2, "0.298", "0.30"),
])
func `a number does not read like the bound that it missed`(
  value: Double,
  bound: Double,
  decimals: Int,
  text: String,
  limit: String
) {
  let texts = Digits.apart(value, from: bound, decimals: decimals)
  #expect(texts.value == text)
  #expect(texts.bound == limit)
}

@Test func `fixed agrees with decimal arithmetic over random numbers`() throws {
  let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "fixed_decimals.csv")
  let text = try String(contentsOf: reference, encoding: .utf8)
  var checked = 0
  for line in text.split(separator: "\n") where !line.hasPrefix("#") {
    let cells = line.split(separator: ",").map(String.init)
    let value = try #require(Double(cells[0]))
    let decimals = try #require(Int(cells[1]))
    #expect(Digits.fixed(value, decimals: decimals) == cells[2])
    checked += 1
  }
  #expect(checked == 2000)
}

@Test(arguments: [
  (5.0, "5"), (0.1, "0.1"), (1e-5, "0.00001"), (1.5e20, "150000000000000000000"),
  (-0.0, "0"), (-12.75, "-12.75"), (.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
])
func `shortest has no exponent and no empty decimals`(value: Double, text: String) {
  #expect(Digits.shortest(value) == text)
}

@Test(arguments: [
  (0.123456, 3, "0.123"), (1234.5, 2, "1200"), (0.0099951, 3, "0.01"), (99.96, 3, "100"),
])
func `significant digits leave out trailing zeros`(value: Double, digits: Int, text: String) {
  #expect(Digits.significant(value, digits: digits) == text)
}

@Test(arguments: [
  (0.1234, 1, "12.3%"), (0.285, 0, "29%"), (1, 1, "100.0%"), (-0.0004, 1, "0.0%"),
  (0.00045, 2, "0.05%"), (0.9995, 1, "100.0%"),
])
func `percent shifts the decimals without rounding twice`(
  ratio: Double,
  decimals: Int,
  text: String
) {
  #expect(Digits.percent(ratio, decimals: decimals) == text)
}

@Test(arguments: [
  (0, "0"), (7, "7"), (999, "999"), (1000, "1k"), (1234, "1.23k"), (12_345, "12.3k"),
  (123_456, "123k"), (999_499, "999k"), (999_999, "1M"), (1_500_000_000, "1.5G"),
  (-12_345, "-12.3k"), (2_000_000_000_000_000, "2000T"),
])
func `counts carry the suffix of their size`(count: Int, text: String) {
  #expect(Digits.compact(count) == text)
}

@Test(arguments: [
  (0, "00:00"), (845, "14:05"), (1439, "23:59"), (1450, "1d 00:10"), (-5, "-00:05"),
])
func `minutes read as a clock`(minutes: Int, text: String) {
  #expect(Digits.clock(minutes: minutes) == text)
}
