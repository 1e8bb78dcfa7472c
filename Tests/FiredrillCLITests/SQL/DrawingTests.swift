import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// Charts of evidence as files.
struct DrawingTests {
  @Test func `a play and the command draw the same charts`() throws {
    let drill = try Drill()
    let (one, two) = (drill.file("one.svg"), drill.file("two.svg"))
    let script =
      "look locales\nevidence 1 --svg \(one)\nevidence 1 --svg \(one)\nevidence 1 --sv x\n"
    let run = try drill.run(["play", "canary", "--seed", "5"], input: script)
    #expect(run.output.contains("Wrote \(one)."))
    #expect(run.output.contains("exists already"))
    let drawn = try drill.run(["evidence", "1", "1", "--svg", two])
    #expect(drawn.status == 0)
    let svg = try String(contentsOfFile: one, encoding: .utf8)
    #expect(try svg == String(contentsOfFile: two, encoding: .utf8))
    #expect(svg.hasPrefix("<svg "))
    for label in ["ja · canary", "ja · control", "en · canary", "95 % intervals"] {
      #expect(svg.contains(label))
    }
    #expect(XMLShape(svg).isWellFormed)
  }

  @Test func `an event without evidence is refused by its number`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "canary", "--seed", "5"], input: "note one\nlook arms\n")
    try drill.run(["evidence", "1", "1"])
      .expectRefusal(64, "firedrill: event 1 showed no evidence; these did: 2")
    let shown = try drill.run(["evidence", "1", "2"])
    #expect(shown.output.contains("Finding:"))
  }
}

/// Whether each tag of a document is closed in turn.
private struct XMLShape {
  private(set) var isWellFormed = true

  init(_ text: String) {
    var open: [Substring] = []
    for piece in text.split(separator: "<") {
      guard let end = piece.firstIndex(of: ">") else {
        isWellFormed = false
        return
      }
      let tag = piece[..<end]
      if tag.hasPrefix("/") {
        isWellFormed = isWellFormed && open.popLast() == tag.dropFirst()
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " })
      }
    }
    isWellFormed = isWellFormed && open.isEmpty
  }
}
