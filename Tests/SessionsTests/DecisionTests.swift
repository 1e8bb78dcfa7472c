import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// The evidence that comes with a decision is that which the session computes afterwards.
struct DecisionTests {
  @Test(arguments: Repository.scenarioNames)
  func `every action of a shipped scenario is decided with its evidence`(name: String) throws {
    let start = try Session.of(Staging(Sample.shipped(name)), seed: 3)
    let scenario = start.scenario
    var seen: Set<ActionID> = []
    for mitigation in [nil] + scenario.mitigations.map(\.id) {
      var session = start
      if let mitigation, session.availableMitigations.contains(where: { $0.id == mitigation }) {
        session.apply(try session.decide(.mitigate(mitigation)).event)
      }
      while seen.count < scenario.actions.count, session.clock < scenario.horizonMinutes {
        let left = scenario.horizonMinutes - session.clock
        let open = session.availableActions.filter { action in
          action.minutes <= left && !session.looks.contains { $0.action == action.id }
        }
        guard let next = open.first(where: { !seen.contains($0.id) }) ?? open.first else {
          session.apply(try session.decide(.wait(minutes: min(15, left))).event)
          continue
        }
        let decision = try session.decide(.look(next.id))
        session.apply(decision.event)
        let look = try #require(session.looks.last)
        #expect(look.action == next.id)
        let report = try #require(decision.shown.report)
        #expect(try session.evidence(of: look) == report)
        #expect(fnv(report.canonicalBytes) == look.look.digest)
        seen.insert(next.id)
      }
    }
    #expect(seen == Set(scenario.actions.map(\.id)))
  }

  @Test func `an answer, a citation and evidence handed over come with what they show`() throws {
    var session = try Session.of(Sample.queue())
    let slice = try session.decide(.slice(.jobs, words: "jobs"))
    session.apply(slice.event)
    #expect(slice.shown == .slice(try session.scene.answer(.jobs, sight: .telemetry)))
    let query = AskedQuery(
      statement: "SELECT arm, done FROM requests",
      reads: ["requests.arm", "requests.done"],
      rows: 2,
      digest: "rows"
    )
    let asked = try session.decide(.query(query))
    #expect(asked.shown == .nothing)
    session.apply(asked.event)
    let cited = try session.decide(.cite("arms", query: nil))
    session.apply(cited.event)
    let look = try #require(session.looks.last)
    let evidence = try #require(try session.evidence(of: look))
    #expect(cited.shown == .evidence(evidence))
  }

  @Test func `evidence that is handed over comes with its decision`() throws {
    let staging = try Sample.queue()
    var session = try Session(
      header: Self.header(staging, .interview),
      staging: staging,
      digest: fnv
    )
    let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: .host)
    try session.play(.interview(InterviewEvent(.opened(setting), at: 0)))
    let revealed = try session.decide(.reveal("arms", second: 4))
    session.apply(revealed.event)
    let look = try #require(session.looks.last)
    let evidence = try #require(try session.evidence(of: look))
    #expect(revealed.shown == .evidence(evidence))
  }

  @Test func `nothing is shown where a session shows no evidence`() throws {
    let staging = try Sample.queue()
    let shown = try Session.of(staging)
    let blind = try Session(
      header: Self.header(staging, .drill),
      staging: staging,
      showsEvidence: false,
      digest: fnv
    )
    let decision = try blind.decide(.look("arms"))
    #expect(decision.shown == .nothing)
    #expect(decision.event.look?.digest == "")
    #expect(decision.event.look?.finding == (try shown.decide(.look("arms")).event.look?.finding))
    #expect(try blind.decide(.slice(.jobs, words: "jobs")).shown == .nothing)
  }

  @Test func `commands without evidence show nothing`() throws {
    let session = try Session.of(Sample.queue())
    let commands: [SessionCommand] = [
      .believe(["chance": 1]), .note("a thought"), .mitigate("drain"), .update("We are looking."),
      .wait(minutes: 1), .hint, .declare("chance"), .abandon,
    ]
    for command in commands { #expect(try session.decide(command).shown == .nothing) }
  }

  private static func header(_ staging: Staging, _ mode: SessionMode) -> SessionHeader {
    SessionHeader(
      scenario: staging.scenario,
      worldDigest: "world",
      textDigest: "text",
      seed: 7,
      mode: mode
    )
  }
}
