package import Plotting
import Telemetry

extension PreviewReport {
  /// Writes for each look the most frequent finding under each hypothesis, in a line or two.
  package func summary(_ style: TextStyle) -> [String] {
    var lines = ["What looks come to, in \(samples) worlds of each hypothesis:"]
    for (index, hypothesis) in hypotheses.enumerated() {
      lines.append(
        TextLayout.truncate(
          "  \(Self.letter(index)) \(hypothesis.id): \(hypothesis.title)",
          to: style.width
        )
      )
    }
    lines.append("")
    for look in looks {
      let label = "  \(Digits.fixed(look.gainBits, decimals: 2)) bits \(look.action):"
      lines += style.item(label, outcomes(look))
    }
    return lines
  }

  /// Each finding with the hypotheses under which it is the most frequent.
  private func outcomes(_ look: Look) -> String {
    let winners = hypotheses.indices.map { hypothesis in
      look.findings.indices.reduce(0) { best, next in
        look.findings[next].shares[hypothesis] > look.findings[best].shares[hypothesis]
          ? next : best
      }
    }
    let parts = look.findings.indices.compactMap { finding -> String? in
      let under = hypotheses.indices.filter { winners[$0] == finding }
      guard !under.isEmpty else { return nil }
      let letters = under.map { hypothesis in
        let share = look.findings[finding].shares[hypothesis]
        return Self.letter(hypothesis)
          + (share < Self.nearlyAlways ? " " + Digits.percent(share, decimals: 0) : "")
      }
      return "\(look.findings[finding].id) (\(letters.joined(separator: ", ")))"
    }
    return parts.joined(separator: ", ")
  }

  /// From this share on a finding's frequency goes without saying.
  private static let nearlyAlways = 0.95
}
