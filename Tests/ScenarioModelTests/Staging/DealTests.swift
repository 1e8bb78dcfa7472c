import ScenarioModel
import Telemetry
import TestSupport
import Testing

/// What a seed makes of a scenario.
struct DealTests {
  @Test func `the truths of 200 seeds come in proportion to their priors`() throws {
    let staging = try Sample.canary()
    let counts = try truths(of: staging, seeds: 200)
    // The 99.9th percentile of χ² with 6 degrees of freedom (scipy 1.17.1, chi2.ppf).
    #expect(distance(counts, staging.scenario, 200) < 22.458)
  }

  @Test func `the truths of 4,000 seeds of a small scenario come in proportion`() throws {
    let staging = try Sample.queue()
    let counts = try truths(of: staging, seeds: 4000)
    // The 99.9th percentile of χ² with 3 degrees of freedom (scipy 1.17.1, chi2.ppf).
    #expect(distance(counts, staging.scenario, 4000) < 16.266)
  }

  @Test func `the alert holds in every world dealt, recounted from its rows`() throws {
    let staging = try Sample.queue()
    for seed in 0..<UInt64(200) {
      let share = try canaryShare(staging.deal(seed: seed).world)
      #expect(share.trials > 100)
      #expect(Double(share.hits) / Double(share.trials) < 0.87)
    }
  }

  @Test func `no earlier redraw of a world would have done`() throws {
    let staging = try Sample.queue()
    var redraws: UInt32 = 0
    for seed in 0..<UInt64(20) {
      let deal = try staging.deal(seed: seed, truth: HypothesisID("chance"))
      for attempt in 0..<deal.attempt {
        let share = try canaryShare(
          World(staging.worlds[deal.truth], seed: seed, attempt: attempt)
        )
        #expect(share.trials <= 100 || Double(share.hits) / Double(share.trials) >= 0.87)
        redraws += 1
      }
    }
    #expect(redraws > 20)
  }

  @Test func `a truth that is given keeps every other random number`() throws {
    let staging = try Sample.queue()
    let loud = VariantID("loud")
    for seed in 0..<UInt64(40) {
      let drawn = try staging.deal(seed: seed)
      let truth = staging.scenario.hypotheses[drawn.truth].id
      let same = try staging.deal(seed: seed, truth: truth)
      #expect(same.variants == drawn.variants)
      #expect(same.attempt == drawn.attempt)
      #expect(try rows(same.world) == rows(drawn.world))

      let other = try staging.deal(seed: seed, truth: HypothesisID("chance"))
      #expect(other.truth == 3)
      #expect(other.variants != [loud])
      // Without the alert's redraws only what the effects touch differs.
      let plain = World(staging.worlds[3], seed: seed, attempt: drawn.attempt)
      #expect(try rows(plain).columns.prefix(3) == rows(drawn.world).columns.prefix(3))
    }
  }

  @Test func `the versions of artifacts come in proportion to their odds`() throws {
    let staging = try Sample.queue()
    let count = try (0..<UInt64(2000)).count { seed in
      try staging.deal(seed: seed, truth: HypothesisID("bad-build")).variants == [VariantID("loud")]
    }
    // 1500 expected; four standard deviations of a binomial with p = 3/4 are 77.5.
    #expect(abs(count - 1500) < 78)
  }

  @Test func `the twin is the world where nothing does harm, and differs where something does`()
    throws
  {
    let staging = try Sample.queue()
    for seed in 0..<UInt64(20) {
      for truth in ["lost-events", "chance"] {
        let deal = try staging.deal(seed: seed, truth: HypothesisID(truth))
        #expect(try rows(deal.twin) == rows(deal.world))
      }
      for truth in ["bad-build", "bad-pool"] {
        let deal = try staging.deal(seed: seed, truth: HypothesisID(truth))
        let twin = try rows(deal.twin)
        let world = try rows(deal.world)
        #expect(twin.times == world.times)
        #expect(twin != world)
        #expect(twin.columns.prefix(3) == world.columns.prefix(3))
      }
    }
  }

  @Test func `an alert that cannot come true is said`() throws {
    var scenario = try Sample.queue().scenario
    scenario.alert.condition = .not(.always)
    let staging = try Staging(scenario)
    #expect(throws: StagingError.alertNeverTrue(HypothesisID("chance"), attempts: 20_000)) {
      try staging.deal(seed: 1, truth: HypothesisID("chance"))
    }
  }

  private func truths(of staging: Staging, seeds: UInt64) throws -> [Int] {
    var counts = Array(repeating: 0, count: staging.scenario.hypotheses.count)
    for seed in 0..<seeds { counts[try staging.deal(seed: seed).truth] += 1 }
    return counts
  }

  /// Pearson's χ² of counts against the priors.
  private func distance(_ counts: [Int], _ scenario: Scenario, _ total: Double) -> Double {
    zip(counts, scenario.hypotheses).reduce(0) { sum, pair in
      let expected = pair.1.prior * total
      return sum + (Double(pair.0) - expected) * (Double(pair.0) - expected) / expected
    }
  }

  private func canaryShare(_ world: World) throws -> (hits: Int, trials: Int) {
    let rows = try world.rows(
      of: TableName("requests"),
      in: MinuteRange(from: -30, to: 0),
      fields: [FieldName("arm"), FieldName("done")],
      timeline: Timeline(),
      includingUnrecorded: false
    )
    guard case .codes(let arms, let labels) = rows[FieldName("arm")],
      case .flags(let done) = rows[FieldName("done")],
      let canary = labels.firstIndex(of: "canary")
    else { return (0, 0) }
    let recorded = rows.times.indices.filter { arms[$0] == canary && done[$0] != 255 }
    return (recorded.filter { done[$0] == 1 }.count, recorded.count)
  }

  private func rows(_ world: World) throws -> Rows {
    try world.rows(
      of: TableName("requests"),
      in: MinuteRange(from: -60, to: 0),
      fields: ["user", "arm", "pool", "wait_ms", "truly_done"].map { FieldName($0) },
      timeline: Timeline(),
      includingUnrecorded: true
    )
  }
}
