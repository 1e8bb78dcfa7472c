import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension ReferencePlay {
  /// The text of an update: impact, scope, belief, next step and the time of the next update.
  var updateText: String {
    let lead = scenario.hypotheses[leader]
    let percent = Digits.percent(posterior.probabilities[leader], decimals: 0)
    let places = scenario.places.filter { lead.places.contains($0.id) }.map(\.title)
    let scope = places.isEmpty ? "no part of the system" : places.joined(separator: ", ")
    return "Impact: users are affected as the page says. Scope by what we know: \(scope)."
      + " Most likely (\(percent)): \(lead.title). Next: we look further and treat what the"
      + " evidence supports. Next update in \(scenario.rules.updateEvery) minutes."
  }

  /// The explanation of a declared cause: the scenario's account of it, the evidence seen, and the
  /// likeliest rival that is ruled out.
  func explanation(of cause: Hypothesis) -> String {
    var parts = [cause.explanation.truth] + sentences(of: cause)
    let rivals = zip(scenario.hypotheses, posterior.probabilities)
      .filter { $0.0.id != cause.id && $0.1 < 0.05 }
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
