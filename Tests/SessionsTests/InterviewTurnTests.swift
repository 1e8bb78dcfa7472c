import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Turns of an interview as events of a session.
struct InterviewTurnTests {
  private static let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: .machine)

  private static func session(_ mode: SessionMode = .interview) throws -> Session {
    let staging = try Sample.queue()
    return try Session(
      header: SessionHeader(
        scenario: staging.scenario,
        worldDigest: "world",
        textDigest: "text",
        seed: 7,
        mode: mode
      ),
      staging: staging,
      digest: fnv
    )
  }

  private static func opened() throws -> Session {
    var session = try session()
    try session.play(.interview(InterviewEvent(.opened(setting), at: 0)))
    return session
  }

  /// Each turn with the JSON that a file holds, written by hand.
  private static let lines: [(InterviewTurn, String)] = [
    (
      .opened(setting),
      #""setting":{"interviewer":"machine","minutes":30,"style":"neutral"},"turn":"opened""#
    ),
    (.seated(.candidate), #""seat":"candidate","turn":"seated""#),
    (.seated(.observer), #""seat":"observer","turn":"seated""#),
    (.allowed(.typing, true), #""allowed":true,"permission":"typing","turn":"allowed""#),
    (.allowed(.ticks, false), #""allowed":false,"permission":"ticks","turn":"allowed""#),
    (.clued(stage: "scope"), #""stage":"scope","turn":"clued""#),
    (.injected("Ünd"), #""text":"Ünd","turn":"injected""#),
    (
      .asked(.probe(stage: "scope")),
      #""question":{"kind":"probe","stage":"scope"},"turn":"asked""#
    ),
    (
      .asked(.followUp(stage: "scope", signal: "sample")),
      #""question":{"kind":"follow-up","signal":"sample","stage":"scope"},"turn":"asked""#
    ),
    (
      .asked(.challenge(stage: "scope")),
      #""question":{"kind":"challenge","stage":"scope"},"turn":"asked""#
    ),
    (.asked(.beliefs), #""question":{"kind":"beliefs"},"turn":"asked""#),
    (.asked(.verdict), #""question":{"kind":"verdict"},"turn":"asked""#),
    (
      .requested("the arms", actions: ["arms"]),
      #""actions":["arms"],"text":"the arms","turn":"requested""#
    ),
    (.answered("two\nlines"), #""text":"two\nlines","turn":"answered""#),
    (.passed, #""turn":"passed""#),
    (.timedOut, #""turn":"timed-out""#),
    (
      .hintOffered(stage: "scope", .nudge),
      #""level":"nudge","stage":"scope","turn":"hint-offered""#
    ),
    (
      .hintGiven(stage: "scope", .action),
      #""level":"action","stage":"scope","turn":"hint-given""#
    ),
    (
      .ticked(stage: "scope", signal: "sample", isHeard: true),
      #""heard":true,"signal":"sample","stage":"scope","turn":"ticked""#
    ),
    (
      .overridden(stage: "scope", signal: "sample", isHeard: false, reason: "guessed"),
      #""heard":false,"reason":"guessed","signal":"sample","stage":"scope","turn":"overridden""#
    ),
    (.remarked("calm"), #""text":"calm","turn":"remarked""#),
    (.paused, #""turn":"paused""#),
    (.unpaused, #""turn":"unpaused""#),
    (.closed, #""turn":"closed""#),
  ]

  @Test(arguments: lines.indices)
  func `a turn has one form in files, for ever`(index: Int) throws {
    let (turn, fields) = Self.lines[index]
    let event = SessionEvent.interview(InterviewEvent(turn, at: 61))
    let text = try JSONEncoder().encode(event)
    let line = Data(#"{"event":"interview","interview":{"second":61,\#(fields)}}"#.utf8)
    #expect(try JSONDecoder().decode(SessionEvent.self, from: line) == event)
    #expect(try canonical(text) == canonical(line))
  }

  /// The same JSON with its keys in order.
  private func canonical(_ json: Data) throws -> Data {
    try JSONSerialization.data(
      withJSONObject: JSONSerialization.jsonObject(with: json),
      options: .sortedKeys
    )
  }

  @Test func `every turn is accepted, replays, and leaves the incident alone`() throws {
    var live = try Self.opened()
    for (turn, _) in Self.lines.dropFirst().dropLast(3) {
      try live.play(.interview(InterviewEvent(turn, at: live.interviewSecond + 5)))
    }
    try live.play(
      .reveal("arms", second: 90),
      .interview(InterviewEvent(.paused, at: 91)),
      .interview(InterviewEvent(.unpaused, at: 99)),
      .interview(InterviewEvent(.closed, at: 100))
    )
    #expect(live.clock == 0)
    #expect(live.isOver)
    #expect(live.declaration == nil)
    #expect(live.interviewSecond == 100)
    var replayed = try Self.session()
    var decoded = replayed
    for entry in live.entries {
      try replayed.replay(entry.event) { _, _ in nil }
      let line = try JSONEncoder().encode(entry.event)
      decoded.apply(try JSONDecoder().decode(SessionEvent.self, from: line))
    }
    #expect(replayed.observable == live.observable)
    #expect(decoded.observable == live.observable)
  }

  @Test func `evidence that is handed over is evidence, takes no time and opens what needs it`()
    throws
  {
    var session = try Self.opened()
    let outcomes = try #require(session.scenario.action("outcomes"))
    try session.play(.reveal("pools", second: 4))
    #expect(session.clock == 0)
    let look = try #require(session.looks.first)
    #expect(look.action == "pools")
    #expect(try session.evidence(of: look) != nil)
    #expect(!session.isAvailable(outcomes))
    try session.play(.reveal("arms", second: 5))
    #expect(session.isAvailable(outcomes))
    try session.play(.declare(nil, because: "Unsure.", citing: [2]))
    #expect(session.declaration?.cited == [2])
  }

  @Test func `the clock neither runs back nor leaps`() throws {
    var session = try Self.opened()
    try session.play(.interview(InterviewEvent(.passed, at: 100)))
    try session.play(.interview(InterviewEvent(.passed, at: 40)))
    #expect(session.interviewSecond == 100)
    try session.play(.reveal("arms", second: -1_000_000))
    #expect(session.interviewSecond == 100)
    try session.play(.interview(InterviewEvent(.passed, at: .max)))
    #expect(session.interviewSecond == 3700)
  }

  @Test func `what cannot be is refused by name`() throws {
    let drill = try Self.session(.drill)
    let unopened = try Self.session()
    let open = try Self.opened()
    func refusal(_ session: Session, _ turn: InterviewTurn) -> String? {
      session.refusal(of: .interview(InterviewEvent(turn, at: 0)))
    }
    #expect(refusal(drill, .opened(Self.setting)) == "this session is no interview")
    #expect(refusal(unopened, .passed) == "the interview has not begun")
    #expect(unopened.refusal(of: .reveal("arms", second: 0)) == "the interview has not begun")
    #expect(refusal(open, .opened(Self.setting)) == "the interview has begun already")
    #expect(
      refusal(
        unopened,
        .opened(InterviewSetting(style: .neutral, minutes: 20, interviewer: .machine))
      ) == "an interview takes 15, 30 or 45 minutes, not 20"
    )
    #expect(
      refusal(open, .clued(stage: "scop"))
        == "there is no stage 'scop'; the stages are first-reaction, scope, rivals, evidence, cause,"
        + " mitigation, prevention"
    )
    #expect(
      refusal(open, .ticked(stage: "evidence", signal: "x", isHeard: true))
        == "stage 'evidence' has no signal 'x'; its signals are number, limits"
    )
    #expect(
      refusal(open, .requested("x", actions: ["no"]))?.hasPrefix("there is no action") == true
    )
    #expect(refusal(open, .unpaused) == "the clock is running")
    #expect(refusal(open, .answered(" \n")) == "the answer is empty")
    #expect(
      refusal(open, .answered(String(repeating: "a", count: 200_000)))
        == "the answer has 200000 characters; 20000 is the most"
    )
    #expect(
      refusal(open, .overridden(stage: "scope", signal: "sample", isHeard: true, reason: ""))
        == "the reason is empty"
    )
  }
}
