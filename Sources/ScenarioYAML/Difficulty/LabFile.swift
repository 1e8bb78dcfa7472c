package import ScenarioModel
internal import Telemetry

/// A scenario's file at one difficulty, from which worlds with other numbers in their knobs are read.
///
/// The file is parsed once; only the world and the hypotheses are decoded anew, so that turning a knob
/// takes milliseconds.
package struct LabFile: Sendable {
  private let document: YAMLDocument
  private let level: Int
  /// The knobs that rows depend on, in the order of the file.
  package let knobs: [Knob]

  /// A knob with its numbers.
  package struct Knob: Hashable, Sendable {
    package var name: String
    /// The number at the difficulty of the file as it was read.
    package var number: Double
    /// The lowest and the highest number of any difficulty.
    package var range: ClosedRange<Double>
  }

  /// Takes a file at a difficulty, its own where none is given; `nil` where it cannot be parsed.
  package init?(_ document: YAMLDocument, difficulty: Int? = nil) {
    let document = document.at(difficulty)
    guard let root = document.root, let level = root.statedDifficulty else { return nil }
    self.document = document
    self.level = level
    var used: Set<String> = []
    for key in Self.sections {
      root.entry(key)?.value.visit { node in if let name = node.knobName { used.insert(name) } }
    }
    let settings = root.entry(Knobs.section)?.value.entries ?? []
    knobs = settings.filter { used.contains($0.key) }.compactMap { setting in
      guard case .list(let items) = setting.value.content else { return nil }
      let numbers = items.compactMap { item -> Double? in
        if case .scalar(.number(let number)) = item.content { number.value } else { nil }
      }
      guard numbers.indices.contains(level - 1), let low = numbers.min(), let high = numbers.max()
      else { return nil }
      return Knob(name: setting.key, number: numbers[level - 1], range: low...high)
    }
  }

  /// The parts of a file that decide rows and that knobs stand in.
  private static let sections = ["world", "hypotheses"]

  /// A scenario of this file with other numbers in some knobs.
  ///
  /// Knobs that the file lacks are our own bug. Throws what is wrong with the numbers, such as a fraction
  /// where a whole number belongs. Complexity: the size of the world and the hypotheses.
  package func scenario(
    _ scenario: Scenario,
    setting numbers: [String: Double]
  ) throws(LabFileError) -> Scenario {
    guard !numbers.isEmpty, var root = document.root else { return scenario }
    root.set(numbers, at: level)
    var decoding = Decoding(source: document.source, folder: nil, knobs: Knobs(root))
    let kept = root.entries.filter { Self.sections.contains($0.key) }
    let parts = Self.parts.decode(YAMLNode(.object(kept), at: root.mark), &decoding)
    let errors = decoding.diagnostics.values.filter { $0.severity == .error }
    guard let parts, errors.isEmpty else { throw LabFileError(diagnostics: errors) }
    var changed = scenario
    changed.world = parts.world
    changed.world.controls = scenario.world.controls
    changed.hypotheses = parts.hypotheses
    return changed
  }

  private static let parts = ScenarioShapes.object(
    "What decides the rows of a scenario.",
    ScenarioShapes.required("world", ScenarioShapes.world, "The simulated production system."),
    ScenarioShapes.required("hypotheses", ScenarioShapes.hypotheses, "Candidate root causes.")
  ) { (world: $0, hypotheses: $1) }
}

/// The faults of a scenario whose knobs were turned.
package struct LabFileError: Error, Hashable, Sendable {
  package var diagnostics: [Diagnostic]
}

extension YAMLNode {
  /// Writes numbers into the section of knobs, at one difficulty.
  fileprivate mutating func set(_ numbers: [String: Double], at level: Int) {
    change(Knobs.section) { section in
      for (name, value) in numbers {
        section.change(name) { setting in
          guard case .list(var items) = setting.content, items.indices.contains(level - 1),
            let number = YAMLNumber(Digits.shortest(value))
          else { return }
          items[level - 1].content = .scalar(.number(number))
          setting.content = .list(items)
        }
      }
    }
  }

  private mutating func change(_ key: String, _ body: (inout YAMLNode) -> Void) {
    guard case .object(var entries) = content,
      let index = entries.firstIndex(where: { $0.key == key })
    else { return }
    body(&entries[index].value)
    content = .object(entries)
  }
}
