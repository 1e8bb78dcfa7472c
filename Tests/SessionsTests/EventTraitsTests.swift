import ScenarioModel
import Telemetry
import TestSupport
import Testing

@testable import Sessions

/// The facts that other modules ask about each event.
struct EventTraitsTests {
  private static let look = Look(
    action: "arms",
    finding: "gap",
    band: 0,
    state: "as-paged",
    minutes: 4,
    digest: "d"
  )
  private static let verdict = Declaration(cause: nil, places: [], explanation: "?", cited: [])
  private static let query = AskedQuery(statement: "SELECT 1", reads: [], rows: 1, digest: "d")

  private static let events: [(SessionEvent, EventTraits)] = [
    (
      .looked(look),
      EventTraits(
        minutes: 4,
        evidence: .look(look),
        request: .action("arms"),
        signal: .look(action: "arms")
      )
    ),
    (
      .cited(look, query: 1),
      EventTraits(
        minutes: 4,
        evidence: .look(look),
        request: .action("arms"),
        signal: .look(action: "arms")
      )
    ),
    (
      .sliced(words: "jobs", minutes: 2, digest: "d"),
      EventTraits(minutes: 2, evidence: .answer, request: .words("jobs"))
    ),
    (
      .queried(query, minutes: 1),
      EventTraits(minutes: 1, evidence: .answer, request: .words("SELECT 1"))
    ),
    (.believed([]), EventTraits()), (.noted("a"), EventTraits(note: "a")),
    (.mitigated("drain", minutes: 2), EventTraits(minutes: 2, signal: .mitigate("drain"))),
    (.updated("a", minutes: 1), EventTraits(minutes: 1, signal: .update, statement: "a")),
    (.waited(minutes: 9), EventTraits(minutes: 9)),
    (.hinted(action: "arms", level: .nudge), EventTraits()),
    (.declared(verdict), EventTraits(signal: .declare, ending: .scorable, statement: "?")),
    (.abandoned, EventTraits(ending: .abandoned)),
  ]

  private static let turns: [(InterviewTurn, EventTraits)] = [
    (
      .opened(InterviewSetting(style: .neutral, minutes: 30, interviewer: .host)), EventTraits()
    ),
    (.seated(.candidate), EventTraits()), (.clued(stage: "scope"), EventTraits()),
    (.revealed(look), EventTraits(evidence: .look(look))), (.injected("a"), EventTraits()),
    (.asked(.verdict), EventTraits(question: .verdict)),
    (.requested("a", actions: []), EventTraits(request: .words("a"), isOwnWords: true)),
    (.answered("a"), EventTraits(statement: "a", isOwnWords: true)), (.passed, EventTraits()),
    (.timedOut, EventTraits()), (.hintOffered(stage: "scope", .nudge), EventTraits()),
    (.hintGiven(stage: "scope", .nudge), EventTraits()),
    (
      .ticked(stage: "scope", signal: "a", isHeard: true), EventTraits(visibility: .hostOnly)
    ),
    (
      .overridden(stage: "scope", signal: "a", isHeard: true, reason: "b"),
      EventTraits(visibility: .hostOnly)
    ),
    (.remarked("a"), EventTraits(visibility: .hostOnly)), (.seated(.observer), EventTraits()),
    (.allowed(.typing, true), EventTraits()),
    (.allowed(.ticks, true), EventTraits(visibility: .hostOnly)),
    (.paused, EventTraits(clockChange: .stopped)), (.unpaused, EventTraits(clockChange: .started)),
    (.closed, EventTraits(ending: .scorable)),
  ]

  @Test func `each event is described`() {
    for (event, traits) in Self.events { #expect(event.traits == traits, "\(event)") }
  }

  @Test func `each turn of an interview is described, and its event alike`() {
    for (turn, traits) in Self.turns {
      #expect(turn.traits == traits, "\(turn)")
      #expect(SessionEvent.interview(InterviewEvent(turn, at: 5)).traits == traits, "\(turn)")
    }
  }

  @Test func `signals have the names that charts wait for`() {
    let signals: [ChartSignal] = [.look(action: "arms"), .mitigate("drain"), .update, .declare]
    #expect(signals.map { "\($0.name)" } == ["look.arms", "mitigate.drain", "update", "declare"])
  }
}
