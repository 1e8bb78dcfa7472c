import ArgumentParser
import Drills
import Plotting
import Reports
import Sessions
import Terminal

/// Goes back to a moment of a past session to play on differently.
struct BranchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "branch",
    abstract: "Go on from an event of a past session, as a session of its own.",
    discussion: """
      For example: firedrill branch 12 --at 7
      What if you had looked elsewhere? The new session has the first events of the
      old one; 'firedrill resume' plays on. The old one stays as it is. You know
      this world, so a branch does not count in 'firedrill progress'.
      """
  )

  @Argument(help: "The number of a session that is over.")
  var session: Int

  @Option(help: "The last event to take over; 0 is the page.")
  var at: Int

  @Flag(help: "Print JSON: {session, parent, event}.")
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let service = try environment.services.sessions()
    let id = try service.branch(SessionID(rawValue: session), at: at)
    let made = BranchedSession(session: id.rawValue, parent: session, event: at)
    try environment.write(made, asJSON: json) { style in
      let branch = try service.load(id)
      let now = ClockTime(branch.clock, in: branch.scenario).clock
      let place =
        branch.entries.last.map {
          "event \(at) of session \(session), \(branch.scenario.summary(of: $0.event))"
        } ?? "the page of session \(session)"
      return style.paragraph(
        "Session \(id) goes on from \(place), at \(now). 'firedrill resume \(id)' plays it."
      )
    }
  }
}
