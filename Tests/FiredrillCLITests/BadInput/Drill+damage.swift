import Foundation
import TestSupport
import Testing

extension Drill {
  /// Takes a copy of the canary scenario into a folder of this machine's own and changes it.
  ///
  /// Gives the path of its `scenario.yaml`.
  @discardableResult
  func changeScenario(_ change: (inout String) throws -> Void) throws -> String {
    scenarios = file("Scenarios")
    let copy = URL(fileURLWithPath: scenarios).appendingPathComponent("canary-segment-regression")
    if !FileManager.default.fileExists(atPath: copy.path) {
      try FileManager.default.createDirectory(
        atPath: scenarios,
        withIntermediateDirectories: true
      )
      try FileManager.default.copyItem(at: Repository.canary, to: copy)
    }
    let path = copy.appendingPathComponent("scenario.yaml").path
    var text = try String(contentsOfFile: path, encoding: .utf8)
    try change(&text)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// The same with one piece of text replaced by another, where it first stands.
  ///
  /// Gives the path, and the line and column at which the new text has a caret `‸`, which is left
  /// out; without one those of the new text.
  @discardableResult
  func changeScenario(_ old: String, to new: String) throws -> (path: String, place: String) {
    var place = ""
    let path = try changeScenario { text in
      let range = try #require(text.range(of: old), "the scenario has no '\(old)' any more")
      let caret = new.range(of: "‸")
      let before = text[..<range.lowerBound] + (caret.map { new[..<$0.lowerBound] } ?? "")
      let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
      place = "\(lines.count):\((lines.last?.count ?? 0) + 1)"
      text.replaceSubrange(range, with: new.replacing("‸", with: ""))
    }
    return (path, place)
  }

  /// The lines of a finished session's replay file.
  func exportedLines() throws -> [String] {
    let played = try run(["play", "--seed", "5"], input: "look arms\nnote one\nabandon\n")
    #expect(played.status == 0)
    let lines = try run(["export", "1"]).lines
    try #require(lines.count == 6 && lines[5] == "")
    return lines
  }
}

extension Finished {
  /// Checks that the program refused with a code and one clear message, and did not crash.
  func expectRefusal(
    _ code: Int32,
    _ parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(status == code, "\(errors)", sourceLocation: sourceLocation)
    #expect(!looksLikeACrash, sourceLocation: sourceLocation)
    for part in parts {
      #expect(errors.contains(part), "\(errors)", sourceLocation: sourceLocation)
    }
  }
}
