import Coaching
import Diagnosis
import Drills
import Foundation
import Reports
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

@testable import TerminalSessions

/// Whether a guided play tells the truth before its end.
struct GuidedLeakageTests {
  /// The canary's calibration as it is shipped.
  private static let calibration = Result {
    let folder = try TemporaryFolder()
    let services = DrillServices(
      DrillEnvironment(
        dataFolder: folder.url,
        cacheFolder: folder.url,
        scenarioFolders: [Repository.scenarios],
        now: { 1_800_000_000 },
        randomSeed: { 7 },
        notify: { _ in }
      )
    )
    let loaded = try services.catalog.load(folder: Repository.canary.path)
    return try #require(
      try services.calibrations.shipped(in: Repository.canary.path, with: loaded)
    )
  }

  /// What is asked before anything was looked at, and what is then said of changes alone.
  @Test func `before evidence is seen a guided play reads the same whatever the truth is`() throws {
    let judgement = Rubric.current.judgement
    var pages: Set<[String]> = []
    for hypothesis in try Sample.canary().scenario.hypotheses {
      let session = try Session.of(Sample.canary(), seed: 7, truth: hypothesis.id)
      var loop = GuidedLoop(
        PlayLoop(
          link: ScriptedConsole.link(session),
          console: ScriptedConsole([
            "menu", "note one", "believe h2=1", "\(try Self.change(session))",
          ]),
          view: .plain
        ),
        Lesson(session, try Self.calibration.get(), judgement)
      )
      #expect(try loop.run() == .quit)
      pages.insert(loop.loop.console.turns.map { $0.shown.joined(separator: "\n") })
    }
    let page = try #require(pages.first)
    #expect(pages.count == 1)
    #expect(page.last?.contains("how that was") == true)
    #expect(page.last?.contains("── Step 2") == true)
  }

  @Test func `a prompt for beliefs says what they are worth`() throws {
    let session = try Session.of(Sample.canary(), seed: 7, mode: .guided)
    let lesson = Lesson(session, try Self.calibration.get(), Rubric.current.judgement)
    var report = GuidedStepReport(try #require(lesson.step), of: session)
    report.isBeliefDue = true
    let shown = SessionView.plain.question(report).joined(separator: " ")
    #expect(shown.contains("If you like, say what you believe now"))
    #expect(shown.contains("in equal shares"))
  }

  /// The number of the answer that contains the incident.
  private static func change(_ session: Session) throws -> Int {
    let judgement = Rubric.current.judgement
    let step = try #require(Lesson(session, try calibration.get(), judgement).step)
    let best = step.options.firstIndex { $0.isBest }
    return try #require(best) + 1
  }

  @Test func `what is said of an answer that was not chosen is no finding of this world`() throws {
    let judgement = Rubric.current.judgement
    let calibration = try Self.calibration.get()
    // Two worlds of other truths in which the first look comes to the same finding: all that is then
    // said of the other looks must be the same too.
    var reviews: [String: Set<LessonReview>] = [:]
    for hypothesis in try Sample.canary().scenario.hypotheses {
      let other = try Session.of(Sample.canary(), seed: 7, truth: hypothesis.id)
      var lesson = Lesson(other, calibration, judgement)
      let step = try #require(lesson.step)
      guard
        let look = step.options.first(where: { if case .look = $0.choice { true } else { false } }),
        case .look(let action) = look.choice
      else { continue }
      let event = try other.decide(.look(action)).event
      guard case .looked(let seen) = event else { continue }
      lesson.apply(event)
      reviews[seen.finding, default: []].insert(try #require(lesson.last))
    }
    #expect(!reviews.isEmpty)
    #expect(reviews.values.allSatisfy { $0.count == 1 })
  }
}
