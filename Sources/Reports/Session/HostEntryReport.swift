package import Diagnosis
import Interviewing
package import ScenarioModel
import Scoring
package import Sessions

/// An event of an interview as its host reads it, each kind coded under its name.
package enum HostEntryReport: Hashable, Sendable, Codable {
  /// As the candidate sees it.
  case shown(entry: EntryReport)
  /// A clue, with the sheet of the stage that begins.
  case clue(entry: EntryReport, stage: HostStageReport?)
  /// Evidence that the candidate saw: what it was, what it said, and what all of it says now.
  case evidence(summary: String, isHandedOver: Bool, finding: String?, posterior: [Double])
  /// Beliefs that the candidate stated, beside the probabilities that the evidence gives.
  case beliefs(entry: EntryReport, posterior: [Double])
  /// An answer, with the signals heard in it.
  case answer(text: String, signals: [HostSignal])
  /// The signals of a stage after the host's own verdict.
  case signals(signals: [HostSignal])
  /// The host's own note.
  case remark
  /// A side of the interview came.
  case arrival
  /// Anything else that the candidate did, in one line.
  case action(summary: String)

  private enum CodingKeys: String, CodingKey {
    case shown, clue, evidence, beliefs, answer, signals, remark, arrival, action
  }
}

/// The reader of a host's reports, with the calibration that weighs the evidence.
package struct HostReader: Sendable {
  package let calibration: Calibration
  /// Whether one terminal serves both sides.
  package let isAloud: Bool

  package init(calibration: Calibration, isAloud: Bool) {
    self.calibration = calibration
    self.isAloud = isAloud
  }

  /// The probabilities that the evidence seen gives, one for each hypothesis in the scenario's order.
  package func posterior(of session: Session) -> [Double] {
    session.posterior(calibration).probabilities
  }

  /// Describes an event for the host; `nil` for what a host need not be told.
  package func entry(
    _ entry: SessionEntry,
    of session: Session,
    showing evidence: EntryEvidence
  ) throws(StagingError) -> HostEntryReport? {
    if case .interview(let event) = entry.event {
      return try turn(event.turn, entry, of: session, showing: evidence)
    }
    if case .believed = entry.event {
      return EntryReport(entry, of: session).map {
        .beliefs(entry: $0, posterior: posterior(of: session))
      }
    }
    let summary = session.scenario.summary(of: entry.event)
    guard entry.event.showsEvidence else { return .action(summary: summary) }
    if isAloud { return shown(entry, of: session, showing: evidence) }
    return .evidence(
      summary: summary,
      isHandedOver: false,
      finding: evidence.finding,
      posterior: posterior(of: session)
    )
  }

  private func turn(
    _ turn: InterviewTurn,
    _ entry: SessionEntry,
    of session: Session,
    showing evidence: EntryEvidence
  ) throws(StagingError) -> HostEntryReport? {
    switch turn {
    case .clued(let stage):
      guard let entry = EntryReport(entry, of: session) else { return nil }
      return .clue(entry: entry, stage: try HostStageReport(stage, of: session))
    case .answered(let text):
      let stage = Interview(session)?.stage?.id.rawValue
      return .answer(text: text, signals: try HostSignal.all(of: stage, in: session))
    case .ticked(let stage, _, _), .overridden(let stage, _, _, _):
      return .signals(signals: try HostSignal.all(of: stage, in: session))
    case .remarked: return .remark
    case .seated: return .arrival
    case .requested, .passed, .timedOut:
      return .action(summary: session.scenario.summary(of: turn))
    case .opened: return nil
    case .revealed:
      if isAloud { return shown(entry, of: session, showing: evidence) }
      return .evidence(
        summary: session.scenario.summary(of: turn),
        isHandedOver: true,
        finding: evidence.finding,
        posterior: posterior(of: session)
      )
    case .injected, .asked, .hintOffered, .hintGiven, .allowed, .paused, .unpaused, .closed:
      return shown(entry, of: session, showing: evidence)
    }
  }

  private func shown(
    _ entry: SessionEntry,
    of session: Session,
    showing evidence: EntryEvidence
  ) -> HostEntryReport? {
    EntryReport(entry, of: session, showing: evidence).map { .shown(entry: $0) }
  }
}

extension EntryEvidence {
  /// The sentence of a finding.
  fileprivate var finding: String? {
    if case .finding(let report) = self { report.sentence } else { nil }
  }
}
