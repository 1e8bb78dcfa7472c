import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension ReferencePlay {
  /// The explanation of a declared cause: the scenario's account of it, the evidence seen, and the
  /// likeliest rival that is ruled out.
  func explanation(of cause: Hypothesis) -> String {
    var parts = [cause.explanation.truth] + sentences(of: cause)
    let rivals = zip(scenario.hypotheses, posterior.probabilities)
      .filter { !$0.0.includes(anyOf: cause.causes) && $0.1 < 0.05 }
    if let rival = rivals.max(by: { $0.0.prior < $1.0.prior })?.0 {
      parts.append("It is ruled out that \(rival.title): \(rival.explanation.ruledOutBy)")
    }
    return parts.joined(separator: " ")
  }

  /// The sentences of the looks that showed a key finding of a cause, with their figures.
  private func sentences(of cause: Hypothesis) -> [String] {
    let keys = session.looks.filter { look in
      cause.keyFindings.contains {
        $0.action == look.action && $0.findings.contains(look.finding)
      }
    }
    // A sentence that cannot be computed again is left out.
    return keys.compactMap { try? session.sentence(of: $0) }
  }
}
