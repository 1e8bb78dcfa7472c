import Plotting
import Terminal

/// Shows what a command that asks nothing has to say: with pauses at a terminal, at once elsewhere.
enum Page {
  static func show(_ lines: [String], _ environment: CommandEnvironment) throws {
    let style = environment.style
    let lines = lines.map { style.spelled($0) }
    guard environment.canRedraw else { return try OutputWriter.standardOutput.writeLines(lines) }
    var pager = Pager()
    try pager.show(lines, style: style)
    if pager.wasInterrupted { throw CommandFailure("", code: .interrupted) }
  }
}
