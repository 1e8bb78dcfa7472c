import EvidenceRequests
import ScenarioModel
package import Sessions
import Telemetry

/// Reads the commands that a person states in passing, in an answer or in place of a command.
///
/// Nothing of it happens before the person agreed: what was understood is said back first.
package struct StatementParser {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// The mitigations and updates that a text says are carried out, in its order; each with the
  /// readings that are as likely, the likeliest first.
  ///
  /// Complexity: O(words of the text × words of the scenario).
  package func commands(in text: String) -> [[SessionCommand]] {
    RequestReaders.of(session).statements
      .actions(in: text, available: session.availableMitigations.map(\.id))
      .map { action in
        switch action {
        case .mitigate(let mitigations): mitigations.map { .mitigate($0) }
        case .update(let text): [.update(text)]
        }
      }
  }

  /// The beliefs that a text states in words, as a command; `nil` where it gives no cause a figure, or
  /// figures that come to more than 1.
  package func beliefs(in text: String) -> SessionCommand? {
    let stated = BeliefReader(session.scenario).beliefs(in: text)
    guard !stated.isEmpty, stated.reduce(0, { $0 + $1.probability }) <= 1 + 1e-9 else { return nil }
    return .believe(
      stated.map { Belief(hypothesis: $0.hypothesis, probability: $0.probability) }
    )
  }
}
