extension SVGPage {
  mutating func draw(_ waterfall: Waterfall) {
    let spans = waterfall.shown
    let names = spans.map(\.name)
    let notes = spans.map(\.note)
    let range = waterfall.range
    let area = SVGPlotArea(
      left: 24 + min(width / 3, spans.map { SVGPage.textWidth($0.label(indent: "  ")) }.max() ?? 0),
      right: width - 24 - (notes.map(SVGPage.textWidth).max() ?? 0),
      top: cursor + 18,
      bottom: cursor + 18 + Double(spans.count) * 22,
      xRange: range,
      yRange: 0...1
    )
    let ticks = Ticks.inside(range, limit: max(2, Int((area.right - area.left) / 90)))
    for tick in ticks.values {
      let x = area.x(tick)
      line(from: (x, area.top), to: (x, area.bottom), colour: SVGPage.grid)
      let label = NumberText.fixed(tick, decimals: ticks.decimals) + " ms"
      text(label, x: x, y: area.top - 6, anchor: .middle, colour: SVGPage.faint)
    }
    for (number, (span, note)) in zip(spans, notes).enumerated() {
      let top = area.top + Double(number) * 22
      let step = Double(max(0, min(span.depth, Waterfall.deepest))) * 12
      let most = max(1, Int((area.left - 24 - step) / 6.8))
      text(TextLayout.cut(names, to: most)[number], x: 16 + step, y: top + 15)
      let (start, end) = (area.x(span.start), area.x(span.start + span.duration))
      rectangle(
        x: start,
        y: top + 4,
        width: max(1.5, end - start),
        height: 14,
        colour: SVGPage.colour(span.isFailed ? 5 : 0)
      )
      text(note, x: width - 16, y: top + 15, anchor: .end, colour: SVGPage.faint)
    }
    cursor = area.bottom + 6
  }
}
