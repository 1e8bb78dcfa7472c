import Diagnosis
import ScenarioModel
import Telemetry
import TestSupport
import Testing

/// The courses of events by which calibration comes to each time band and mitigation state.
struct CourseTests {
  /// What a drill's mitigations can lead to, walked by hand: every order of up to three of them right
  /// after the page.
  private func reachable(_ staging: Staging) -> Set<String> {
    let regimes = staging.scenario.regimes
    var front = [Incident(staging)]
    var found: Set<String> = []
    for _ in 0...3 {
      for incident in front {
        for (band, start) in regimes.bands.enumerated() {
          var later = incident
          later.advance(to: start)
          guard regimes.band(at: later.clock) == band else { continue }
          found.insert("\(band) \(later.mitigationState(of: regimes))")
        }
      }
      front = front.flatMap { incident in
        staging.scenario.mitigations.filter { incident.holds($0.guardCondition) }.map {
          var next = incident
          next.apply($0)
          return next
        }
      }
    }
    return found
  }

  @Test func `every regime of the shipped scenario that can be reached has its course`() throws {
    let staging = try Sample.canary()
    let courses = RegimeCourse.all(staging).map { "\($0.band) \($0.state)" }
    #expect(Set(courses) == reachable(staging))
    #expect(Set(courses).count == courses.count)
    #expect(courses.count == 32)
  }

  @Test func `every regime of a small scenario has its course, at its minute`() throws {
    let courses = RegimeCourse.all(try Sample.queue())
    #expect(
      courses.map { "\($0.band) \($0.state) \($0.minute)" } == [
        "0 rolled-back 3", "0 drained 2", "0 held 1", "0 as-paged 0",
        "1 rolled-back 20", "1 drained 20", "1 held 20", "1 as-paged 20",
        "2 rolled-back 40", "2 drained 40", "2 held 40", "2 as-paged 40",
      ]
    )
  }

  @Test func `the controls of a course are those of an incident stepped by hand`() throws {
    let staging = try Sample.queue()
    let ways: [(state: String, mitigation: String?)] = [
      ("as-paged", nil), ("held", "pause"), ("drained", "drain"), ("rolled-back", "roll-back"),
    ]
    for course in RegimeCourse.all(staging) {
      var incident = Incident(staging)
      let way = try #require(ways.first { $0.state == course.state })
      if let name = way.mitigation {
        incident.apply(try #require(staging.scenario.mitigation(MitigationID(name))))
      }
      incident.advance(to: course.minute + 5)
      #expect(course.timeline(lasting: 5) == incident.timeline)
      #expect(incident.mitigationState(of: staging.scenario.regimes) == course.state)
    }
  }

  @Test func `a state that takes two steps is found`() throws {
    var scenario = try Sample.queue().scenario
    let both = ControlCondition.all([
      .compares(ControlName("drained"), .equals, 1), .compares(ControlName("held"), .equals, 1),
    ])
    scenario.regimes.states.insert(MitigationState(id: "both", condition: both), at: 0)
    let courses = RegimeCourse.all(try Staging(scenario)).filter { $0.state == "both" }
    #expect(courses.map(\.minute) == [3, 20, 40])
  }

  @Test func `a state that time takes away has no course later`() throws {
    var scenario = try Sample.queue().scenario
    let early = ControlCondition.all([
      .compares(ControlName("canary_percent"), .equals, 25),
      .compares(ControlName("drained"), .equals, 1),
    ])
    scenario.regimes.states.insert(MitigationState(id: "early", condition: early), at: 0)
    let courses = RegimeCourse.all(try Staging(scenario)).filter { $0.state == "early" }
    #expect(courses.map(\.band) == [0])
  }

  @Test func `an action's key holds as much of the regime as its window does`() throws {
    let scenario = try Sample.queue().scenario
    let key = { (name: String, band: Int) throws -> EvidenceKey in
      let action = try #require(scenario.action(ActionID(name)))
      return scenario.evidenceKey(of: action, band: band, state: "held")
    }
    #expect(try key("arms", 2) == EvidenceKey(action: ActionID("arms")))
    #expect(try key("ask-support", 1) == EvidenceKey(action: ActionID("ask-support")))
    #expect(try key("fresh", 0) == EvidenceKey(action: ActionID("fresh"), band: 0))
    #expect(try key("fresh", 1) == EvidenceKey(action: ActionID("fresh"), band: 1, state: "held"))
    #expect(try key("watch", 0) == EvidenceKey(action: ActionID("watch"), band: 0, state: "held"))
    // Five without a regime, fresh once and in 2 bands × 4 states, two in 3 × 4 each.
    #expect(scenario.evidenceKeys.count == 5 + 1 + 8 + 2 * 12)
    #expect(Set(scenario.evidenceKeys).count == scenario.evidenceKeys.count)
  }

  @Test func `each key is served by the course of its band and state`() throws {
    let staging = try Sample.queue()
    let courses = RegimeCourse.all(staging)
    for key in staging.scenario.evidenceKeys {
      let course = try #require(courses.first { $0.serves(key) })
      #expect(key.band == nil || key.band == course.band)
      #expect(key.state == nil || key.state == course.state)
    }
    #expect(!courses.contains { $0.serves(EvidenceKey(action: ActionID("arms"), band: 9)) })
  }
}
