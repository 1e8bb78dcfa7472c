import ScenarioModel

/// The small scenario that `firedrill new` makes: complete, without a diagnostic, and playable.
enum ScenarioTemplate {
  /// The name that the template has before it gets its own.
  static let name = "small-incident"

  /// The whole file under a name of its own.
  static func text(_ id: ScenarioID) -> String {
    let whole = [frame, causes, looks, conduct].joined(separator: "\n\n") + "\n"
    return whole.replacing(name, with: id.rawValue)
  }

  /// The parts of the file that begin with a comment in the first column, each with its comment.
  static var sections: [String] {
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
