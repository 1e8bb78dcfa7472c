import Plotting
import Reports
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import TerminalSessions

struct StatusLineTests {
  private static let line = StatusLine(
    facts: ["14:50", "+0 min", "SEV 2", "a long title that finds no room on a narrow terminal"],
    inline: "14:50"
  )

  @Test(arguments: [40, 80, 140, 200])
  func `a bar is exactly as wide as the terminal`(width: Int) {
    for glyphs in GlyphSet.allCases {
      for colour in ColourDepth.allCases {
        let style = TextStyle(width: width, glyphs: glyphs, colour: colour)
        let bar = Self.line.bar(style)
        #expect(DisplayWidth.columns(of: bar) == width, "\(bar)")
        #expect(glyphs == .unicode || bar.utf8.allSatisfy { $0 < 0x80 }, "\(bar)")
      }
    }
  }

  @Test func `facts that find no room are left out whole`() {
    let narrow = Self.line.bar(TextStyle(width: 40, glyphs: .unicode, colour: .none))
    #expect(narrow == "── 14:50 · +0 min · SEV 2 ──────────────")
    let wide = Self.line.bar(TextStyle(width: 100, glyphs: .ascii, colour: .ansi16))
    #expect(wide.hasPrefix("\u{1B}[7m 14:50 | +0 min | SEV 2 | a long title"))
  }

  @Test func `it tells what happened so far and nothing of the truth`() throws {
    let scenario = try Sample.canary().scenario
    let lines = try scenario.hypotheses.map { hypothesis in
      var session = try Session.of(Sample.canary(), seed: 7, truth: hypothesis.id)
      session.apply(try session.decide(.look("arms")).event)
      var report = try StatusReport(session)
      report.badRate = StatusReport.Rate(now: 12.34, atPage: 8, usual: 3.96)
      return StatusLine(report)
    }
    #expect(Set(lines).count == 1)
    #expect(
      lines[0].facts == [
        "14:54 +4 min", "SEV 2", "12.3 bad/min (page 8.0, usual 4.0)", "update 15:05",
        "236 min left",
        "1 seen", scenario.title,
      ]
    )
  }
}
