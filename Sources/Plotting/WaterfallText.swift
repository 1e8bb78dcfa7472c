/// A waterfall as text, one line a span.
struct WaterfallText {
  let waterfall: Waterfall
  let style: TextStyle

  func lines() -> [String] {
    let spans = waterfall.shown
    let notes = spans.map(\.note)
    let names = spans.map { style.plain($0.label(indent: "  ")) }
    let noteWidth = BarChartText.widest(notes)
    let nameWidth = min(BarChartText.widest(names), max(8, style.width / 3))
    let cut = TextLayout.cut(names, to: nameWidth, glyphs: style.glyphs)
    let room = max(4, style.width - nameWidth - noteWidth - 4)
    let range = waterfall.range
    let total = max(range.upperBound - range.lowerBound, .leastNonzeroMagnitude)
    let block = style.glyphs == .unicode ? "█" : "#"
    return spans.indices.map { row in
      let span = spans[row]
      let start = Int(((span.start - range.lowerBound) / total * Double(room)).rounded(.down))
      let before = min(room - 1, max(0, start))
      let length = Int((span.duration / total * Double(room)).rounded())
      let bar = String(repeating: block, count: min(room - before, max(1, length)))
      return TextLayout.pad(cut[row], to: nameWidth) + "  " + TextLayout.blanks(before)
        + style.paint(bar, span.isFailed ? .bad : .series(0))
        + TextLayout.blanks(room - before - bar.count + 2)
        + TextLayout.pad(notes[row], to: noteWidth, .right)
    }
  }
}
