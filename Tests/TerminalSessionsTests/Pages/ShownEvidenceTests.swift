import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import TerminalSessions

/// Evidence that was computed for a decision is printed as it is, not computed again.
struct ShownEvidenceTests {
  /// Expects that the evidence of a decision is printed as it was given, whatever it says.
  private func expectShown(
    _ decision: Decision,
    in session: Session,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    var session = session
    session.apply(decision.event)
    let entry = try #require(session.entries.last)
    let given = try SessionView.plain.entry(entry, of: session, showing: decision.shown)
    #expect(
      try given == SessionView.plain.entry(entry, of: session),
      sourceLocation: location
    )
    var report = try #require(decision.shown.report)
    report.sentence = "A sentence that no world gives."
    let changed = try SessionView.plain.entry(entry, of: session, showing: .evidence(report))
    #expect(changed.contains { $0.contains(report.sentence) }, sourceLocation: location)
  }

  @Test func `a look prints the evidence of its decision`() throws {
    let session = try Session.of(Sample.canary())
    let decision = try session.decide(.look("arms"))
    try expectShown(decision, in: session)
  }

  @Test func `a free question prints the answer of its decision`() throws {
    var session = try Session.of(Sample.canary())
    let words = CommandExamples(session.scenario).slice.replacing("slice ", with: "")
    let query = try SliceParser(world: session.scenario.world, clock: 0).parse(words)
    let decision = try session.decide(.slice(query, words: words))
    session.apply(decision.event)
    let entry = try #require(session.entries.last)
    let given = try SessionView.plain.entry(entry, of: session, showing: decision.shown)
    #expect(try given == SessionView.plain.entry(entry, of: session))
    guard case .slice(var result) = decision.shown else {
      Issue.record("\(decision.shown)")
      return
    }
    result.rows.removeLast()
    let changed = try SessionView.plain.entry(entry, of: session, showing: .slice(result))
    #expect(changed != given)
  }

  @Test func `a host reads the evidence of the decision that handed it over`() throws {
    let staging = try Sample.canary()
    var session = try Session(
      header: SessionHeader(
        scenario: staging.scenario,
        worldDigest: "",
        textDigest: "",
        seed: 7,
        mode: .interview
      ),
      staging: staging,
      digest: Digests.hexadecimal
    )
    let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: .host)
    session.apply(.interview(InterviewEvent(.opened(setting), at: 0)))
    let decision = try session.decide(.reveal("arms", second: 1))
    try expectShown(decision, in: session)
  }
}

extension SessionView {
  /// One event with the evidence that was computed for its decision.
  fileprivate func entry(
    _ entry: SessionEntry,
    of session: Session,
    showing shown: ShownEvidence
  ) throws -> [String] {
    let evidence = try EntryEvidence(of: entry, in: session, showing: shown)
    return self.entry(entry, of: session, showing: evidence)
  }
}
