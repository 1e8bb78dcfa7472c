import EvidenceRequests
import Foundation
import ScenarioModel
import Telemetry
import TestSupport
import Testing

/// Questions in people's own words, labelled by what they ask; a third was never looked at while the
/// compiler was written.
struct QuestionCompilerTests {
  private struct Labelled {
    var scenario: String
    var isHeldOut: Bool
    var question: String
    /// The question in the language of slices; empty where it cannot be computed.
    var slice: String
  }

  private enum Outcome {
    case right
    /// It was refused, or words were left over that are asked back.
    case refused
    /// Something else was understood, and all words seemed settled.
    case wrong
  }

  private static func labelled() throws -> [Labelled] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "questions.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      line in
      var fields: [String] = []
      var field = ""
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted:
          fields.append(field)
          field = ""
        default: field.append(character)
        }
      }
      fields.append(field)
      return Labelled(
        scenario: fields[0],
        isHeldOut: fields[1] == "held-out",
        question: fields[2],
        slice: fields[3]
      )
    }
  }

  private static func outcome(of labelled: Labelled, in world: WorldModel) -> Outcome {
    let parser = SliceParser(world: world, clock: 30)
    let question = QuestionCompiler(world).question(in: labelled.question)
    guard let question, question.unread.isEmpty, let asked = try? parser.parse(question.slice)
    else {
      return labelled.slice.isEmpty ? .right : .refused
    }
    guard let wanted = try? parser.parse(labelled.slice) else { return .wrong }
    return same(asked, wanted) ? .right : .wrong
  }

  /// Whether two queries ask the same; the order of groups and conditions says nothing.
  private static func same(_ one: Query, _ other: Query) -> Bool {
    func key(_ query: Query) -> [String] {
      let parts: [Telemetry.Predicate] =
        if case .all(let parts) = query.rows { parts } else { [query.rows] }
      return [
        "\(query.table) \(query.window)", "\(query.groupBy.map(\.rawValue).sorted())",
        "\(parts.map { "\($0)" }.sorted())", "\(query.bucketMinutes ?? 0)", "\(query.aggregates)",
      ]
    }
    return key(one) == key(other)
  }

  /// "Setting" differs from the trade "letting" in its first letter.
  @Test func `another word is no slip of a value`() throws {
    let compiler = QuestionCompiler(try Sample.shipped("tool-poisoning").world)
    let question = try #require(compiler.question(in: "how many in setting"))
    #expect(question.unread == ["setting"])
    let meant = try #require(compiler.question(in: "how many in leting"))
    #expect(meant.unread.isEmpty)
    #expect(meant.slice.contains("=letting"))
  }

  /// Every reading is said back before it is asked, a wrong one too.
  @Test(arguments: [(false, 0.9), (true, 0.85)])
  func `most labelled questions are understood and few are said back wrong`(
    isHeldOut: Bool,
    least: Double
  ) throws {
    let worlds = Dictionary(
      uniqueKeysWithValues: try LabelledRequest.scenarios.get().map { ($0.id.rawValue, $0.world) }
    )
    let set = try Self.labelled().filter { $0.isHeldOut == isHeldOut }
    var right = 0
    var wrong: [String] = []
    for labelled in set {
      let world = try #require(worlds[labelled.scenario])
      switch Self.outcome(of: labelled, in: world) {
      case .right: right += 1
      case .refused: continue
      case .wrong: wrong.append(labelled.question)
      }
    }
    #expect(Double(right) / Double(set.count) >= least, "\(right) of \(set.count)")
    #expect(Double(wrong.count) / Double(set.count) <= 0.08, "\(wrong.count) of \(set.count)")
    print(
      "\(isHeldOut ? "held-out" : "tuned"): \(right) right, \(wrong.count) wrong, of \(set.count)"
    )
  }
}
