import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// A line for each deadline: what was told by then of what has to be told, with its words.
  func updateLines(_ points: Double) -> [LedgerLine] {
    let deadlines = session.updateDeadlines
    let reader = UpdateReader(session.scenario)
    let possible = points / Double(deadlines.count)
    return deadlines.map { deadline in
      let due = Digits.clock(minutes: session.scenario.world.pageMinuteOfDay + deadline.due)
      guard let entry = deadline.kept, case .updated(let text, _) = entry.event else {
        return LedgerLine(
          events: [],
          text: "update due by \(due): none was sent",
          points: 0,
          possible: possible
        )
      }
      let reading = reader.read(text)
      return LedgerLine(
        events: [entry.number],
        text: "update due by \(due): \(reading.account)",
        points: possible * reading.share,
        possible: possible
      )
    }
  }
}
