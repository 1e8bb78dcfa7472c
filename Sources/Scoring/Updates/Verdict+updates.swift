import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// The share of its points that an update is worth where it comes late.
  ///
  /// Our own: news that come late are news, and keeping the time that was named is half of what people
  /// wait for.
  static let lateShare = 0.5

  /// A line for each deadline: what was told by then of what has to be told, with its words.
  func updateLines(_ points: Double) -> [LedgerLine] {
    let deadlines = session.updateDeadlines
    let reader = UpdateReader(session.scenario)
    let possible = points / Double(deadlines.count)
    return deadlines.map { deadline in
      let due = Digits.clock(minutes: session.scenario.world.pageMinuteOfDay + deadline.due)
      guard let entry = deadline.update, case .updated(let text, _) = entry.event else {
        return LedgerLine(
          events: [],
          text: "update due by \(due): none was sent",
          points: 0,
          possible: possible
        )
      }
      let reading = reader.read(text)
      let late = deadline.delay > 0 ? ", \(deadline.delay) min late (half the points)" : ""
      return LedgerLine(
        events: [entry.number],
        text: "update due by \(due)\(late): \(reading.account)",
        points: possible * reading.share * (deadline.delay > 0 ? Self.lateShare : 1),
        possible: possible
      )
    }
  }
}
