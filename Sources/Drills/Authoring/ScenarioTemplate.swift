import CAuthoringTexts
package import ScenarioModel

/// The small scenario that a new one begins from: complete, without a diagnostic, and playable.
///
/// Its text and the prose of the author's guide lie in files under `Sources/CAuthoringTexts`.
package enum ScenarioTemplate {
  /// The name of the scenario in the file, which a new scenario's own name replaces.
  package static let name = "small-incident"

  /// Writes the whole file under a name.
  package static func text(_ id: ScenarioID) -> String {
    String(firedrill_scenario_template()).replacing(name, with: id.rawValue)
  }

  /// The parts of the file that begin with a comment in the first column, each with its comment.
  package static var sections: [String] {
    var sections: [String] = []
    var isInComment = false
    let lines = text(ScenarioID(name)).split(separator: "\n", omittingEmptySubsequences: false)
    // The file ends with a line break, behind which there is no line.
    for line in lines.dropLast() {
      let isComment = line.hasPrefix("#")
      if isComment, !isInComment { sections.append("") }
      isInComment = isComment
      guard let last = sections.indices.last else { continue }
      sections[last] += line + "\n"
    }
    return sections
  }
}

extension String {
  /// Reads a text that is part of the program.
  init(_ text: FiredrillText) {
    self.init(decoding: UnsafeBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
  }
}
