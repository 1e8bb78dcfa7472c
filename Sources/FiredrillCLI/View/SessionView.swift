import Plotting
import Reports
import ScenarioModel

/// Writes the reports that a player or a viewer of a session reads as lines of text.
///
/// Pure: the same report and style give the same lines, live and in a replay.
struct SessionView {
  var style: TextStyle

  /// The time of day in the simulated office at a minute after the page.
  func time(_ minute: Int, in scenario: Scenario) -> String {
    ClockTime(minute, in: scenario).clock
  }

  /// A heading with a rule to the right edge.
  func heading(_ text: String) -> String {
    let text = style.spelled(text)
    return switch style.form {
    case .drawn:
      style.paint(TextLayout.rule(text, width: style.width, glyphs: style.glyphs), .emphasis)
    case .spoken: text
    }
  }

  /// A paragraph wrapped to a width that reads well.
  func paragraph(_ text: String, indent: Int = 0) -> [String] {
    TextLayout.wrap(style.spelled(text), width: min(style.width, 100) - indent).map {
      TextLayout.blanks(indent) + $0
    }
  }

  /// Text behind a label, later lines under the first.
  func item(_ label: String, _ text: String) -> [String] {
    let indent = DisplayWidth.columns(of: label) + 1
    let room = max(20, min(style.width, 100) - indent)
    let lines = TextLayout.wrap(style.spelled(text), width: room)
    return lines.enumerated().map { index, line in
      (index == 0 ? label + " " : TextLayout.blanks(indent)) + line
    }
  }

  /// A chart or a table.
  func figure(_ figure: Figure) -> [String] { TextRenderer.render(figure, style: style) }
}
