import Foundation
import FoundationXML
import Plotting
import Testing

/// A linear congruential generator with Knuth's constants for MMIX, enough to vary figures.
struct FigureDice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }

  mutating func value() -> Double? {
    let scales = [1, 1e-9, 1000, 0.01, 1e12, 1e300, -1, -40, 0]
    switch below(12) {
    case 0: return nil
    case 1: return [.nan, .infinity, -.infinity][below(3)]
    default: return Double(below(10_000)) / 7 * scales[below(below(4) == 0 ? 9 : 4)]
    }
  }

  mutating func values(_ count: Int) -> [Double?] {
    (0..<count).map { _ in value() }
  }

  mutating func name() -> String {
    let parts = [
      "eu-west", "日本語", "👩‍🚀", "e\u{301}", "a", "", "control arm with a long name", "<&\">",
      "\u{1B}[31mred", "tab\there", "line\nend", "\u{202E}abc", "مرحبا", "x\u{0}y",
      "supercalifragilistic",
    ]
    return (0...below(3)).map { _ in parts[below(parts.count)] }.joined(separator: " ")
  }

  mutating func unit() -> FigureUnit {
    [.none, .percent, .of("ms"), .of(name())][below(4)]
  }

  mutating func figure() -> Figure {
    switch below(6) {
    case 0: lineChart()
    case 1:
      .bars(
        BarChart(
          title: name(),
          bars: (0..<below(9)).map { _ in
            .init(label: name(), value: value(), n: below(2) == 0 ? nil : below(1_000_000))
          },
          unit: unit()
        )
      )
    case 2:
      .histogram(
        Histogram(
          title: name(),
          edges: (0..<below(90)).map { Double($0 * $0) * 0.37 },
          counts: (0..<below(90)).map { _ in below(5000) },
          unit: unit()
        )
      )
    case 3: heatmap()
    case 4:
      .intervals(
        IntervalPlot(
          title: name(),
          rows: (0..<below(5)).map { _ in
            .init(label: name(), estimate: value(), low: value(), high: value(), n: below(99_999))
          },
          reference: value(),
          unit: unit()
        )
      )
    default:
      .table(
        DataTable(
          title: name(),
          columns: (0...below(7)).map { _ in
            .init(
              name: name(),
              unit: unit(),
              alignment: TextLayout.Alignment.allCases[below(3)]
            )
          },
          rows: (0..<below(5)).map { _ in (0..<below(9)).map { _ in name() } }
        )
      )
    }
  }

  private mutating func lineChart() -> Figure {
    let count = below(200)
    let step = [0.01, 1, 5, 60, 1440][below(5)]
    let minutes = (0..<count).map { (Double($0) - Double(count) / 2) * step }
    return .lineChart(
      LineChart(
        title: name(),
        xLabel: name(),
        minutes: minutes,
        series: (0..<below(12)).map { _ in .init(name: name(), values: values(count)) },
        unit: unit(),
        marks: (0..<below(4)).map { _ in .init(minute: value() ?? 0, label: name()) },
        levels: (0..<below(3)).map { _ in .init(value: value() ?? 0, label: name()) }
      )
    )
  }

  private mutating func heatmap() -> Figure {
    let (rows, columns) = (below(6), below(70))
    return .heatmap(
      Heatmap(
        title: name(),
        rows: (0..<rows).map { _ in name() },
        columns: (0..<columns).map { _ in name() },
        cells: (0..<below(7)).map { _ in values(below(80)) },
        unit: unit()
      )
    )
  }
}

struct RandomFigureTests {
  @Test func `no line is wider than the page`() {
    for seed in 0..<600 {
      var dice = FigureDice(seed: UInt64(seed))
      let figure = dice.figure()
      let style = TextStyle(
        width: seed % 4 == 0 ? 1 + dice.below(40) : 40 + dice.below(161),
        plotRows: 4 + dice.below(20),
        glyphs: GlyphSet.allCases[dice.below(2)],
        colour: ColourDepth.allCases[dice.below(3)]
      )
      for line in TextRenderer.render(figure, style: style) {
        #expect(DisplayWidth.columns(of: line) <= style.width, "seed \(seed)")
        #expect(!line.contains { $0.isNewline }, "seed \(seed)")
        if style.glyphs == .ascii {
          #expect(line.allSatisfy { $0.isASCII }, "seed \(seed): \(line)")
        }
        if style.colour == .none { #expect(!line.contains("\u{1B}"), "seed \(seed)") }
      }
    }
  }

  @Test func `colours change nothing but colours`() {
    for seed in 0..<150 {
      var dice = FigureDice(seed: UInt64(seed))
      let figure = dice.figure()
      func text(_ colour: ColourDepth) -> [String] {
        let style = TextStyle(width: 100, glyphs: .unicode, colour: colour)
        return TextRenderer.render(figure, style: style).map { line in
          let shown = TextPieces(line).map { piece in
            if case .cluster(let cluster) = piece { String(cluster) } else { "" }
          }.joined()
          return String(shown.reversed().drop { $0 == " " }.reversed())
        }
      }
      #expect(text(.ansi16) == text(.none), "seed \(seed)")
      #expect(text(.ansi256) == text(.none), "seed \(seed)")
    }
  }

  @Test func `a table shows every cell whole`() {
    for seed in 0..<200 {
      var dice = FigureDice(seed: UInt64(seed))
      let rows = (0...dice.below(4)).map { _ in
        (0..<5).map { _ in NumberText.count(dice.below(100_000_000)) }
      }
      let table = DataTable(
        title: "t",
        columns: (0..<5).map {
          .init(name: "c\($0)", alignment: dice.below(2) == 0 ? .left : .right)
        },
        rows: rows
      )
      let style = TextStyle(width: 40 + dice.below(161), glyphs: .unicode, colour: .none)
      let words = TextRenderer.render(.table(table), style: style).flatMap {
        $0.split(separator: " ").map(String.init)
      }
      let shown = words.filter { $0.contains { $0.isNumber } && !$0.hasPrefix("c") }
      let expected = rows.joined()
      #expect(expected.allSatisfy(shown.contains), "seed \(seed)")
    }
  }

  @Test func `vector figures are well-formed`() {
    for seed in 0..<300 {
      var dice = FigureDice(seed: UInt64(seed))
      let text = SVGRenderer.render(dice.figure(), width: 200 + dice.below(1200))
      let parser = XMLParser(data: Data(text.utf8))
      #expect(parser.parse(), "seed \(seed): \(String(describing: parser.parserError))")
      #expect(!text.contains("nan") && !text.contains("inf\""), "seed \(seed)")
    }
  }

  @Test func `an empty figure says so`() {
    let style = TextStyle(width: 80, glyphs: .unicode, colour: .none)
    let figures: [Figure] = [
      .lineChart(
        LineChart(title: "", minutes: [1], series: [.init(name: "a", values: [.nan])], unit: .none)
      ),
      .bars(BarChart(title: "", bars: [], unit: .none)),
      .histogram(Histogram(title: "", edges: [0, 1], counts: [0], unit: .none)),
      .heatmap(Heatmap(title: "", rows: ["a"], columns: ["b"], cells: [[nil]], unit: .none)),
      .intervals(IntervalPlot(title: "", rows: [], unit: .none)),
      .table(DataTable(title: "", columns: [.init(name: "a")], rows: [])),
    ]
    for figure in figures {
      #expect(TextRenderer.render(figure, style: style) == ["no rows in this window"])
      #expect(SVGRenderer.render(figure).contains("no rows in this window"))
    }
  }
}
