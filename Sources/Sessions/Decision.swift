package import ScenarioModel
package import Telemetry

/// The event that a command comes to, with the evidence that the event shows.
///
/// The evidence is computed once, when the command is decided; its digest is part of the event.
package struct Decision: Hashable, Sendable {
  package let event: SessionEvent
  package let shown: ShownEvidence

  init(_ event: SessionEvent, showing shown: ShownEvidence = .nothing) {
    self.event = event
    self.shown = shown
  }
}

/// The evidence that an event shows, as it was computed when the event was decided.
package enum ShownEvidence: Hashable, Sendable {
  /// No evidence, or rows of a question in SQL, which the asker holds, or a session without an
  /// audience (`Session.showsEvidence`).
  case nothing
  /// The evidence of an action: a look, a citation or evidence that was handed over.
  case evidence(EvidenceReport)
  /// The answer to a free question.
  case slice(QueryResult)

  /// The evidence of an action; `nil` for anything else.
  package var report: EvidenceReport? {
    if case .evidence(let report) = self { report } else { nil }
  }
}
