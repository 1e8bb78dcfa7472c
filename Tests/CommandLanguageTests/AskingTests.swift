import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import CommandLanguage

/// Lines of a box that takes commands and own words alike, whatever the mode is.
struct AskingTests {
  private static func ask(_ line: String, _ mode: SessionMode = .drill) throws -> SessionRequest {
    try CommandParser(session: try Session.of(Sample.canary(), mode: mode)).ask(line)
  }

  @Test(arguments: ["wait 5", "look 2", "note one", "status", "believe h1=50", "evidence 4"])
  func `a command means what it means at a prompt`(line: String) throws {
    let session = try Session.of(Sample.canary())
    #expect(try Self.ask(line) == CommandParser(session: session).parse(line))
  }

  @Test func `the title of any evidence asks for it in a drill, too`() throws {
    for action in try Sample.canary().scenario.actions {
      switch try Self.ask(action.title) {
      case .command(.look(let id)), .confirm(.look(let id)): #expect(id == action.id)
      case .choose(let ids): #expect(ids.contains(action.id))
      case .command, .confirm, .declare, .sql, .show, .draw, .quit, .nothing:
        Issue.record("'\(action.title)' was read as something else")
      }
    }
  }

  @Test func `what costs much or leaves something out is said back, unless its title was given`()
    throws
  {
    let session = try Session.of(Sample.canary(), mode: .open)
    let parser = CommandParser(session: session)
    let cheap = try #require(
      session.scenario.actions.first { $0.minutes < 10 && $0.id == "locales" }
    )
    #expect(try parser.ask(cheap.title) == .command(.look(cheap.id)))
    #expect(try parser.ask("\(cheap.title), Japanese only") == .confirm(.look(cheap.id)))
    for action in session.scenario.actions where action.minutes >= 10 {
      #expect(try parser.ask(action.title) == .command(.look(action.id)), "\(action.title)")
      let said = try parser.ask("please \(action.title)")
      #expect(said != .command(.look(action.id)), "\(action.title)")
    }
  }

  @Test func `what nobody has is refused the same in both modes`() throws {
    for mode in [SessionMode.drill, .open] {
      #expect(throws: CommandSyntaxError.nobodyHas("weather in Paris")) {
        try Self.ask("weather in Paris", mode)
      }
    }
  }
}
