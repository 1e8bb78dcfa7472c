import Foundation

/// The incident of a day: one scenario, difficulty and seed, the same for everybody who has the same
/// release of the program and the same scenarios.
package struct DailyIncident: Hashable, Sendable {
  /// The day in UTC, such as `2026-11-29`.
  package var day: String
  /// The name of the scenario.
  package var scenario: String
  /// 1 on Monday to 4 at the weekend.
  package var difficulty: Int
  /// Below 2^53, so that JSON readers keep it exactly.
  package var seed: UInt64

  /// The text that keeps the seeds of a release unknown before it is out; it changes with each release.
  private static let salt = "firedrill 0.1 rehearsal of the day"

  /// The incident of the day that so many days after 1 January 1970 begin; `nil` without scenarios.
  ///
  /// Scenario and seed are read from SHA-256 of the salt and the day.
  package init?(daysSince1970 days: Int, scenarios: [String]) {
    guard !scenarios.isEmpty else { return nil }
    day = String(
      Date(timeIntervalSince1970: Double(days) * 86_400).formatted(.iso8601).prefix(10)
    )
    let bytes = Digests.sha256(Array("\(Self.salt) \(day)".utf8))
    func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
    seed = number(0..<8) >> 11
    scenario = scenarios.sorted()[Int(number(8..<16) % UInt64(scenarios.count))]
    // 1 January 1970 was a Thursday.
    let weekday = ((days + 3) % 7 + 7) % 7
    difficulty = [1, 2, 2, 3, 3, 4, 4][weekday]
  }
}
