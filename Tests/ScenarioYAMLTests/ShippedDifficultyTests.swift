import Foundation
import ScenarioModel
import ScenarioYAML
import Telemetry
import TestSupport
import Testing

/// The shipped scenarios at each of their difficulties.
struct ShippedDifficultyTests {
  /// Every shipped scenario with every difficulty.
  static let all: [(name: String, level: Int)] =
    Repository.scenarioNames.flatMap { name in (1...4).map { (name, $0) } }

  private func scenario(_ name: String, _ level: Int) throws -> Scenario {
    try TestSupport.Sample.shipped(name, difficulty: level)
  }

  @Test func `there are ten scenarios`() { #expect(Self.all.count == 40) }

  @Test(arguments: all)
  func `each has the parts of a drill that one can learn from`(name: String, level: Int) throws {
    let scenario = try scenario(name, level)
    #expect(scenario.levels == [1, 2, 3, 4] && scenario.difficulty == level)
    #expect(scenario.hypotheses.count >= 6)
    let diagnostic = scenario.actions.filter {
      $0.kind != .verify && $0.evidence.findings.count > 1
    }
    #expect(diagnostic.count >= 14)
    #expect(scenario.actions.contains { $0.kind == .verify })
    #expect(scenario.mitigations.count >= 5)
    // Whoever believes in nothing wrong must be able to be right.
    let healthy = scenario.hypotheses.filter { $0.effects.allSatisfy { $0.tag == .benign } }
    #expect(!healthy.isEmpty && healthy.count < scenario.hypotheses.count)
    // Changes that do harm under some truth; `firedrill check` simulates it.
    #expect(scenario.mitigations.count { !$0.expects.raises.isEmpty } >= 2)
    #expect(scenario.regimes.bands.count >= 2)
    #expect(scenario.world.tables.contains { $0.fields.contains { $0.missing != nil } })
    #expect(scenario.debrief.reading.count >= 3 && scenario.debrief.numbers.count >= 3)
    #expect(scenario.debrief.reading.allSatisfy { $0.source.hasPrefix("https://") })
  }

  @Test(arguments: all)
  func `no document settles its cause in every world`(name: String, level: Int) throws {
    let scenario = try scenario(name, level)
    for artifact in scenario.artifacts {
      func versions(_ hypothesis: Hypothesis) -> Set<VariantID> {
        guard let odds = hypothesis.artifacts.first(where: { $0.artifact == artifact.id }) else {
          return Set(artifact.variants.prefix(1).map(\.id))
        }
        return Set(odds.variants.filter { $0.weight > 0 }.map(\.variant))
      }
      for hypothesis in scenario.hypotheses {
        let others = scenario.hypotheses.filter { $0.id != hypothesis.id }
        let shared = others.contains { !versions($0).isDisjoint(with: versions(hypothesis)) }
        #expect(shared, "\(artifact.id) under \(hypothesis.id)")
      }
    }
  }

  @Test(arguments: Set(all.map(\.name)).sorted())
  func `harder ones have more to look at and less traffic to see it in`(name: String) throws {
    let levels = try (1...4).map { try scenario(name, $0) }
    let actions = levels.map(\.actions.count)
    #expect(actions == actions.sorted() && Set(actions).count >= 3, "\(actions)")
    #expect(levels.map(\.brief.background.count).last == levels[0].brief.background.count + 1)
    let harm = levels.map(\.harm.unit)
    #expect(harm == harm.sorted(by: >) && Set(harm).count == 4)
  }

  /// The world of a file with every number written out, made from its text alone.
  @Test(arguments: all)
  func `a difficulty is the file with its numbers written out`(name: String, level: Int) throws {
    let folder = try ScenarioFolder(Repository.scenarios.appending(path: name).path)
    let text = try folder.text(ScenarioLoader.fileName, limit: 1 << 20)
    let plain = WrittenOut.text(of: text, level: level)
    #expect(!plain.contains("knob") && !plain.contains("from_difficulty"))
    let expected = ScenarioParts(YAMLDocument(text: plain, file: "plain"))
    let document = YAMLDocument.reading(ScenarioLoader.fileName, in: folder)
    let parts = try #require(ScenarioParts(document, difficulty: level))
    #expect(parts.world == expected?.world)
  }
}

/// Works out a difficulty of a scenario by replacing lines of its text.
private enum WrittenOut {
  static func text(of text: String, level: Int) -> String {
    var knobs: [String: String] = [:]
    var lines: [String] = []
    var isInKnobs = false
    /// The indentation of what is being left out.
    var skipped: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let indent = line.prefix { $0 == " " }.count
      if isInKnobs, indent == 2 {
        let parts = line.split(separator: ":")
        let numbers = parts[1].filter { !"[] ".contains($0) }.split(separator: ",")
        knobs[String(parts[0].dropFirst(2))] = String(numbers[level - 1])
        continue
      }
      isInKnobs = line == "knobs:"
      if isInKnobs { continue }
      if let left = skipped, indent > left || line.isEmpty { continue }
      skipped = nil
      if line.hasPrefix("difficulty: ") {
        lines.append("difficulty: \(level)")
      } else if let range = line.range(of: "from_difficulty: ") {
        let isThere = Int(line[range.upperBound...]).map { $0 <= level } ?? true
        let isItem = line.contains("- from_difficulty")
        if isThere {
          if isItem { lines.append("    -") }
        } else {
          if !isItem { lines.removeLast() }
          skipped = isItem ? indent : indent - 2
        }
      } else {
        lines.append(line)
      }
    }
    return knobs.reduce(lines.joined(separator: "\n")) { text, knob in
      text.replacing("{knob: \(knob.key)}", with: knob.value)
    }
  }
}
