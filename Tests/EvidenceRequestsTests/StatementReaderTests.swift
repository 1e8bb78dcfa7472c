import ScenarioModel
import Telemetry
import TestSupport
import Testing

@testable import EvidenceRequests

/// Mitigations, updates and beliefs that people state in passing.
struct StatementReaderTests {
  private func stated(_ text: String, _ scenario: String) throws -> [StatedAction] {
    let scenario = try Sample.shipped(scenario)
    return StatementReader(scenario).actions(
      in: text,
      available: scenario.mitigations.map(\.id)
    )
  }

  /// The mitigations stated, the likeliest reading of each.
  private func mitigations(_ text: String, _ scenario: String) throws -> [String] {
    try stated(text, scenario).compactMap {
      if case .mitigate(let readings) = $0 { readings.first?.rawValue } else { nil }
    }
  }

  @Test(arguments: [
    ("canary-segment-regression", "I'd freeze the rollout and look further.", ["pause-rollout"]),
    (
      "canary-segment-regression", "Pause the rollout first, then read the logs.", ["pause-rollout"]
    ),
    ("canary-segment-regression", "We roll back the canary to 25.2.", ["roll-back"]),
    ("canary-segment-regression", "I drain pool c into a and b.", ["drain-pool-c"]),
    ("canary-segment-regression", "Let's revert the whole canary.", ["roll-back"]),
    (
      "canary-segment-regression", "I switch Japanese retrieval to the fallback.",
      ["switch-retrieval"]
    ),
    ("tool-poisoning", "I'd rotate the token of the mail provider.", ["rotate-token"]),
    ("tool-poisoning", "We pin ledger to the approved text.", ["pin-ledger"]),
    ("eval-distribution-mismatch", "I stop the ramp where it is.", ["hold-ramp"]),
    ("catastrophic-forgetting", "Put all accounts back on m6.", ["back-to-m6"]),
  ])
  func `what somebody says they do is found`(
    scenario: String,
    text: String,
    wanted: [String]
  ) throws {
    #expect(try mitigations(text, scenario) == wanted, "\(text)")
  }

  @Test(arguments: [
    "I would not roll back yet.", "Should we pause the rollout?",
    "If the gap is real I roll back.", "Before I drain pool c I compare the pools.",
    "They rolled back the provider last week.", "The rollout goes on at 15:35.",
    "I look at the pools and at the finish reasons.", "No reason to restart the instances.",
    "A rollback would cost the comparison.",
  ])
  func `questions, denials, conditions and facts state nothing`(text: String) throws {
    #expect(try mitigations(text, "canary-segment-regression") == [], "\(text)")
  }

  @Test(arguments: [
    "I pause it. To product: Japanese canary users get fewer answers, next news at 15:35.",
    "I tell support that Japanese canary users are hit and that we hold the rollout.",
    "I'd write to the stakeholders: one in five Japanese conversations fails, more at 15:30.",
  ])
  func `words to those who wait for news are an update`(text: String) throws {
    let updates = try stated(text, "canary-segment-regression").filter {
      if case .update = $0 { true } else { false }
    }
    #expect(updates.count == 1)
  }

  @Test(arguments: [
    "I ask product whether it was planned.", "The product team is keen to have it out.",
    "Support has many tickets.", "I would not tell management yet what it is.",
  ])
  func `words about others are no update`(text: String) throws {
    #expect(try stated(text, "canary-segment-regression") == [], "\(text)")
  }

  @Test func `beliefs in words are read as figures`() throws {
    let reader = BeliefReader(try Sample.shipped("canary-segment-regression"))
    for (text, wanted) in [
      ("70 % h1, 20 % h3", ["h1": 0.7, "h3": 0.2]),
      ("h4 is at 0.6 and h7 at 0.3", ["h4": 0.6, "h7": 0.3]),
    ] {
      let scenario = try Sample.shipped("canary-segment-regression")
      let read = reader.beliefs(in: text).map { belief in
        let index = scenario.hypotheses.firstIndex { $0.id == belief.hypothesis } ?? -1
        return ("h\(index + 1)", belief.probability)
      }
      #expect(Dictionary(uniqueKeysWithValues: read) == wanted, "\(text)")
    }
    let named = reader.beliefs(in: "About 60 % the prefix cache, perhaps 25 % noise.")
    #expect(named.map(\.hypothesis) == ["cold-cache", "chance"])
    #expect(named.map(\.probability) == [0.6, 0.25])
    #expect(reader.beliefs(in: "I have no idea, the build 25.3 perhaps.").isEmpty)
  }
}
