import ArgumentParser
import Drills
import Plotting
import Questions
import Sessions
import Telemetry
import Terminal
import TerminalSessions

/// The option that begins something new although the person's date is hours away, and the question
/// that a terminal asks without it.
struct NewnessOption: ParsableArguments {
  @Flag(help: "Begin although the date of your plan is less than three hours away.")
  var anyway = false

  /// Whether something new may begin; where not, the reason and what these hours are for was said.
  ///
  /// A terminal asks once; a pipe needs the option, and a program that reads JSON is refused with an exit
  /// code.
  func mayBegin(
    _ sessions: SessionService,
    _ environment: CommandEnvironment,
    asJSON: Bool = false
  ) throws -> Bool {
    guard !anyway, let hours = try sessions.lastHours() else { return true }
    if asJSON { throw CommandFailure(Self.text(hours), code: .usage) }
    var console = TerminalConsole(environment.screen)
    try console.show(environment.style.paragraph(Self.text(hours)))
    guard console.isInteractive else { return false }
    guard
      case .line(let line) = console.ask("Start it all the same? y/N> ", completing: { _ in [] })
    else { return false }
    return ["y", "yes"].contains(line.trimmed.lowercased())
  }

  /// The reason, and the commands that these hours are for.
  private static func text(_ hours: LastHours) -> String {
    let due =
      hours.due == 0
      ? ""
      : hours.due == 1
        ? " 'firedrill ask --due' repeats the question that is due."
        : " 'firedrill ask --due' repeats the \(hours.due) questions that are due."
    return "\(hours.reason) For these hours there are 'firedrill numbers', 'firedrill map AREA' and"
      + " 'firedrill plan'.\(due) With --anyway it begins all the same."
  }
}
