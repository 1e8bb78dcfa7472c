import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import CommandLanguage

struct CommandParserTests {
  private let session: Session

  init() throws { session = try Session.of(Sample.canary()) }

  private func parse(_ line: String) throws -> SessionRequest {
    try CommandParser(session: session).parse(line)
  }

  @Test(arguments: [
    ("", SessionRequest.nothing), ("  \t ", .nothing), ("quit", .quit), ("exit", .quit),
    ("q", .quit),
    ("QUIT", .quit), ("menu", .show(.menu)), ("brief", .show(.brief)), ("br", .show(.brief)),
    ("timeline", .show(.timeline)), ("notes", .show(.notes)), ("fields", .show(.fields)),
    ("status", .show(.status)), ("help", .show(.help(nil))), ("help look", .show(.help("look"))),
    ("?", .show(.help(nil))), ("? slice", .show(.help("slice"))), ("look", .show(.menu)),
    ("slice", .show(.fields)), ("slice fields", .show(.fields)), ("evidence", .show(.evidenceList)),
    ("evidence 4", .show(.evidence(4))), ("evidence [4]", .show(.evidence(4))),
    ("ev 12", .show(.evidence(12))), ("believe", .show(.hypotheses)),
    ("mitigate", .show(.mitigations)), ("abandon", .command(.abandon)), ("hint", .command(.hint)),
  ])
  func `words ask for pages and simple commands`(line: String, request: SessionRequest) throws {
    #expect(try parse(line) == request)
  }

  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0", "-1"])
  func `numbers beyond the menu are refused`(line: String) {
    #expect(throws: CommandSyntaxError.self) { try parse(line) }
    #expect(throws: HostSyntaxError.self) {
      let stage = session.scenario.ladder.first?.id.rawValue
      return try HostParser(scenario: session.scenario, stage: stage, isAloud: true)
        .parse("tick \(line)")
    }
  }

  @Test(arguments: [
    ("1", "arms"), ("20", "watch-everyone"), ("look 2", "locales"), ("look locales", "locales"),
    ("look loc", "locales"), ("LOOK Loc", "locales"), ("lo 2", "locales"),
    ("verify watch-j", "watch-japanese"), ("  look   recent ", "recent"), ("+3", "recent"),
  ])
  func `actions go by number, name and beginning`(line: String, action: String) throws {
    #expect(try parse(line) == .command(.look(ActionID(action))))
  }

  @Test(arguments: [
    ("21", "pause-rollout"), ("mitigate 21", "pause-rollout"), ("mitigate roll", "roll-back"),
    ("m pause", nil), ("mit 30", "promote-now"),
  ])
  func `mitigations go by number, name and beginning`(line: String, mitigation: String?) throws {
    guard let mitigation else {
      #expect(throws: CommandSyntaxError.self) { try parse(line) }
      return
    }
    #expect(try parse(line) == .command(.mitigate(MitigationID(mitigation))))
  }

  @Test(arguments: [
    ("note  a  b ", SessionCommand.note("a  b")), ("note", .note("")),
    ("update ja affected", .update("ja affected")), ("wait 10", .wait(minutes: 10)),
    ("wait 10 minutes", .wait(minutes: 10)), ("w -3", .wait(minutes: -3)),
    (
      "believe h1=60 h2=30%,h7=.5",
      .believe([
        Belief(hypothesis: "output-limit", probability: 60),
        Belief(hypothesis: "harder-users", probability: 30),
        Belief(hypothesis: "chance", probability: 0.5),
      ])
    ),
    ("bel OUT=1", .believe([Belief(hypothesis: "output-limit", probability: 1)])),
  ])
  func `commands take their words`(line: String, command: SessionCommand) throws {
    #expect(try parse(line) == .command(command))
  }

  @Test(arguments: [
    (
      "lok",
      "'lok' is not a command. Did you mean 'look'? 'help' lists the commands, 'menu' what can be"
        + " done"
    ),
    (
      "zzzzzz", "'zzzzzz' is not a command. 'help' lists the commands, 'menu' what can be done"
    ),
    ("h", "'h' could be hint or help; write more of it"),
    ("b", "'b' could be believe or brief; write more of it"),
    ("0", "there is no number 0 in the menu; it goes from 1 to 30"),
    ("31", "there is no number 31 in the menu; it goes from 1 to 30"),
    ("-1", "there is no number -1 in the menu; it goes from 1 to 30"),
    ("wait ten", "'wait' needs a number, not 'ten', as in 'wait 15'"),
    (
      "wait 99999999999999999999",
      "'wait' needs a number, not '99999999999999999999', as in 'wait 15'"
    ),
    (
      "believe h1",
      "'h1' is not a belief; write h1=60 h2=30, any numbers from 0 upwards, they are scaled"
    ),
    (
      "believe h1=much",
      "'h1=much' is not a belief; write h1=60 h2=30, any numbers from 0 upwards, they are scaled"
    ),
    (
      "believe h9=1",
      "there is no hypothesis 'h9'. A number from the list, a name or its beginning will do"
    ),
    (
      "look locale s",
      "there is no action 'locale s'. Did you mean 'locales'? A number from the list, a name or its"
        + " beginning will do"
    ),
    (
      "look pro devices",
      "there is no action 'pro devices'. A number from the list, a name or its beginning will do"
    ),
    (
      "look 21", "there is no action '21'. A number from the list, a name or its beginning will do"
    ),
    ("look re", "'re' could be any of recent, retrieval-scores, release-notes; write more of it"),
    (
      "mitigate re",
      "'re' could be any of repair-events, reshuffle-users, restart-canary,"
        + " resume-rollout; write more of it"
    ),
    (
      "slice foo by arm",
      "'foo' is nothing to compute; ask for one of: count, rate, share, mean, sum, sd, p50, p90, p95, p99, quantile, distinct, missing."
        + " For example: slice p95 output_tokens by locale last 60"
    ),
    (
      "slice latency_ms by arm",
      "'latency_ms' is nothing to compute; ask for one of: count, rate, share, mean, sum, sd, p50, p90, p95, p99, quantile, distinct, missing."
        + " That is a field; say which figure of it, such as 'p95 latency_ms'."
        + " For example: slice p95 output_tokens by locale last 60"
    ),
    (
      "slice mean arm",
      "Field 'arm' is a category; 'mean' needs a number. Fields that fit are 'input_tokens',"
        + " 'retrieval_score', 'latency_ms', 'output_tokens'. For example: slice p95 output_tokens by"
        + " locale last 60"
    ),
    (
      "slice count by build",
      "Table 'requests' has no field 'build'. Its fields are 'user', 'locale', 'usage', 'device',"
        + " 'arm', 'pool', 'cache_hit', 'input_tokens', 'retrieval_score', 'latency_ms', 'finish',"
        + " 'output_tokens' and 1 more. Table 'replayed' has that field: add 'of replayed'."
        + " For example: slice p95 output_tokens by locale last 60"
    ),
    (
      "slice share cache_hits by arm",
      "Table 'requests' has no field 'cache_hits'. Did you mean 'cache_hit'?"
        + " For example: slice p95 output_tokens by locale last 60"
    ),
    (
      "slice count where canary",
      "'canary' is not a condition; write field=value, field!=value or field>number."
        + " For example: slice p95 output_tokens by locale last 60"
    ),
  ])
  func `what is not understood is named with what would do`(line: String, text: String) {
    #expect(throws: CommandSyntaxError.self) { try parse(line) }
    do {
      _ = try parse(line)
    } catch {
      #expect("\(error)" == text)
    }
  }

  @Test func `evidence without a number says what it takes`() {
    do {
      _ = try parse("evidence four")
      Issue.record("'evidence four' was understood")
    } catch {
      #expect("\(error)".hasPrefix("'evidence' needs a number, not 'four'"))
    }
  }

  @Test func `every command word is understood in full`() throws {
    for word in CommandGrammar.play.words where word != .wait {
      _ = try parse(word.rawValue)
    }
  }
}
