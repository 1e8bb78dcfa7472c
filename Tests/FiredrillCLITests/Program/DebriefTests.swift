import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `debrief` in the built program, on a session that was played here.
struct DebriefTests {
  private func played() throws -> Drill {
    let drill = try Drill()
    let run = try drill.run(
      ["play", "--seed", ReferenceScript.seed],
      input: ReferenceScript.input()
    )
    #expect(run.status == 0, "\(run.errors)")
    return drill
  }

  @Test func `text tells truth, both paths, two plots, rivals, lessons and what to train`() throws {
    let run = try played().run(["debrief", "1"])
    #expect(run.status == 0, "\(run.errors)")
    let parts = [
      "── Debrief: ", "Session: score ", "Cause: ", "Your path",
      "The reference's path on the same incident", "How likely the truth was",
      "Harm over the healthy twin, built up", "The other causes", "ruled out by:", "on your path:",
      "The trap", "Prevention", "Numbers to know", "Reading", "Train next",
    ]
    let places = parts.map { run.output.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil }, "\(zip(parts, places).filter { $0.1 == nil })")
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    let gains = run.lines.count { $0.contains(" bits ") }
    #expect(gains >= 12, "each look has its bits, on both paths")
    #expect(run.lines.count { $0.contains("ruled out by:") } == 6)
  }

  private struct Printed: Decodable {
    var truth: String
    var hypotheses: [String]
    var path: [Step]
    var referencePath: [Step]
    var beliefs: [Belief]
    var harm: Harm
    var rivals: [Rival]
    var training: [Advice]

    struct Step: Decodable {
      var event: Int
      var gain: Double?
    }

    struct Belief: Decodable {
      var event: Int
      var evidence: [Double]
      var stated: [Double]?
    }

    struct Harm: Decodable {
      var session: [Point]
      var reference: [Point]
      var unattended: [Point]
    }

    struct Point: Decodable {
      var minute: Int
      var harm: Double
    }

    struct Rival: Decodable {
      var hypothesis: String
      var posterior: Double
      var tempting: String
      var ruledOutBy: String
    }

    struct Advice: Decodable {
      var criterion: String
    }
  }

  @Test func `JSON holds all of it and its figures agree with one another`() throws {
    let drill = try played()
    let run = try drill.run(["debrief", "1", "--json"])
    let debrief = try JSONDecoder().decode(Printed.self, from: Data(run.output.utf8))
    #expect(debrief.path.map(\.event) == Array(1...ReferenceScript.commands.count))
    #expect(debrief.hypotheses.count == 7)
    #expect(Set(debrief.rivals.map(\.hypothesis) + [debrief.truth]) == Set(debrief.hypotheses))
    #expect(debrief.rivals.allSatisfy { !$0.tempting.isEmpty && !$0.ruledOutBy.isEmpty })
    #expect(debrief.training.count == 2)
    #expect(!debrief.referencePath.isEmpty)
    // What each look gained adds up to what all of them gained.
    let entropies = debrief.beliefs.map { point in
      point.evidence.reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
    }
    let (first, last) = (try #require(entropies.first), try #require(entropies.last))
    let gained = debrief.path.compactMap(\.gain).reduce(0, +)
    #expect(abs(gained - (first - last)) < 1e-9)
    for point in debrief.beliefs {
      #expect(abs(point.evidence.reduce(0, +) - 1) < 1e-9)
      if let stated = point.stated { #expect(abs(stated.reduce(0, +) - 1) < 1e-9) }
    }
    let final = try #require(debrief.beliefs.last?.evidence)
    for rival in debrief.rivals {
      let index = try #require(debrief.hypotheses.firstIndex(of: rival.hypothesis))
      #expect(abs(rival.posterior - final[index]) < 1e-12)
    }
    for course in [debrief.harm.session, debrief.harm.reference, debrief.harm.unattended] {
      #expect(course.first?.minute == 0)
      #expect(course.last?.minute == debrief.harm.session.last?.minute)
      #expect(zip(course, course.dropFirst()).allSatisfy { $0.minute < $1.minute })
    }
  }

  @Test func `the page is well formed, draws both plots and asks nothing of a network`() throws {
    let drill = try played()
    let file = drill.file("debrief.html")
    let run = try drill.run(["debrief", "1", "--html", file])
    #expect(run.output == "Written to \(file).\n")
    let page = try String(contentsOfFile: file, encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    // As XML once its void elements are closed: every tag, attribute and entity is then checked.
    var markup = page.replacing("<!DOCTYPE html>\n", with: "")
    for void in ["meta", "br"] {
      markup = markup.replacing(try Regex("<(\(void)[^>]*)>")) { match in
        "<\(match.output[1].substring ?? "")/>"
      }
    }
    let reader = TagReader()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError)) at \(parser.lineNumber)")
    #expect(reader.tags["svg"] == 2)
    #expect(reader.tags["script"] == nil && reader.tags["link"] == nil && reader.tags["img"] == nil)
    let references = reader.references.filter { !$0.hasPrefix("#") }
    #expect(references == [], "nothing is fetched")
    #expect(!page.contains("url(") && !page.contains("@import"))
  }

  @Test func `an open session is not explained, an abandoned one is without a score`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "3"], input: "look arms\n")
    try drill.run(["debrief", "1"]).expectRefusal(64, "still open")
    try drill.run(["score", "1"]).expectRefusal(64, "nothing was declared")
    _ = try drill.run(["resume", "1"], input: "abandon\n")
    let run = try drill.run(["debrief", "1"])
    #expect(run.status == 0)
    #expect(run.output.contains("abandoned, so it has no score"))
    try drill.run(["debrief", "9"]).expectRefusal(66)
    try drill.run(["debrief", "1", "--html", "/nowhere/x.html"]).expectRefusal(
      73,
      "/nowhere/x.html"
    )
  }
}

/// Counts the tags of a page and gathers what its attributes refer to.
private final class TagReader: NSObject, XMLParserDelegate {
  private(set) var tags: [String: Int] = [:]
  private(set) var references: [String] = []

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    tags[name, default: 0] += 1
    for key in ["href", "src", "xlink:href", "data", "action"] {
      if let value = attributes[key] { references.append(value) }
    }
  }
}
