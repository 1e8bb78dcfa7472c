import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// What time and what is done open, close and set off.
struct ClockTests {
  private func minutes(_ session: Session) -> [String] {
    session.entries.flatMap(\.messages).map { "\($0.minute) \($0.message)" }
  }

  @Test func `messages arrive at their minute, whatever one does meanwhile`() throws {
    let staging = try Sample.queue()
    var waiting = try Session.of(staging)
    try waiting.play(.wait(minutes: 60))
    #expect(minutes(waiting) == ["10 asks", "15 promoted"])

    var busy = try Session.of(staging)
    try busy.play(.look("arms"), .look("pools"), .wait(minutes: 1), .look("watch"), .note("?"))
    #expect(minutes(busy) == ["10 asks", "15 promoted"])
    #expect(busy.entries.map(\.messages.count) == [0, 0, 1, 1, 0])
    #expect(busy.entries.map(\.end) == [4, 9, 10, 15, 15])
  }

  @Test func `an update in time keeps people from asking`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.wait(minutes: 8), .update("We are looking."), .wait(minutes: 20))
    #expect(minutes(session) == ["15 promoted"])
    var late = try Session.of(Sample.queue())
    try late.play(.wait(minutes: 9), .update("We are looking."), .wait(minutes: 20))
    #expect(minutes(late) == ["10 asks", "15 promoted"])
  }

  @Test func `a promotion falls into the middle of an action`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.wait(minutes: 12), .look("watch"))
    #expect(session.clock == 17)
    #expect(
      session.incident.timeline.steps.map { [$0.minute, $0.values[0]] } == [[0, 25], [15, 50]]
    )
    var held = try Session.of(Sample.queue())
    try held.play(.wait(minutes: 13), .mitigate("pause"), .look("watch"))
    #expect(
      held.incident.timeline.steps.map { [$0.minute, $0.values[0]] } == [[0, 25], [14, 25]]
    )
  }

  @Test func `a promotion at the minute in which the rollout is stopped comes first`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.wait(minutes: 14), .mitigate("pause"))
    #expect(session.clock == 15)
    #expect(session.incident.timeline.steps.last?.values.prefix(2) == [50, 1])
  }

  @Test func `a look opens what needs it`() throws {
    var session = try Session.of(Sample.queue())
    #expect(open(session) == ["arms", "fresh", "ask-support", "watch"])
    try session.play(.look("ask-support"))
    #expect(open(session) == ["arms", "outcomes", "fresh", "ask-support", "tickets", "watch"])
    try session.play(.look("arms"))
    #expect(
      open(session) == ["arms", "pools", "outcomes", "fresh", "ask-support", "tickets", "watch"]
    )
  }

  @Test func `the chart opens and closes actions and mitigations`() throws {
    var session = try Session.of(Sample.queue())
    #expect(mitigations(session) == ["pause", "roll-back", "drain", "restart"])
    try session.play(.wait(minutes: 15))
    #expect(open(session).contains("half-check"))
    try session.play(.mitigate("pause"), .mitigate("drain"))
    #expect(!open(session).contains("half-check"))
    #expect(mitigations(session) == ["roll-back", "restart"])
    try session.play(.mitigate("roll-back"))
    #expect(mitigations(session) == ["restart"])
    #expect(session.regime == Regime(band: 1, state: "rolled-back"))
  }

  @Test func `hints go from a question to the action, then on to the next`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.look("ask-support"), .hint, .hint, .hint, .hint, .look("arms"), .hint, .hint)
    let hints = session.entries.compactMap { entry -> String? in
      guard case .hinted(let action, let level) = entry.event else { return nil }
      return "\(action) \(level)"
    }
    #expect(
      hints == [
        "arms nudge", "arms pointer", "arms action", "outcomes nudge", "pools nudge",
        "pools action",
      ]
    )
  }

  @Test func `the canary promotes itself while one reads`() throws {
    var session = try Session.of(Sample.canary())
    try session.play(.wait(minutes: 40), .look("cache"))
    #expect(minutes(session) == ["15 product-asks", "45 promoted-half", "45 director-asks"])
    #expect(session.incident.value(of: ControlName("canary_percent")) == 50)
    try session.play(.wait(minutes: 45))
    #expect(session.incident.value(of: ControlName("canary_percent")) == 100)
  }

  private func open(_ session: Session) -> [String] {
    session.availableActions.map(\.id.rawValue)
  }

  private func mitigations(_ session: Session) -> [String] {
    session.availableMitigations.map(\.id.rawValue)
  }
}
