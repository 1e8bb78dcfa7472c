/// The result of an incident of the day in a form that can be shared: it gives away no truth.
///
/// JSON: `{day, scenario, difficulty, band, looks, minutes, harm: [share], streak}`.
package struct DailyResult: Hashable, Sendable, Encodable {
  package var day: String
  package var scenario: String
  package var difficulty: Int
  package var band: String
  package var looks: Int
  /// Simulated minutes from the page to the verdict.
  package var minutes: Int
  /// The harm that each part of the time to the horizon added, as a share of the most that a part
  /// adds where nobody does anything; 0 to 1.
  package var harm: [Double]
  /// The days in a row, this one included.
  package var streak: Int

  package init(
    day: String,
    scenario: String,
    difficulty: Int,
    band: String,
    looks: Int,
    minutes: Int,
    harm: [Double],
    streak: Int
  ) {
    self.day = day
    self.scenario = scenario
    self.difficulty = difficulty
    self.band = band
    self.looks = looks
    self.minutes = minutes
    self.harm = harm
    self.streak = streak
  }

  /// The parts into which the time to the horizon is cut.
  private static let parts = 12

  /// The harm that each part of a course adds, as a share of the most that a part of the unattended
  /// course adds; both courses are harm so far, at the same minutes.
  package static func rises(_ course: [Double], unattended: [Double]) -> [Double] {
    let most = steps(unattended).max() ?? 0
    return steps(course).map { most > 0 ? min(1, max(0, $0 / most)) : 0 }
  }

  private static func steps(_ course: [Double]) -> [Double] {
    guard course.count > 1 else { return [] }
    let last = course.count - 1
    let ends = (0...parts).map { course[$0 * last / parts] }
    return zip(ends, ends.dropFirst()).map { $1 - $0 }
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Four lines to paste anywhere.
  package var lines: [String] {
    let bars = harm.map { Self.blocks[min(Self.blocks.count - 1, Int($0 * 8))] }
    return [
      "Firedrill, incident of \(day), difficulty \(difficulty) of 4",
      "\(scenario): \(band)",
      "\(looks) looks, \(minutes) minutes, day \(streak) in a row",
      "harm to users \(String(bars))",
    ]
  }
}
