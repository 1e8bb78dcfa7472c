import ScenarioModel
import Sessions

extension Session {
  /// How much of the harm that would have come was averted.
  func mitigationLines(_ harm: HarmReport, _ points: Double) -> [LedgerLine] {
    let events = entries.filter { entry in
      if case .mitigated = entry.event { true } else { false }
    }.map(\.number)
    let rules = scenario.harm
    let share: Double
    let text: String
    if harm.unattended > rules.noise {
      share = (harm.unattended - harm.session) / harm.unattended
      text =
        "harm over the healthy twin \(harm.session.rounded().asCount),"
        + " unattended \(harm.unattended.rounded().asCount) weighted requests"
    } else {
      share = 1 - harm.session / rules.unit
      text =
        "there was nothing to avert; harm done \(max(0, harm.session).rounded().asCount)"
        + " weighted requests, where \(rules.unit.asCount) leave no points"
    }
    return [
      LedgerLine(
        events: events,
        text: text,
        points: points * min(1, max(0, share)),
        possible: points
      )
    ]
  }
}
