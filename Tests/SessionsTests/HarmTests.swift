import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Harm over the healthy twin.
struct HarmTests {
  @Test(arguments: ["bad-build", "bad-pool", "lost-events", "chance"])
  func `doing nothing does what nobody averts`(truth: String) throws {
    for seed in 0..<UInt64(5) {
      var session = try Session.of(Sample.queue(), seed: seed, truth: truth)
      let atThePage = try session.harm()
      #expect(atThePage.session == atThePage.unattended)
      try session.play(.look("arms"), .note("?"), .wait(minutes: 30), .declare(nil))
      #expect(try session.harm() == atThePage)
    }
  }

  @Test(arguments: ["lost-events", "chance"])
  func `where nothing is wrong there is nothing to avert`(truth: String) throws {
    let session = try Session.of(Sample.queue(), seed: 5, truth: truth)
    #expect(try session.harm() == HarmReport(session: 0, unattended: 0))
  }

  @Test func `harm is the count of failed jobs over those of the twin`() throws {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    try session.play(.wait(minutes: 5), .mitigate("roll-back"), .declare("bad-build"))
    var idle = Incident(session.staging)
    idle.advance(to: 60)
    let healthy = try failures(session.deal.twin, idle.timeline)
    var rest = session.incident
    rest.advance(to: 60)
    let harm = try session.harm()
    #expect(harm.unattended == Double(try failures(session.deal.world, idle.timeline) - healthy))
    #expect(harm.session == Double(try failures(session.deal.world, rest.timeline) - healthy))
    #expect(harm.session < harm.unattended / 2)
    #expect(harm.session > 0)
  }

  @Test func `rolling back earlier never leaves more harm under a bad build`() throws {
    for seed in 0..<UInt64(4) {
      var last = -Double.infinity
      for minute in stride(from: 1, through: 41, by: 8) {
        var session = try Session.of(Sample.queue(), seed: seed, truth: "bad-build")
        try session.play(.wait(minutes: minute), .mitigate("roll-back"))
        let harm = try session.harm()
        #expect(harm.session >= last)
        last = harm.session
      }
    }
  }

  @Test func `a wrong repair does harm of its own`() throws {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "chance")
    try session.play(.mitigate("restart"))
    let harm = try session.harm()
    #expect(harm.unattended == 0)
    #expect(harm.session > 100)
  }

  private func failures(_ world: World, _ timeline: Timeline) throws -> Int {
    let rows = try world.rows(
      of: TableName("requests"),
      in: MinuteRange(from: 0, to: 60),
      fields: [FieldName("truly_done")],
      timeline: timeline,
      includingUnrecorded: true
    )
    guard case .flags(let flags) = rows[FieldName("truly_done")] else { return -1 }
    return flags.filter { $0 == 0 }.count
  }
}
