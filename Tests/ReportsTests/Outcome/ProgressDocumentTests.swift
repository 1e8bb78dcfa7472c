import Plotting
import Progress
import Scoring
import Testing

@testable import Reports

struct ProgressDocumentTests {
  private static func document(_ scores: [Double], known: Int = 0) -> ProgressDocument {
    let outcomes = scores.enumerated().map { index, score in
      Outcome(
        session: index + 1,
        second: 86_400 * (20_000 + index),
        scenario: "queue-drill",
        topic: "agents",
        family: nil,
        score: score,
        figures: [CriterionFigure(criterion: .order, figure: score / 100)],
        habits: []
      )
    }
    return ProgressDocument(
      TrainingPlan(
        outcomes.map { (false, $0) }
          + outcomes.prefix(known).map { (true, $0) },
        among: [DrillableScenario(id: "queue-drill", topic: "agents", families: [])],
        now: 86_400 * 20_010
      )
    )
  }

  @Test func `a level is told from six sessions on`() {
    let few = Self.document([40, 50])
    #expect(
      few.summary == "2 sessions counted. A level needs 6; one case says little about the next."
    )
    let many = Self.document([40, 50, 60, 70, 80, 90], known: 1)
    #expect(
      many.summary == "6 sessions counted. Known worlds do not count: 1 session."
        + " Level over them: lean no, mean 65.0."
    )
  }

  @Test func `without a session the way to begin is named`() {
    let style = OutcomeSample.style
    let lines = Self.document([]).lines(style, isFiltered: false, OutcomeSample.names)
    #expect(lines == ["No session has been scored yet. <play queue-drill> starts one."])
    let filtered = Self.document([]).lines(style, isFiltered: true, OutcomeSample.names)
    #expect(filtered.first?.hasPrefix("No scored session is like that.") == true)
  }

  @Test func `charts are made from the course alone`() throws {
    let document = Self.document([40, 50, 60])
    guard case .lineChart(let course)? = document.courseFigure else {
      Issue.record("the course is a line chart")
      return
    }
    #expect(course.series.map(\.values) == [[40, 50, 60], [40, 45, 50]])
    #expect(Self.document([40]).courseFigure == nil)
    #expect(
      try OutcomeSample.keys(document) == [
        "sessions", "known", "mean", "course", "criteria", "topics", "scenarios", "weakest",
        "schedule", "next",
      ]
    )
    #expect(
      try OutcomeSample.keys(document, at: ["schedule"]) == [
        "pattern", "reviews", "failures", "last", "due", "isDue", "recall", "stability",
        "difficulty",
      ]
    )
  }
}
