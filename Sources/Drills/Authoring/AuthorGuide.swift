import CAuthoringTexts
import ScenarioYAML

/// The author's guide, `Scenarios/README.md`: prose, the template explained, and the format's keys.
///
/// The prose is a file with a place such as `{{part 3}}` for each part of the template and
/// `{{keys}}` for the keys. What stands there is made from what the program uses itself, so that it
/// cannot drift.
package enum AuthorGuide {
  /// The whole guide as Markdown.
  package static var markdown: String {
    var guide = prose
    for (index, section) in ScenarioTemplate.sections.enumerated() {
      guide = guide.replacing(place(ofPart: index), with: excerpt(section))
    }
    return guide.replacing("{{keys}}\n", with: FormatReference.markdown)
  }

  /// The JSON Schema of `scenario.yaml`, for editors.
  package static var schema: String { ScenarioSchema.text }

  /// The guide as it is written, with its places still open.
  static var prose: String { String(firedrill_author_guide()) }

  /// The place for a part of the template, by its position from 0.
  static func place(ofPart index: Int) -> String { "{{part \(index + 1)}}" }

  /// As much of a part of the template as shows how it goes.
  private static func excerpt(_ section: String) -> String {
    var lines = section.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count > longestExcerpt else { return lines.joined(separator: "\n") }
    return (lines.prefix(longestExcerpt) + ["# … and so on"]).joined(separator: "\n")
  }

  /// Longer parts are cut after this many lines.
  private static let longestExcerpt = 40
}
