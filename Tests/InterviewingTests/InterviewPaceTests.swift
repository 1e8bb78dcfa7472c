import Interviewing
import ScenarioModel
import TestSupport
import Testing

struct InterviewPaceTests {
  private static let names = [
    "agent-runs-away", "canary-segment-regression", "catastrophic-forgetting",
    "eval-distribution-mismatch", "features-disagree", "quality-after-update", "rag-wrong-answers",
    "search-drifts", "slow-at-noon", "tool-poisoning",
  ]

  @Test(arguments: names, [5, 15, 20, 30, 45, 60])
  func `every question leaves the time to type its answer`(name: String, minutes: Int) throws {
    let scenario = try Sample.shipped(name)
    let ladder = scenario.ladder(minutes: minutes)
    let pace = InterviewPace(minutes: minutes, ladder: ladder)
    // Sixty words at forty words a minute.
    for stage in ladder.indices { #expect(pace.window(of: stage) >= 90) }
    #expect(ladder.first == scenario.ladder.first)
    #expect(scenario.ladder.filter(ladder.contains) == ladder)
  }

  @Test(arguments: names)
  func `a longer interview asks no less`(name: String) throws {
    let scenario = try Sample.shipped(name)
    let counts = (3...60).map { scenario.ladder(minutes: $0).count }
    #expect(counts == counts.sorted())
    #expect(counts.first == 1)
    #expect(counts.last == scenario.ladder.count)
    #expect(scenario.ladder(minutes: 15).count == 5)
  }
}
