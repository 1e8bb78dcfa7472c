package import Plotting
import Telemetry

extension PreviewReport {
  /// Writes the legend, a block for each look, and all looks by their gain a minute.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = [
      "\(scenario): \(samples) worlds of each hypothesis.",
      "Before any look \(bits(entropyBits)) bits are open.", "",
    ]
    lines += hypotheses.enumerated().map { index, hypothesis in
      let prior = Digits.percent(hypothesis.prior, decimals: 0)
      return TextLayout.truncate(
        "  \(Self.letter(index))  \(TextLayout.pad(prior, to: 4, .right))  \(hypothesis.id):"
          + " \(hypothesis.title)",
        to: style.width
      )
    }
    for look in looks { lines += [""] + look.block(style) }
    return lines + [""] + style.figure(rankingFigure)
  }

  /// The letter that stands for the hypothesis at a position from 0.
  static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(65 + index % 26)))
  }

  private func bits(_ value: Double) -> String { Digits.fixed(value, decimals: 2) }

  /// All looks, the one that gains most a minute first.
  package var rankingFigure: Figure {
    let ordered = looks.enumerated().sorted {
      ($1.element.gainPerMinute, $0.offset) < ($0.element.gainPerMinute, $1.offset)
    }
    return .table(
      DataTable(
        title: "Looks by what they gain a (10 + min)",
        columns: [DataTable.Column(name: "look")]
          + ["min", "bits", "mbit a (10 + min)"].map {
            DataTable.Column(name: $0, alignment: .right)
          },
        rows: ordered.map { _, look in
          [
            look.name, "\(look.minutes)", Digits.fixed(look.gainBits, decimals: 3),
            look.millibits,
          ]
        }
      )
    )
  }
}

extension PreviewReport.Look {
  /// The action, with the time band and the mitigation state where they are told.
  fileprivate var name: String {
    let place = [band.map { "band \($0)" }, state].compactMap { $0 }.joined(separator: ", ")
    return action + (place.isEmpty ? "" : " (\(place))")
  }

  /// The gain for each of 10 + minutes.
  ///
  /// Unit: thousandths of a bit.
  fileprivate var millibits: String { Digits.fixed(gainPerMinute * 1000, decimals: 1) }

  /// Writes how often each finding comes out under each hypothesis.
  fileprivate func block(_ style: TextStyle) -> [String] {
    let count = findings.first?.shares.count ?? 0
    let table = DataTable(
      title: "",
      columns: [DataTable.Column(name: "")]
        + (0..<count).map {
          DataTable.Column(name: PreviewReport.letter($0), alignment: .right)
        },
      rows: findings.map { finding in
        [finding.id] + finding.shares.map { $0 == 0 ? "." : Digits.percent($0, decimals: 0) }
      }
    )
    return TextLayout.wrap("\(name): \(title)", width: style.width).map {
      style.paint($0, .emphasis)
    } + ["  \(minutes) min, \(gain)"] + style.figure(.table(table)).filter { !$0.isEmpty }
      + measureLines(style)
  }

  /// Writes the mean of each measure's main figure under each hypothesis; no line without measures.
  private func measureLines(_ style: TextStyle) -> [String] {
    let shown = measures.prefix(Self.mostMeasures).flatMap { measure in
      let means = measure.means.enumerated().map { hypothesis, mean in
        "\(PreviewReport.letter(hypothesis)) \(mean.map { Digits.significant($0, digits: 3) } ?? "–")"
      }
      return style.item(
        "  mean \(measure.name).\(measure.figure):",
        means.joined(separator: ", ")
      )
    }
    let left = measures.count - Self.mostMeasures
    return shown + (left > 0 ? ["  and \(left) more measures, in the JSON"] : [])
  }

  /// The most measures of a look in the text.
  private static let mostMeasures = 8

  private var gain: String {
    gainBits == 0
      ? "no gain beyond the noise of \(Digits.fixed(noiseBits, decimals: 3)) bits"
      : "gains \(Digits.fixed(gainBits, decimals: 3)) bits, \(millibits) mbit a (10 + min)"
  }
}
