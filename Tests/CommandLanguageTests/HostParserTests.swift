import ScenarioModel
import Telemetry
import TestSupport
import Testing

@testable import CommandLanguage

struct HostParserTests {
  private func parser(isAloud: Bool = false) throws -> HostParser {
    let scenario = try Sample.canary().scenario
    let stage = try #require(scenario.ladder.first).id.rawValue
    return HostParser(scenario: scenario, stage: stage, isAloud: isAloud)
  }

  @Test(arguments: [
    ("", HostRequest.nothing), ("next", .next), ("N", .next), ("ask beliefs", .beliefs),
    ("ask VERDICT", .verdict), ("reveal", .evidence), ("reveal loc", .reveal("locales")),
    ("say  the pool is fine ", .say("the pool is fine")), ("hint", .hint), ("pause", .pause),
    ("go", .go), ("sheet", .sheet(nil)), ("state", .status), ("?", .help), ("help", .help),
    ("exit", .quit), ("close", .close), ("remark slow", .remark("slow")),
  ])
  func `a host's words are understood`(line: String, request: HostRequest) throws {
    #expect(try parser().parse(line) == request)
    #expect(try parser(isAloud: true).parse(line) == request)
  }

  @Test func `stages and signals go by number and name`() throws {
    let first = try #require(try Sample.canary().scenario.ladder.first)
    let signal = try #require(first.signals.first).concept.id
    let stage = first.id.rawValue
    #expect(try parser().parse("clue 1") == .clue(stage))
    #expect(try parser().parse("ask \(stage)") == .ask(stage))
    #expect(try parser().parse("tick 1") == .tick(stage: stage, signal: signal, isHeard: true))
    #expect(
      try parser().parse("cross \(stage).\(signal)")
        == .tick(stage: stage, signal: signal, isHeard: false)
    )
    #expect(
      try parser().parse("override 1 NO because it was a guess")
        == .override(stage: stage, signal: signal, isHeard: false, reason: "it was a guess")
    )
  }

  @Test(arguments: [
    ("look arms", "'look' is no command of a host; 'help' lists them"),
    ("said yes", "'said' is no command of a host; 'help' lists them"),
    ("say", "say what? 'say TEXT' gives a clue in your own words"),
    ("remark", "remark what? 'remark TEXT' is seen by you alone"),
    ("override 1 yes", "say it as 'override SIGNAL yes|no REASON'"),
    ("reveal nothing", "there is no evidence 'nothing'; 'reveal' alone lists what there is"),
  ])
  func `what a host cannot type is named`(line: String, message: String) throws {
    let parser = try parser()
    let error = #expect(throws: HostSyntaxError.self) { try parser.parse(line) }
    #expect(error?.description == message)
  }

  @Test func `numbers that no stage or signal has are named`() throws {
    let ladder = try Sample.canary().scenario.ladder
    let parser = try parser()
    #expect(throws: HostSyntaxError.unknownStage("99", count: ladder.count)) {
      try parser.parse("clue 99")
    }
    #expect(throws: HostSyntaxError.unknownSignal("99", count: ladder[0].signals.count)) {
      try parser.parse("tick 99")
    }
  }

  @Test(arguments: ["look arms", "declare h1", "slice count", "12"])
  func `a host who reads aloud types for the candidate`(line: String) throws {
    #expect(try parser(isAloud: true).parse(line) == .candidate(line))
  }

  @Test func `what the candidate said is written down where it is said aloud`() throws {
    #expect(try parser(isAloud: true).parse("said the pool") == .said("the pool"))
    #expect(try parser(isAloud: true).parse("said") == .said(""))
  }
}
