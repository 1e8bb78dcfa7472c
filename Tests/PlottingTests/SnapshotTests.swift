import Foundation
import Plotting
import Testing

/// Figures as they were read and found right; `RECORD_SNAPSHOTS=1` writes them anew and fails.
struct SnapshotTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var style: TextStyle
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "80", style: TextStyle(width: 80, glyphs: .unicode, colour: .none)),
    Case(name: "140", style: TextStyle(width: 140, glyphs: .unicode, colour: .none)),
    Case(name: "80-ascii", style: TextStyle(width: 80, glyphs: .ascii, colour: .none)),
    Case(name: "40-ascii", style: TextStyle(width: 40, glyphs: .ascii, colour: .none)),
    Case(name: "80-ansi16", style: TextStyle(width: 80, glyphs: .unicode, colour: .ansi16)),
    Case(name: "80-ansi256", style: TextStyle(width: 80, glyphs: .unicode, colour: .ansi256)),
  ]

  @Test(arguments: cases)
  func `figures look as recorded`(_ sample: Case) throws {
    let text = Figure.samples.map { name, figure in
      let lines = TextRenderer.render(figure, style: sample.style)
      return "== \(name)\n" + lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
    try expectSnapshot(text, named: "figures-\(sample.name).txt")
  }

  @Test func `vector figures look as recorded`() throws {
    let text = Figure.samples.map { SVGRenderer.render($0.figure) }.joined(separator: "\n")
    try expectSnapshot(text, named: "figures.svg.txt")
  }

  private func expectSnapshot(_ text: String, named name: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "Snapshots", name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(name); run again without RECORD_SNAPSHOTS")
      return
    }
    let recorded = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    let differing = zip(
      recorded.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    ).first { $0 != $1 }
    #expect(differing == nil, "first differing line: \(String(describing: differing))")
    #expect(recorded == text)
  }
}
