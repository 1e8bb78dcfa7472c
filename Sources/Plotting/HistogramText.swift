/// A histogram as text, one line a bin, with its count and share.
struct HistogramText {
  private let histogram: Histogram
  private let style: TextStyle
  /// Bins that share a line, so that a page shows them all.
  private let binsPerRow: Int

  /// The most lines of a histogram that a reader takes in at once.
  private static let mostRows = 32

  init(_ histogram: Histogram, style: TextStyle) {
    self.histogram = histogram
    self.style = style
    let mostRows = HistogramText.mostRows
    binsPerRow = max(1, (histogram.bins.count + mostRows - 1) / mostRows)
  }

  func lines() -> [String] {
    let rows = stride(from: 0, to: histogram.bins.count, by: binsPerRow).map { start in
      Array(histogram.bins[start..<min(start + binsPerRow, histogram.bins.count)])
    }
    let counts = rows.map { bins in bins.reduce(0) { $0 + $1.count } }
    let total = counts.reduce(0, +)
    let labels = labels(of: rows)
    let countTexts = counts.map(NumberText.count)
    let shares = counts.map {
      NumberText.fixed(Double($0) / Double(max(1, total)) * 100, decimals: 1) + "%"
    }
    let widths = [labels, countTexts, shares].map(BarChartText.widest)
    let room = max(1, style.width - widths.reduce(0, +) - 6)
    let span = BarSpan(counts.map(Double.init), columns: room)
    let lines = rows.indices.map { row in
      let bar = span.bar(row, style: style)
      return TextLayout.pad(labels[row], to: widths[0], .right) + "  "
        + style.paint(bar, .series(0))
        + TextLayout.blanks(room - DisplayWidth.columns(of: bar) + 2)
        + TextLayout.pad(countTexts[row], to: widths[1], .right) + "  "
        + TextLayout.pad(shares[row], to: widths[2], .right)
    }
    return lines + style.flow(notes(total: total), indent: 0)
  }

  private func notes(total: Int) -> [String] {
    let sum = "n=" + NumberText.count(total)
    let merged = binsPerRow > 1 ? ["\(binsPerRow) bins a line"] : []
    return ([sum] + merged).map { style.paint($0, .faint) }
  }

  private func labels(of rows: [[Histogram.Bin]]) -> [String] {
    let edges = histogram.bins.map(\.low) + histogram.bins.suffix(1).map(\.high)
    let readings = edges.map(histogram.unit.reading)
    let span = PlotScale.range(of: readings).map { $0.upperBound - $0.lowerBound } ?? 0
    let finest = max(span / Double(max(1, rows.count)), 0)
    let decimals = min(
      NumberText.decimals(telling: readings, atMost: 6),
      finest >= 10 ? 0 : (finest >= 1 ? 1 : (finest >= 0.1 ? 2 : 4))
    )
    let dash = style.glyphs == .unicode ? "–" : "to"
    let texts = rows.map { bins in
      [bins.first?.low, bins.last?.high].map { edge in
        edge.map { NumberText.fixed(histogram.unit.reading($0), decimals: decimals) } ?? ""
      }
    }
    let width = texts.map { $0[1].count }.max() ?? 0
    return texts.map { $0[0] + " \(dash) " + TextLayout.pad($0[1], to: width, .right) }
  }
}
