import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// What a team does as events of a session: their form in files, who may do what, votes and credit.
struct TeamEventTests {
  /// Each event with the JSON that a file holds, written by hand.
  private static let lines: [(TeamEvent, String)] = [
    (
      .opened([TeamPlayer("Ada", .commander), TeamPlayer("Bo", .operations)]),
      #""players":[{"name":"Ada","role":"commander"},{"name":"Bo","role":"operations"}],"team":"opened""#
    ),
    (
      .suggested(.look("arms"), by: "Bo", reason: "the gap"),
      #""by":"Bo","proposal":{"name":"arms","propose":"look"},"reason":"the gap","team":"suggested""#
    ),
    (
      .suggested(.slice("count last 60"), by: "Bo", reason: "r"),
      #""by":"Bo","proposal":{"propose":"slice","text":"count last 60"},"reason":"r","team":"suggested""#
    ),
    (
      .suggested(.query("SELECT 1"), by: "Bo", reason: "r"),
      #""by":"Bo","proposal":{"propose":"query","text":"SELECT 1"},"reason":"r","team":"suggested""#
    ),
    (
      .suggested(.mitigate("drain"), by: "Bo", reason: "r"),
      #""by":"Bo","proposal":{"name":"drain","propose":"mitigate"},"reason":"r","team":"suggested""#
    ),
    (
      .suggested(.wait(minutes: 5), by: "Bo", reason: "r"),
      #""by":"Bo","proposal":{"minutes":5,"propose":"wait"},"reason":"r","team":"suggested""#
    ),
    (
      .suggested(.hint, by: "Bo", reason: "r"),
      #""by":"Bo","proposal":{"propose":"hint"},"reason":"r","team":"suggested""#
    ),
    (
      .suggested(.update("News"), by: "Cy", reason: ""),
      #""by":"Cy","proposal":{"propose":"update","text":"News"},"reason":"","team":"suggested""#
    ),
    (
      .voted(isFor: false, suggestion: 4, by: "Cy"),
      #""by":"Cy","for":false,"suggestion":4,"team":"voted""#
    ),
    (.dropped(suggestion: 4, by: "Bo"), #""by":"Bo","suggestion":4,"team":"dropped""#),
    (
      .believed([Belief(hypothesis: "noise", probability: 1)], by: "Bo"),
      #""beliefs":[{"hypothesis":"noise","probability":1}],"by":"Bo","team":"believed""#
    ),
    (.injected(message: "boss"), #""message":"boss","team":"injected""#),
    (.handedOver(to: "Bo"), #""team":"handed-over","to":"Bo""#),
    (.paused, #""team":"paused""#), (.unpaused, #""team":"unpaused""#),
  ]

  @Test func `each event has the form that files have, and reads back`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for (event, line) in Self.lines {
      let coded = try encoder.encode(SessionEvent.team(event))
      #expect(String(decoding: coded, as: UTF8.self) == #"{"event":"team","team":{"# + line + "}}")
      #expect(try JSONDecoder().decode(SessionEvent.self, from: coded) == .team(event))
    }
  }

  @Test func `a verdict that is suggested reads back`() throws {
    let declaration = Declaration(cause: "noise", places: [], explanation: "It was.", cited: [])
    let event = SessionEvent.team(.suggested(.declare(declaration), by: "Bo", reason: "r"))
    let coded = try JSONEncoder().encode(event)
    #expect(try JSONDecoder().decode(SessionEvent.self, from: coded) == event)
  }

  @Test func `nothing of it takes time, shows evidence or ends the session`() {
    for (event, _) in Self.lines {
      let traits = SessionEvent.team(event).traits
      #expect(traits.minutes == 0 && traits.evidence == nil && traits.signal == nil)
      #expect(traits.ending == nil && traits.visibility == .everyone && traits.request == nil)
    }
  }

  @Test(arguments: [
    ([], "2 to 8 players, not 0"), ([("Ada", TeamRole.commander)], "2 to 8 players, not 1"),
    ([("Ada", .operations), ("Bo", .operations)], "nobody commands"),
    ([("Ada", .commander), ("Bo", .commander)], "2 players command"),
    ([("Ada", .commander), ("ada", .operations)], "two players are called 'ada'"),
    ([("Ada", .commander), ("  ", .operations)], "cannot be a player's name"),
    ([("Ada", .commander), ("B\no", .operations)], "cannot be a player's name"),
    (
      [("Ada", .commander), (String(repeating: "x", count: 41), .operations)],
      "cannot be a player's name"
    ),
  ])
  func `a team that cannot play is refused`(
    players: [(String, TeamRole)],
    reason: String
  ) throws {
    let session = try Session.of(try Sample.queue(), mode: .tabletop)
    let refusal = session.refusal(of: .team(.opened(players.map { TeamPlayer($0.0, $0.1) })))
    #expect(refusal?.contains(reason) == true, "\(refusal ?? "accepted")")
  }

  @Test func `a tabletop begins once, and no other session is one`() throws {
    let opening = SessionCommand.team(.opened(Session.team))
    #expect(
      try Session.of(try Sample.queue()).refusal(of: opening) == "this session is no tabletop"
    )
    var session = try Session.of(try Sample.queue(), mode: .tabletop)
    #expect(session.refusal(of: .suggest(.look("arms"))) == "the tabletop has not begun")
    #expect(session.team == nil)
    try session.play(opening)
    #expect(session.refusal(of: opening) == "the tabletop has begun already")
    #expect(session.team?.players == Session.team)
  }

  @Test func `a suggestion is refused where its command would be, and without a reason`() throws {
    var session = try Session.tabletop(try Sample.queue())
    for (proposal, command) in [
      (Proposal.look("no-such"), SessionCommand.look("no-such")),
      (.mitigate("no-such"), .mitigate("no-such")), (.wait(minutes: 0), .wait(minutes: 0)),
      (.wait(minutes: 61), .wait(minutes: 61)), (.update(" "), .update(" ")),
      (
        .declare(Declaration(cause: "gremlins", places: [], explanation: "x", cited: [])),
        .declare("gremlins", because: "x")
      ),
    ] {
      let refusal = session.refusal(of: .suggest(proposal))
      #expect(refusal != nil && refusal == session.refusal(of: command), "\(proposal)")
    }
    #expect(
      session.refusal(of: .suggest(.look("arms"), because: " "))
        == "say in a few words why you suggest it"
    )
    #expect(session.refusal(of: .suggest(.update("News."), because: "")) == nil)
    #expect(
      session.refusal(of: .suggest(.look("arms"), by: "Dee"))?.contains("no player 'Dee'") == true
    )
    // The same twice is one suggestion; five are the most that one person has open.
    try session.play(.suggest(.look("arms")))
    #expect(
      session.refusal(of: .suggest(.look("arms"), by: "Cy"))
        == "Bo suggested the same in [2]; vote for it"
    )
    for minutes in 1...4 { try session.play(.suggest(.wait(minutes: minutes))) }
    #expect(session.refusal(of: .suggest(.hint))?.contains("5 open suggestions") == true)
    #expect(session.refusal(of: .suggest(.hint, by: "Cy")) == nil)
  }

  @Test func `a vote replaces the voter's last, and one for what is gone is refused`() throws {
    var session = try Session.tabletop(try Sample.queue())
    try session.play(.suggest(.look("arms")))
    #expect(
      session.refusal(of: .vote(true, on: 2, by: "Bo"))
        == "suggestion [2] is your own; you are for it"
    )
    #expect(session.refusal(of: .vote(true, on: 1, by: "Cy")) == "event 1 is no suggestion")
    try session.play(.vote(true, on: 2, by: "Cy"), .vote(true, on: 2, by: "Ada"))
    #expect(
      session.refusal(of: .vote(true, on: 2, by: "Cy")) == "you voted that way on [2] already"
    )
    try session.play(.vote(false, on: 2, by: "Cy"))
    let suggestion = try #require(session.team?.suggestion(2))
    #expect(suggestion.votesFor == ["Ada"] && suggestion.votesAgainst == ["Cy"])
    #expect(
      session.refusal(of: .team(.dropped(suggestion: 2, by: "Cy")))
        == "suggestion [2] is Bo's; only they and the commander can drop it"
    )
    try session.play(.team(.dropped(suggestion: 2, by: "Ada")))
    #expect(
      session.refusal(of: .vote(true, on: 2, by: "Cy")) == "suggestion [2] is gone: Ada dropped it"
    )
    try session.play(.suggest(.look("arms")), .look("arms"))
    #expect(
      session.refusal(of: .vote(true, on: 7, by: "Cy"))
        == "suggestion [7] was carried out in [8] already"
    )
  }

  @Test func `an act is credited to the oldest open suggestion of it, else to who commands`() throws
  {
    var session = try Session.tabletop(try Sample.queue())
    try session.play(.look("arms"), .suggest(.look("watch")), .look("watch"), .look("watch"))
    var team = try #require(session.team)
    #expect(team.act(2)?.by == "Ada" && team.act(2)?.suggestion == nil)
    #expect(
      team.act(4)?.suggestion == 3 && team.act(4)?.credited == "Bo" && team.act(4)?.by == "Ada"
    )
    #expect(team.act(5)?.suggestion == nil)
    #expect(team.suggestion(3)?.state == .taken(event: 4))
    // An update is its writer's, and after a change of command an act is the new commander's.
    try session.play(
      .suggest(.update("News."), by: "Cy", because: ""),
      .update("News."),
      .team(.handedOver(to: "Cy")),
      .wait(minutes: 1)
    )
    team = try #require(session.team)
    #expect(team.act(7)?.by == "Cy")
    #expect(team.act(9)?.by == "Cy" && team.commander == "Cy")
    #expect(team.players.map(\.role) == [.communications, .operations, .commander])
    #expect(session.refusal(of: .team(.handedOver(to: "Cy"))) == "Cy commands already")
  }

  @Test func `a verdict in other words is still the one that was suggested`() throws {
    var session = try Session.tabletop(try Sample.queue())
    let cause = session.scenario.hypotheses[0].id.rawValue
    let proposed = Declaration(
      cause: HypothesisID(cause),
      places: [],
      explanation: "It is.",
      cited: []
    )
    try session.play(.suggest(.declare(proposed)), .declare(cause, because: "In my own words."))
    #expect(session.team?.suggestion(2)?.state == .taken(event: 3))
    var other = try Session.tabletop(try Sample.queue())
    try other.play(.suggest(.declare(proposed)), .declare(nil, because: "Nobody knows."))
    #expect(other.team?.suggestion(2)?.state == .open)
  }

  @Test func `a pause holds the incident and not the talk`() throws {
    var session = try Session.tabletop(try Sample.queue())
    try session.play(.team(.paused))
    #expect(session.refusal(of: .look("arms"))?.contains("paused the incident") == true)
    #expect(session.refusal(of: .declare(nil))?.contains("paused the incident") == true)
    #expect(session.refusal(of: .team(.paused)) == "the incident is paused already")
    try session.play(.suggest(.look("arms")), .vote(true, on: 3, by: "Cy"), .team(.unpaused))
    #expect(session.refusal(of: .team(.unpaused)) == "the incident is running")
    #expect(session.refusal(of: .look("arms")) == nil)
  }

  @Test func `a message comes in once, at the clock`() throws {
    var session = try Session.tabletop(try Sample.queue())
    let message = try #require(session.scenario.messages.first)
    #expect(session.refusal(of: .team(.injected(message: "none")))?.contains("no message") == true)
    try session.play(.wait(minutes: 3), .team(.injected(message: message.id.rawValue)))
    #expect(session.entries.last?.messages == [SentMessage(minute: 3, message: message.id)])
    #expect(
      session.refusal(of: .team(.injected(message: message.id.rawValue)))?.contains("already")
        == true
    )
  }

  @Test func `a replay decides the team's events again, and a forged one is found`() throws {
    var session = try Session.tabletop(try Sample.queue())
    try session.play(
      .suggest(.look("arms")),
      .vote(true, on: 2, by: "Cy"),
      .look("arms"),
      .team(
        .believed([Belief(hypothesis: session.scenario.hypotheses[0].id, probability: 1)], by: "Bo")
      )
    )
    var again = session.atThePage
    for entry in session.entries { try again.replay(entry.event) { _, _ in nil } }
    #expect(again.entries == session.entries && again.team == session.team)
    var forged = session.atThePage
    for entry in session.entries.prefix(4) { try forged.replay(entry.event) { _, _ in nil } }
    #expect(throws: ReplayMismatch.self) {
      try forged.replay(.team(.voted(isFor: true, suggestion: 2, by: "Ada"))) { _, _ in nil }
    }
  }
}
