package import Plotting
import Reports
import ScenarioModel

/// Writes the reports that a player or a viewer of a session reads as lines of text.
///
/// Pure: the same report and style give the same lines, live and in a replay.
package struct SessionView {
  package var style: TextStyle
  /// The name by which texts call the program's commands.
  let program: String

  package init(style: TextStyle, program: String) {
    self.style = style
    self.program = program
  }

  /// A command of the program, in quotes.
  func command(_ words: String) -> String { "'\(program) \(words)'" }

  /// The time of day in the simulated office at a minute after the page.
  func time(_ minute: Int, in scenario: Scenario) -> String {
    ClockTime(minute, in: scenario).clock
  }

  /// Writes a heading with a rule to the right edge.
  package func heading(_ text: String) -> String { style.heading(text) }

  /// Writes a paragraph, wrapped to a width that reads well.
  package func paragraph(_ text: String, indent: Int = 0) -> [String] {
    style.paragraph(text, indent: indent)
  }

  /// Writes a text behind a label, its later lines under the first.
  package func item(_ label: String, _ text: String) -> [String] { style.item(label, text) }

  /// Writes a chart or a table.
  func figure(_ figure: Figure) -> [String] { style.figure(figure) }
}
