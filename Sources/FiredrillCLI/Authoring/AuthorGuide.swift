import ScenarioYAML

/// The author's guide, `Scenarios/README.md`: prose, the template explained, and the format's keys.
///
/// All but the prose is made from what the program uses itself, so that it cannot drift.
enum AuthorGuide {
  /// The whole guide as Markdown.
  static var markdown: String {
    [opening, example, lint, knobs, ladders, reference].joined(separator: "\n")
  }

  /// The template, part by part, each with what to know of it.
  private static var example: String {
    var lines = [
      "## A worked example", "",
      "This is what `firedrill new small-incident` writes, part by part.", "",
    ]
    for (step, section) in zip(steps, ScenarioTemplate.sections) {
      lines += ["### \(step.title)", "", step.text, "", "```yaml"]
      lines += excerpt(section)
      lines += ["```", ""]
    }
    return lines.joined(separator: "\n")
  }

  /// As much of a part of the template as shows how it goes.
  private static func excerpt(_ section: String) -> [String] {
    var lines = section.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count > longestExcerpt else { return lines }
    return lines.prefix(longestExcerpt) + ["# … and so on"]
  }

  private static let longestExcerpt = 40

  private static var reference: String {
    """
    ## Every key

    This part is made from the JSON Schema of the format, `Scenarios/schema.json`. Any number of
    `alert`, `world`, `harm`, `hypotheses`, `chart`, `actions` and `mitigations` may be written
    `{knob: NAME}`. `a.NAME.b` stands for the key `b` of any entry of `a`, `a[]` for an item of a list.


    """ + FormatReference.markdown
  }
}
