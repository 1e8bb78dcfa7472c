import Plotting
import Telemetry

extension PreviewView {
  /// For each look which finding comes out most under which hypothesis, in a line or two each.
  func glance(at report: PreviewReport) -> [String] {
    let view = SessionView(style: style)
    var lines = ["What looks come to, in \(report.samples) worlds of each hypothesis:"]
    for (index, hypothesis) in report.hypotheses.enumerated() {
      lines.append(
        TextLayout.truncate(
          "  \(letter(index)) \(hypothesis.id): \(hypothesis.title)",
          to: style.width
        )
      )
    }
    lines.append("")
    for look in report.looks {
      let label = "  \(Digits.fixed(look.gainBits, decimals: 2)) bits \(look.action):"
      lines += view.item(label, outcomes(look, of: report))
    }
    return lines
  }

  /// Each finding with the hypotheses under which it is the most frequent.
  private func outcomes(_ look: PreviewReport.Look, of report: PreviewReport) -> String {
    let winners = report.hypotheses.indices.map { hypothesis in
      look.findings.indices.reduce(0) { best, next in
        look.findings[next].shares[hypothesis] > look.findings[best].shares[hypothesis]
          ? next : best
      }
    }
    let parts = look.findings.indices.compactMap { finding -> String? in
      let under = report.hypotheses.indices.filter { winners[$0] == finding }
      guard !under.isEmpty else { return nil }
      let letters = under.map { hypothesis in
        let share = look.findings[finding].shares[hypothesis]
        return letter(hypothesis)
          + (share < Self.nearlyAlways ? " " + Digits.percent(share, decimals: 0) : "")
      }
      return "\(look.findings[finding].id) (\(letters.joined(separator: ", ")))"
    }
    return parts.joined(separator: ", ")
  }

  /// From this share on a finding's frequency goes without saying.
  private static let nearlyAlways = 0.95
}
