import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import CommandLanguage

/// Lines that are written read as the same again.
struct CommandWriterTests {
  private let session: Session
  private let scenario: Scenario
  private let writer: CommandWriter

  init() throws {
    session = try Session.of(Sample.canary())
    scenario = session.scenario
    writer = CommandWriter(scenario)
  }

  /// The request that a player's line makes of a command.
  private func request(_ command: SessionCommand) -> SessionRequest {
    switch command {
    case .query(let query): .sql(query.statement)
    case .declare(let declaration): .declare(DeclarationDraft(declaration, isConfirmed: true))
    case .look, .slice, .cite, .believe, .note, .mitigate, .update, .wait, .hint, .abandon,
      .interview, .reveal, .team:
      .command(command)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a player's commands survive the way to text and back`(seed: UInt64) throws {
    var made = GeneratedCommands(scenario, clock: session.clock, seed: seed)
    for command in try made.playerCommands() {
      let line = writer.line(for: command)
      #expect(try CommandParser(session: session).parse(line) == request(command), "\(line)")
    }
  }

  @Test func `every kind of player's command is generated`() throws {
    var made = GeneratedCommands(scenario, clock: session.clock, seed: 1)
    let words = try Set(made.playerCommands().compactMap(CommandWord.init))
    #expect(
      words == [
        .look, .slice, .sql, .cite, .believe, .note, .mitigate, .update, .wait, .hint, .declare,
        .abandon,
      ]
    )
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a host's requests survive the way to text and back`(seed: UInt64) throws {
    var made = GeneratedCommands(scenario, clock: 0, seed: seed)
    let parser = HostParser(scenario: scenario, stage: nil, isAloud: true)
    for request in try made.hostRequests() {
      let line = writer.line(for: request)
      #expect(try parser.parse(line) == request, "\(line)")
    }
  }

  @Test(arguments: [
    InterviewRequest.command("status"), .command("believe h1=1"), .evidence("latency by arm"),
    .answer("the canary cuts answers"), .hint, .skip, .help, .quit, .nothing,
  ])
  func `a candidate's requests survive the way to text and back`(request: InterviewRequest) {
    let parser = InterviewParser(session: session, isHintOffered: false)
    #expect(parser.parse(writer.line(for: request)) == request)
  }

  @Test(arguments: [
    SessionPage.brief, .menu, .mitigations, .hypotheses, .status, .timeline, .notes, .fields,
    .evidenceList, .evidence(4), .tables, .schema(""), .schema("requests"), .help(nil),
    .help("look"),
  ])
  func `a request for a page survives the way to text and back`(page: SessionPage) throws {
    #expect(try CommandParser(session: session).parse(writer.line(for: page)) == .show(page))
  }

  @Test func `other requests of a player survive, and a choice has no line`() throws {
    for request in [SessionRequest.draw(4, file: "a b.svg"), .quit, .nothing, .sql("SELECT 1")] {
      let line = try #require(writer.line(for: request))
      #expect(try CommandParser(session: session).parse(line) == request)
    }
    #expect(writer.line(for: .choose(["arms", "pools"])) == nil)
  }

  @Test func `where nothing is listed, words ask for the same action`() throws {
    let open = try Session.of(Sample.canary(), mode: .open)
    let writer = CommandWriter(scenario, mode: .open)
    for action in scenario.actions {
      let line = writer.line(for: .look(action.id))
      #expect(try CommandParser(session: open).parse(line) == .command(.look(action.id)), "\(line)")
    }
  }

  @Test func `lines read as a person writes them`() {
    #expect(writer.line(for: .look("locales")) == "look locales")
    #expect(
      writer.line(
        for: .believe([
          Belief(hypothesis: "output-limit", probability: 60),
          Belief(hypothesis: "bad-pool", probability: 0.5),
        ])
      ) == "believe h1=60 h3=0.5"
    )
    #expect(
      writer.line(
        for: .declare(
          Declaration(cause: "bad-pool", places: ["pool-c"], explanation: "so", cited: [4])
        )
      ) == "declare h3 at pool-c citing 4 because so !"
    )
    #expect(
      writer.line(
        for: .declare(
          Declaration(
            cause: "bad-pool",
            places: ["pool-c"],
            ruledOut: [
              RuledOut(cause: "harder-users", cited: [4, 5]),
              RuledOut(cause: "chance", cited: [6]),
            ],
            explanation: "so",
            cited: []
          )
        )
      ) == "declare h3 at pool-c ruling out h2 by 4 5, h7 by 6 because so !"
    )
    #expect(
      writer.line(
        for: .declare(Declaration(cause: nil, places: [], explanation: "too little", cited: []))
      ) == "declare unknown because too little !"
    )
  }

  /// Each kind of event with the line that brings it about.
  private static let events: [(SessionEvent, String?)] = [
    (.looked(look), "look arms"), (.sliced(words: "count", minutes: 2, digest: ""), "slice count"),
    (
      .queried(AskedQuery(statement: "SELECT 1", reads: [], rows: 1, digest: ""), minutes: 1),
      "sql SELECT 1"
    ),
    (.cited(look, query: 5), "cite arms 5"),
    (
      .believed([Belief(hypothesis: "output-limit", probability: 0.25)]), "believe h1=0.25"
    ),
    (.noted("a b"), "note a b"), (.mitigated("roll-back", minutes: 3), "mitigate roll-back"),
    (.updated("news", minutes: 1), "update news"), (.waited(minutes: 10), "wait 10"),
    (.hinted(action: "arms", level: .nudge), "hint"),
    (
      .declared(Declaration(cause: "chance", places: [], explanation: "noise", cited: [1, 2])),
      "declare h7 at nowhere citing 1,2 because noise !"
    ),
    (.abandoned, "abandon"), (turn(.seated(.host)), nil), (turn(.timedOut), nil),
    (turn(.allowed(.typing, true)), nil),
    (turn(.hintOffered(stage: "scope", .nudge)), nil), (turn(.clued(stage: "scope")), "clue scope"),
    (turn(.revealed(look)), "reveal arms"), (turn(.injected("news")), "say news"),
    (turn(.asked(.probe(stage: "scope"))), "ask scope"),
    (turn(.asked(.followUp(stage: "scope", signal: "s"))), "follow scope.s"),
    (turn(.asked(.challenge(stage: "scope"))), nil), (turn(.asked(.beliefs)), "ask beliefs"),
    (turn(.asked(.verdict)), "ask verdict"),
    (turn(.requested("the arms", actions: ["arms"])), "/show the arms"),
    (turn(.answered("no idea")), "no idea"), (turn(.passed), "skip"),
    (turn(.hintGiven(stage: "scope", .nudge)), "hint"),
    (turn(.ticked(stage: "scope", signal: "s", isHeard: true)), "tick scope.s"),
    (
      turn(.overridden(stage: "scope", signal: "s", isHeard: false, reason: "vague")),
      "override scope.s no because vague"
    ),
    (turn(.remarked("slow")), "remark slow"), (turn(.paused), "pause"), (turn(.unpaused), "go"),
    (turn(.closed), "close"),
  ]

  private static let look = Look(
    action: "arms",
    finding: "",
    band: 0,
    state: "",
    minutes: 4,
    digest: ""
  )

  private static func turn(_ turn: InterviewTurn) -> SessionEvent {
    .interview(InterviewEvent(turn, at: 0))
  }

  @Test(arguments: events)
  func `an event is written as the line that brings it about`(event: SessionEvent, line: String?) {
    #expect(writer.line(for: event) == line)
  }
}
