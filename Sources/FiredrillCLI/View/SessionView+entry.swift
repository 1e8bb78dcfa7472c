import Plotting
import ScenarioModel
import Sessions
import Telemetry
import TelemetryExport

extension SessionView {
  /// One event of a session as it was shown; `session` is the state after it.
  ///
  /// Evidence that was `shown` when the event was decided, and an answer in SQL that is `known`, are
  /// not computed again.
  func entry(
    _ entry: SessionEntry,
    of session: Session,
    showing shown: ShownEvidence = .nothing,
    knowing known: SQLAnswer? = nil
  ) throws(StagingError) -> [String] {
    let scenario = session.scenario
    var lines: [String]
    switch entry.event {
    case .looked(let look), .cited(let look, _):
      lines = [""] + head(entry, title(of: ActionID(look.action), in: scenario), in: scenario)
      if case .cited(_, let number) = entry.event {
        lines += paragraph("Taken from question [\(number)]; it cost nothing more.") + [""]
      }
      if let report = try session.evidence(of: entry, shown) {
        lines += evidence(report, in: session)
      }
    case .sliced(let words, _, _):
      lines = [""] + head(entry, "slice \(words)", in: scenario)
      let parser = SliceParser(world: scenario.world, clock: entry.start)
      if let query = try? parser.parse(words) {
        let result =
          if case .slice(let known) = shown { known } else {
            try session.scene.answer(query, sight: .telemetry)
          }
        lines += answer(result, to: query)
      }
    case .queried(let query, _):
      lines = [""] + head(entry, "sql", in: scenario)
      lines += try queried(query, entry, of: session, answer: known)
    case .believed(let beliefs): lines = believed(beliefs, in: scenario)
    case .noted(let text): lines = item("Noted:", text)
    case .mitigated(let name, _):
      let mitigation = scenario.mitigation(MitigationID(name))
      lines =
        head(entry, mitigation?.title ?? name, in: scenario)
        + paragraph("Done. \(mitigation?.summary ?? "")")
    case .updated(let text, _):
      lines = head(entry, "update to stakeholders", in: scenario) + item("Sent:", text)
    case .waited(let minutes): lines = head(entry, "waited \(minutes) min", in: scenario)
    case .hinted(let action, let level):
      lines = hint(level, scenario.action(ActionID(action)))
    case .declared(let declaration): lines = declared(declaration, in: scenario)
    case .abandoned: lines = ["Abandoned."]
    case .interview(let event): lines = try turn(event, entry, of: session, showing: shown)
    }
    for message in entry.messages {
      lines += self.message(message, in: scenario)
    }
    return lines
  }

  private func head(_ entry: SessionEntry, _ title: String, in scenario: Scenario) -> [String] {
    let span = "\(time(entry.start, in: scenario))–\(time(entry.end, in: scenario))"
    return [heading("[\(entry.number)] \(span) \(title)")]
  }

  private func title(of action: ActionID, in scenario: Scenario) -> String {
    scenario.action(action)?.title ?? action.rawValue
  }

  func message(_ sent: SentMessage, in scenario: Scenario) -> [String] {
    guard let message = scenario.message(sent.message) else { return [] }
    return item(
      style.paint("\(time(sent.minute, in: scenario)) \(message.from):", .warning),
      message.text
    )
  }

  private func believed(_ beliefs: [Belief], in scenario: Scenario) -> [String] {
    let parts = beliefs.enumerated().filter { $0.element.probability >= 0.005 }
      .sorted { ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset) }
      .map { "h\($0.offset + 1) \(Digits.percent($0.element.probability, decimals: 0))" }
    return item("You believe:", parts.joined(separator: ", "))
  }

  private func hint(_ level: HintLevel, _ action: Action?) -> [String] {
    let text =
      switch level {
      case .nudge: action?.nudge ?? ""
      case .pointer: action?.pointer ?? ""
      case .action: "Try: \(action?.title ?? "")"
      }
    return item("Hint (\(level.rawValue)):", text)
  }

  private func declared(_ declaration: Declaration, in scenario: Scenario) -> [String] {
    let cause =
      declaration.cause.map { scenario.hypothesis(HypothesisID($0))?.title ?? $0 }
      ?? "there is not enough evidence to say"
    let cited = declaration.cited.map { "[\($0)]" }.joined(separator: " ")
    var lines = item("You declared:", cause)
    if !declaration.places.isEmpty {
      lines += item("Where:", declaration.places.joined(separator: ", "))
    }
    lines += item("Because:", declaration.explanation)
    return cited.isEmpty ? lines : lines + item("Citing:", cited)
  }
}

extension Session {
  /// The evidence of an action that an event showed: as it was computed when the event was decided,
  /// else computed anew.
  func evidence(
    of entry: SessionEntry,
    _ shown: ShownEvidence
  ) throws(StagingError) -> EvidenceReport? {
    if let report = shown.report { return report }
    guard let look = looks.first(where: { $0.entry.number == entry.number }) else { return nil }
    return try evidence(of: look)
  }
}
