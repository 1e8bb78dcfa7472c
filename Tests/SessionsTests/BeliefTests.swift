import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Weights that a player states, as probabilities.
struct BeliefTests {
  @Test func `weights become probabilities of every hypothesis in the scenario's order`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.believe(["chance": 30, "bad-build": 50]))
    #expect(
      session.beliefs == [
        Belief(hypothesis: HypothesisID("bad-build"), probability: 0.625),
        Belief(hypothesis: HypothesisID("bad-pool"), probability: 0),
        Belief(hypothesis: HypothesisID("lost-events"), probability: 0),
        Belief(hypothesis: HypothesisID("chance"), probability: 0.375),
      ]
    )
  }

  @Test func `the latest beliefs count`() throws {
    var session = try Session.of(Sample.queue())
    #expect(session.beliefs == nil)
    try session.play(.believe(["chance": 1]), .believe(["bad-pool": 2]), .note("sure"))
    #expect(session.beliefs?.map(\.probability) == [0, 1, 0, 0])
  }

  @Test(arguments: 0..<UInt64(300))
  func `probabilities sum to 1 and are taken again as they are`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let session = try Session.of(Sample.queue())
    let weights = session.scenario.hypotheses.map {
      Belief(hypothesis: $0.id, probability: Double.random(in: 0...100, using: &numbers))
    }
    guard case .believed(let first) = try session.decide(.believe(weights)).event else { return }
    let total = first.reduce(0) { $0 + $1.probability }
    #expect(abs(total - 1) < 1e-15)
    for (stated, taken) in zip(weights, first) {
      let sum = weights.reduce(0) { $0 + $1.probability }
      #expect(abs(taken.probability - stated.probability / sum) < 1e-15)
    }
    #expect(try session.decide(.believe(first)).event == .believed(first))
  }

  @Test func `numbers at the ends of their range are still beliefs`() throws {
    let session = try Session.of(Sample.queue())
    for weight in [Double.leastNonzeroMagnitude, .leastNormalMagnitude, 1e308] {
      let event = try session.decide(.believe(["bad-pool": weight])).event
      guard case .believed(let beliefs) = event else { continue }
      #expect(beliefs.map(\.probability) == [0, 1, 0, 0])
    }
    let huge = Double.greatestFiniteMagnitude
    let event = try session.decide(.believe(["bad-pool": huge, "chance": huge])).event
    guard case .believed(let even) = event else { return }
    #expect(even.map(\.probability) == [0, 0.5, 0, 0.5])
  }
}
