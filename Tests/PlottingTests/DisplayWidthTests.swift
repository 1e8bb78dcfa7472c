import Foundation
import Plotting
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👩‍🚀", 2), ("🇩🇪", 2), ("❤️", 2),
    ("1️⃣", 2), ("ｶ", 1), ("Ａ", 2), ("क्ष", 2), ("\u{200B}", 0), ("a\u{AD}b", 3),
    ("\u{1B}[31mred\u{1B}[0m", 3), ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{07}", 4),
    ("\u{1B}[31", 0),
  ])
  func `text is as wide as a terminal shows it`(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  /// Oracle: wcwidth's tables of Unicode 15.0 (of long runs every 31st scalar), made by `Oracles/make_widths.py`.
  ///
  /// Left out: scalars that 15.0 has not assigned (the standard library knows later versions), and
  /// spacing marks, which that program counts as nothing and many terminals as one column. The
  /// differences that remain are the soft hyphen and the signs before numbers, which have a shape,
  /// and a skin tone that stands alone, which is shown as a square.
  @Test func `scalars are as wide as the tables of another program say`() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "Oracles", "widths.txt")
    let lines = try String(decoding: Data(contentsOf: url), as: UTF8.self)
      .split(separator: "\n").dropFirst()
    var different: [String] = []
    var compared = 0
    for line in lines {
      let fields = line.split(separator: " ")
      let first = try #require(UInt32(fields[0], radix: 16))
      let last = try #require(UInt32(fields[1], radix: 16))
      let width = try #require(Int(fields[2]))
      let spacing = last - first < 500 ? 1 : 31
      for value in stride(from: first, through: last, by: spacing) {
        guard let scalar = Unicode.Scalar(value), isComparable(scalar) else { continue }
        compared += 1
        if DisplayWidth.columns(of: scalar) != width {
          different.append("\(fields[2]) \(String(value, radix: 16))")
        }
      }
    }
    #expect(
      different == [
        "0 ad", "0 600", "0 601", "0 602", "0 603", "0 604", "0 605", "0 6dd", "0 70f", "0 890",
        "0 891", "0 8e2", "0 110bd", "0 110cd", "0 1f3fb", "0 1f3fc", "0 1f3fd", "0 1f3fe",
        "0 1f3ff",
      ]
    )
    #expect(compared > 15_000)
  }

  private func isComparable(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age, age.major <= 15 else { return false }
    return scalar.properties.generalCategory != .spacingMark
  }
}
