import Foundation
import ScenarioModel
import ScenarioYAML
import TestSupport
import Testing

@testable import Drills

/// The author's guide against what it is made from.
struct AuthorGuideTests {
  @Test func `the guide in the repository is the one that the program writes`() throws {
    let file = Repository.scenarios.appending(path: "README.md")
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(
      kept == AuthorGuide.markdown,
      "Please run 'firedrill guide > Scenarios/README.md'"
    )
  }

  @Test func `every part of the template is explained`() {
    let places = AuthorGuide.prose.matches(of: /\{\{part [0-9]+\}\}/).map { String($0.0) }
    #expect(places == ScenarioTemplate.sections.indices.map(AuthorGuide.place(ofPart:)))
    #expect(places.count == 15)
    #expect(!AuthorGuide.markdown.contains("{{"), "every place is filled")
    let whole = ScenarioTemplate.sections.joined()
    #expect(whole == ScenarioTemplate.text(ScenarioID(ScenarioTemplate.name)))
  }

  @Test func `every key of the schema has a row and every link a heading`() throws {
    let guide = AuthorGuide.markdown
    for key in try keys(of: JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8))) {
      #expect(guide.contains("| `\(key)`"), "\(key)")
    }
    let lines = guide.split(separator: "\n")
    let anchors = Set(
      lines.filter { $0.hasPrefix("#") }.map { line in
        line.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
          .replacing(" ", with: "-")
      }
    )
    var links = 0
    for match in guide.matches(of: /\]\(#([^)]*)\)/) {
      links += 1
      #expect(anchors.contains(String(match.1)), "\(match.1)")
    }
    #expect(links > 100)
  }

  /// All names under `properties`, however deep, but those of the knob that is told in words.
  private func keys(of value: Any) throws -> Set<String> {
    var found: Set<String> = []
    if let object = value as? [String: Any] {
      for (name, part) in object where name != "knob-reference" {
        if name == "properties", let properties = part as? [String: Any] {
          found.formUnion(properties.keys)
          for property in properties.values { found.formUnion(try keys(of: property)) }
        } else {
          found.formUnion(try keys(of: part))
        }
      }
    } else if let list = value as? [Any] {
      for part in list { found.formUnion(try keys(of: part)) }
    }
    return found
  }
}
