import Plotting
import Reports

/// The status of an incident in one line above a prompt: only what an engineer on call could see.
package struct StatusLine: Hashable {
  /// Facts from the most important to the least; those that find no room are left out.
  var facts: [String]
  /// The same in front of a prompt, where there is no line to spare.
  var inline: String

  init(facts: [String], inline: String) {
    self.facts = facts
    self.inline = inline
  }

  init(_ report: StatusReport) {
    let time = report.time
    facts = report.facts
    inline = "\(time.clock) +\(time.minute) min, \(report.badRate.text)"
  }

  /// One line of exactly the width of the terminal: a bar, or a rule where there are no colours.
  func bar(_ style: TextStyle) -> String {
    let isRule = style.colour == .none
    let gap = isRule ? " · " : " │ "
    let room = style.width - (isRule ? 5 : 2)
    var text = ""
    for fact in facts {
      let longer = style.plain(text.isEmpty ? fact : text + gap + fact)
      guard text.isEmpty || DisplayWidth.columns(of: longer) <= room else { break }
      text = longer
    }
    guard !isRule else {
      return TextLayout.rule(text, width: style.width, glyphs: style.glyphs)
    }
    let cut = TextLayout.truncate(" \(text)", to: style.width, glyphs: style.glyphs)
    return style.paint(TextLayout.pad(cut, to: style.width), .bar)
  }
}
