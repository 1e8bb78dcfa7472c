import ScenarioModel
import Telemetry
import TestSupport
import Testing

/// A truth that is several causes at once.
struct CombinedCausesTests {
  /// The small incident with a truth of two of its causes.
  private func scenario(
    _ parts: [HypothesisID] = ["bad-build", "bad-pool"],
    prior: Double = 0.1
  ) throws -> Scenario {
    try Sample.queue().scenario.combining(parts, prior: prior)
  }

  private func faults(of scenario: Scenario) -> [String] {
    scenario.diagnostics().filter { $0.severity == .error }.map {
      $0.description
    }
  }

  @Test func `it has the effects, places and key findings of its parts`() throws {
    let single = try Sample.queue().scenario.hypotheses
    let both = try #require(try scenario().hypotheses.last)
    #expect(both.effects == single[0].effects + single[1].effects)
    #expect(both.places == ["build", "pool-b"])
    #expect(both.keyFindings == single[0].keyFindings + single[1].keyFindings)
    #expect(both.artifacts == single[0].artifacts)
    #expect(try faults(of: scenario()) == [])
  }

  @Test func `a version that one part never leaves behind stays impossible`() throws {
    var single = try Sample.queue().scenario.hypotheses
    single[1].artifacts = [
      ArtifactOdds(artifact: "mail", variants: [VariantOdds(variant: "calm", weight: 2)])
    ]
    let both = CombinedCauses.hypotheses(
      single: single,
      combined: [.sample(["bad-build", "bad-pool"], prior: 0.1)]
    )
    #expect(
      both.last?.artifacts == [
        ArtifactOdds(
          artifact: "mail",
          variants: [
            VariantOdds(variant: "loud", weight: 0), VariantOdds(variant: "calm", weight: 2),
          ]
        )
      ]
    )
  }

  @Test func `a change harms under two causes only where it helps against neither`() throws {
    let hypotheses = try scenario().hypotheses
    let both = try #require(hypotheses.last)
    let mixed = HarmExpectation(lowers: ["bad-build"], raises: ["bad-pool"])
    #expect(!mixed.isHarmful(under: both))
    #expect(hypotheses.filter(mixed.isHarmful).map(\.id) == ["bad-pool"])
    let bad = HarmExpectation(raises: ["bad-pool"])
    #expect(bad.isHarmful(under: both))
  }

  @Test(arguments: [
    (
      ["bad-build", "bad-pol"] as [HypothesisID],
      "there is no hypothesis 'bad-pol'. Did you mean 'bad-pool'?"
    ),
    (
      ["bad-build", "chance"],
      "'chance' changes nothing in the world, so with it there is still one cause; combine causes that"
        + " have effects"
    ),
  ])
  func `parts are single causes that have effects`(parts: [HypothesisID], fault: String) throws {
    #expect(try faults(of: scenario(parts)).contains { $0.contains(fault) })
  }

  @Test func `two combinations have different parts`() throws {
    var scenario = try scenario()
    var again = try #require(scenario.hypotheses.last)
    again.id = "again"
    again.parts = ["bad-pool", "bad-build"]
    scenario.hypotheses.append(again)
    #expect(
      faults(of: scenario).contains { $0.contains("'both' combines the same causes already") }
    )
  }

  @Test func `seeds whose truth is one cause keep it, and some get both`() throws {
    let (before, after) = (try Sample.queue(), try Staging(scenario(prior: 0.2)))
    var combined = 0
    for seed in 0..<UInt64(300) {
      let truth = try after.deal(seed: seed).truth
      if truth == 4 {
        combined += 1
      } else {
        #expect(try before.deal(seed: seed).truth == truth)
      }
    }
    // The 0.05th and the 99.95th percentile of a binomial of 300 and 0.2 (scipy 1.17.1, binom.ppf).
    #expect((38...84).contains(combined))
  }

  @Test(arguments: [
    ("h5", "both"), ("both", "both"), ("h1+h2", "both"), ("h2 and h1", "both"),
    ("bad-build + bad-p", "both"), ("h1", "bad-build"),
  ])
  func `a combination is picked by its number, its name or its parts`(
    words: String,
    id: HypothesisID
  ) throws {
    #expect(try scenario().hypothesis(picked: words).id == id)
  }

  @Test func `a beginning that a combination shares picks the single cause`() throws {
    var scenario = try scenario()
    scenario.hypotheses[4].id = "bad-build-and-pool"
    #expect(try scenario.hypothesis(picked: "bad-b").id == "bad-build")
    #expect(throws: PickError.self) { try scenario.hypothesis(picked: "bad") }
  }

  @Test func `causes that no hypothesis combines are named`() throws {
    let words =
      "no hypothesis is bad-build and chance at once; of two causes there is bad-build + bad-pool"
    #expect(
      throws: PickError.noCombination(
        ["bad-build", "chance"],
        kind: "hypothesis",
        known: ["bad-build + bad-pool"]
      )
    ) { try scenario().hypothesis(picked: "h1 and h4") }
    do {
      _ = try scenario().hypothesis(picked: "h1+h4")
    } catch {
      #expect("\(error)" == words)
    }
  }
}
