import ScenarioModel
import Testing

/// Checks that the answers of a server are the same under each truth, and that there are enough of them.
func expectSameTraffic(
  under truths: [HypothesisID],
  atLeast count: Int,
  _ traffic: (HypothesisID) async throws -> [String]
) async throws {
  let first = try await traffic(truths[0])
  #expect(first.count >= count)
  for truth in truths.dropFirst() {
    let other = try await traffic(truth)
    #expect(other.count == first.count)
    for (left, right) in zip(first, other) where left != right {
      let start = max(0, zip(left, right).prefix { $0 == $1 }.count - 80)
      Issue.record(
        "\(truth): \(left.dropFirst(start).prefix(300))\n\(right.dropFirst(start).prefix(300))"
      )
    }
  }
}
