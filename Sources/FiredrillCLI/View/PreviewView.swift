import Plotting
import Telemetry

/// Writes what looks show under each hypothesis as text, a block a look.
struct PreviewView {
  var style: TextStyle

  /// The legend, a block for each look, and all looks by what they gain a minute.
  func lines(of report: PreviewReport) -> [String] {
    var lines = [
      "\(report.scenario): \(report.samples) worlds of each hypothesis.",
      "Before any look \(bits(report.entropyBits)) bits are open.", "",
    ]
    lines += report.hypotheses.enumerated().map { index, hypothesis in
      let prior = Digits.percent(hypothesis.prior, decimals: 0)
      return TextLayout.truncate(
        "  \(letter(index))  \(TextLayout.pad(prior, to: 4, .right))  \(hypothesis.id):"
          + " \(hypothesis.title)",
        to: style.width
      )
    }
    for look in report.looks { lines += [""] + block(look) }
    return lines + [""] + ranking(report)
  }

  func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(65 + index % 26)))
  }

  private func bits(_ value: Double) -> String { Digits.fixed(value, decimals: 2) }

  private func place(_ look: PreviewReport.Look) -> String {
    [look.band.map { "band \($0)" }, look.state].compactMap { $0 }.joined(separator: ", ")
  }

  private func block(_ look: PreviewReport.Look) -> [String] {
    let place = place(look)
    let heading = "\(look.action)\(place.isEmpty ? "" : " (\(place))"): \(look.title)"
    let count = look.findings.first?.shares.count ?? 0
    let table = DataTable(
      title: "",
      columns: [DataTable.Column(name: "")]
        + (0..<count).map { DataTable.Column(name: letter($0), alignment: .right) },
      rows: look.findings.map { finding in
        [finding.id] + finding.shares.map { $0 == 0 ? "." : Digits.percent($0, decimals: 0) }
      }
    )
    return TextLayout.wrap(heading, width: style.width).map { style.paint($0, .emphasis) }
      + ["  \(look.minutes) min, \(gain(look))"]
      + TextRenderer.render(.table(table), style: style).filter { !$0.isEmpty }
  }

  private func gain(_ look: PreviewReport.Look) -> String {
    look.gainBits == 0
      ? "no gain beyond the noise of \(Digits.fixed(look.noiseBits, decimals: 3)) bits"
      : "gains \(Digits.fixed(look.gainBits, decimals: 3)) bits, \(perMinute(look)) a (10 + min)"
  }

  private func perMinute(_ look: PreviewReport.Look) -> String {
    "\(Digits.fixed(look.gainPerMinute * 1000, decimals: 1)) mbit"
  }

  private func ranking(_ report: PreviewReport) -> [String] {
    let ordered = report.looks.enumerated().sorted {
      ($1.element.gainPerMinute, $0.offset) < ($0.element.gainPerMinute, $1.offset)
    }
    let table = DataTable(
      title: "Looks by what they gain a (10 + min)",
      columns: [
        DataTable.Column(name: "look"), DataTable.Column(name: "min", alignment: .right),
        DataTable.Column(name: "bits", alignment: .right),
        DataTable.Column(name: "mbit a (10 + min)", alignment: .right),
      ],
      rows: ordered.map { _, look in
        let place = place(look)
        return [
          look.action + (place.isEmpty ? "" : " (\(place))"), "\(look.minutes)",
          Digits.fixed(look.gainBits, decimals: 3),
          Digits.fixed(look.gainPerMinute * 1000, decimals: 1),
        ]
      }
    )
    return TextRenderer.render(.table(table), style: style)
  }
}
