import Plotting
import Testing

struct TextLayoutTests {
  @Test func `words wrap with a hanging indent`() {
    #expect(
      TextLayout.wrap("one two three four", width: 10, first: "- ", rest: "  ")
        == ["- one two", "  three", "  four"]
    )
  }

  @Test func `line ends begin new lines and empty ones stay`() {
    #expect(TextLayout.wrap("a\n\nb c", width: 20) == ["a", "", "b c"])
    #expect(TextLayout.wrap("", width: 20) == [""])
  }

  @Test func `a word wider than a line is broken`() {
    #expect(TextLayout.wrap("see 日本語日本語 now", width: 7) == ["see", "日本語", "日本語", "now"])
  }

  @Test func `a colour across a break is closed and opened again`() {
    #expect(
      TextLayout.wrap("\u{1B}[31mred fox\u{1B}[0m end", width: 4)
        == ["\u{1B}[31mred\u{1B}[0m", "\u{1B}[31mfox\u{1B}[0m", "end"]
    )
  }

  @Test func `text is cut at columns, not at characters`() {
    #expect(TextLayout.truncate("日本語です", to: 6) == "日本…")
    #expect(TextLayout.truncate("abcdefgh", to: 6, glyphs: .ascii) == "abc...")
    #expect(TextLayout.truncate("abcdefgh", to: 4, glyphs: .ascii) == "abc~")
    #expect(TextLayout.truncate("abc", to: 3) == "abc")
    #expect(TextLayout.truncate("abc", to: 0) == "")
    #expect(TextLayout.truncate("\u{1B}[31mabcdef", to: 3) == "\u{1B}[31mab\u{1B}[0m…")
  }

  @Test(arguments: [
    (["retrieval", "short"], 9, ["retrieval", "short"]),
    (["desktop-client-long", "web"], 17, ["desktop-…ent-long", "web"]),
    (["cluster west, pool a", "cluster west, pool b"], 9, ["clus…ol a", "clus…ol b"]),
    (["answers cut at the limit", "answers cut at the line"], 10, ["answe…imit", "answe…line"]),
    (
      ["requests of eu-west by new users today", "requests of eu-east by new users today"], 16,
      ["requ…west by ne…", "requ…east by ne…"]
    ),
    (["日本語日本語日本語", "日本語"], 9, ["日本…本語", "日本語"]),
    (["abcdef", "abcdeg"], 2, ["a…", "a…"]),
  ])
  func `labels that differ do so when they are cut`(labels: [String], width: Int, cut: [String]) {
    #expect(TextLayout.cut(labels, to: width) == cut)
    #expect(TextLayout.cut(labels, to: width).allSatisfy { DisplayWidth.columns(of: $0) <= width })
  }

  @Test func `vector figures cut long labels, too`() {
    let name = String(repeating: "cluster of the west, ", count: 8)
    let chart = BarChart(
      title: "errors",
      bars: ["pool a", "pool b"].map { BarChart.Bar(label: name + $0, value: 1) },
      unit: .none
    )
    let drawing = SVGRenderer.render(.bars(chart))
    #expect(drawing.contains("pool a</text>"))
    #expect(drawing.contains("pool b</text>"))
    #expect(drawing.contains("…"))
  }

  @Test func `text stands left, right and in the middle`() {
    let all = TextLayout.Alignment.allCases.map { TextLayout.pad("日", to: 5, $0) }
    #expect(all == ["日   ", "   日", " 日  "])
  }

  @Test func `boxes and rules have their width`() {
    #expect(
      TextLayout.box(["日本", "long line here"], title: "T", width: 12, glyphs: .unicode)
        == ["╭── T ─────╮", "│ 日本     │", "│ long li… │", "╰──────────╯"]
    )
    #expect(TextLayout.rule("Beliefs", width: 16, glyphs: .ascii) == "-- Beliefs -----")
    #expect(TextLayout.rule(width: 3, glyphs: .unicode) == "───")
  }

  @Test func `blocks stand side by side`() {
    #expect(TextLayout.beside(["a", "b"], ["x"], leftWidth: 3) == ["a    x", "b"])
  }

  @Test func `items fill columns from top to bottom`() {
    #expect(TextLayout.columns(["a", "bb", "c", "d", "e"], width: 10) == ["a   c   e", "bb  d"])
  }

  @Test func `text from outside cannot steer the terminal`() {
    #expect(TextLayout.plain("a\u{1B}[2Jb\r\nc\td\u{9B}e\u{202E}f\u{07}") == "a�[2Jb c d�ef�")
  }

  @Test func `signs are spelled for terminals of ASCII`() {
    let style = TextStyle(width: 80, glyphs: .ascii, colour: .none)
    #expect(style.plain("5 µs – “naïve” 日") == "5 us - \"na?ve\" ?")
  }

  @Test func `inks need a terminal with colours`() {
    func painted(_ depth: ColourDepth) -> String {
      TextStyle(width: 80, glyphs: .unicode, colour: depth).paint("x", .bad)
    }
    #expect(painted(.none) == "x")
    #expect(painted(.ansi16) == "\u{1B}[31;1mx\u{1B}[0m")
    #expect(painted(.ansi256) == "\u{1B}[38;5;166;1mx\u{1B}[0m")
  }
}
