import Plotting
import Sessions
import Telemetry
package import Terminal

/// Shows a replay page by page, steered by single keys; a clock of this edge plays it.
package struct ReplayViewer {
  private let pages: ReplayPages
  private let terminal: TerminalCapabilities
  /// Computes what the evidence said after each event; asked for once, when it is to be revealed.
  private let posteriors: () throws -> [[Double]]
  private let isRevealing: Bool

  package init(
    pages: ReplayPages,
    terminal: TerminalCapabilities,
    posteriors: @escaping () throws -> [[Double]],
    isRevealing: Bool
  ) {
    self.pages = pages
    self.terminal = terminal
    self.posteriors = posteriors
    self.isRevealing = isRevealing
  }

  /// Clears the screen and puts the cursor at its top; source: ECMA-48, ED and CUP.
  private static let clear = "\u{1B}[2J\u{1B}[H"
  /// The interval between two looks at the clock during playback, in milliseconds.
  private static let tickMilliseconds: Int32 = 100

  /// Shows pages until the viewer leaves.
  package func run() throws {
    guard var keys = KeyReader() else { return }
    let output = OutputWriter.standardOutput
    var playback = ReplayPlayback(
      ends: [0] + pages.course.last.entries.map(\.end),
      mayReveal: pages.course.last.isOver,
      isRevealing: isRevealing
    )
    var revealed: [[Double]]?
    var shown: (page: Int, session: Session, lines: [String])?
    let clock = ContinuousClock()
    var before = clock.now
    var isStale = true
    while true {
      if isStale {
        if shown?.page != playback.page {
          let session = pages.course.session(after: playback.page)
          shown = (playback.page, session, try pages.lines(of: session))
        }
        if playback.isRevealing, revealed == nil { revealed = try posteriors() }
        let size = TerminalSize(descriptor: output.descriptor) ?? terminal.size
        let foot = foot(
          playback,
          shown?.session ?? pages.course.last,
          playback.isRevealing ? revealed : nil,
          width: size.columns
        )
        let rows = max(1, size.rows - foot.count - 1)
        let lines = playback.isHelpShown ? Self.help : shown?.lines ?? []
        playback.fit(lines: lines.count, rows: rows)
        let screen = Self.screen(lines, from: playback.top, rows: rows, foot: foot)
        try output.write(pages.view.style.spelled(screen))
      }
      let rows = max(1, (TerminalSize(descriptor: output.descriptor) ?? terminal.size).rows - 6)
      let key =
        playback.isPlaying ? keys.next(withinMilliseconds: Self.tickMilliseconds) : keys.next()
      let now = clock.now
      let seconds = (now - before) / .seconds(1)
      before = now
      isStale = playback.pass(seconds: playback.isPlaying ? seconds : 0)
      guard let key else { continue }
      isStale = true
      switch playback.press(key, rows: rows) {
      case .draw: continue
      case .leave:
        try output.write("\n")
        return
      case .interrupt:
        try output.write("\n")
        throw TerminalSessionError.interrupted
      }
    }
  }

  /// A screenful: lines of the page, blanks, and the foot at the bottom.
  private static func screen(_ lines: [String], from top: Int, rows: Int, foot: [String]) -> String
  {
    var shown = Array(lines.dropFirst(top).prefix(rows))
    if lines.count > top + rows { shown[rows - 1] = "↓ \(lines.count - top - rows + 1) more lines" }
    shown += Array(repeating: "", count: rows - shown.count)
    return clear + (shown + foot).joined(separator: "\n")
  }

  private func foot(
    _ playback: ReplayPlayback,
    _ session: Session,
    _ revealed: [[Double]]?,
    width: Int
  ) -> [String] {
    let scenario = session.scenario
    let minute = Int(playback.minute)
    let state = playback.isPlaying ? "playing ×\(playback.factor)" : "×\(playback.factor)"
    let points = pages.points(playback.page).map {
      (playback.page == playback.last ? " · score " : " · points so far ")
        + Digits.fixed($0, decimals: 1)
    }
    let place =
      "[\(playback.page) of \(playback.last)] \(pages.view.time(minute, in: scenario))"
      + " +\(minute) min · \(state)\(points ?? "")"
    let beliefs = pages.beliefs(of: session, revealing: revealed)
    return [pages.view.style.paint(String(place.prefix(width)), .emphasis)] + beliefs
      + [TextLayout.wrap(prompt(playback), width: max(20, width - 1))[0]]
  }

  private func prompt(_ playback: ReplayPlayback) -> String {
    switch playback.question {
    case .jump(let text): return "to event N, or minute +N: \(text)"
    case .reveal: return "show what the evidence said at each moment? y or n "
    case nil: break
    }
    if let complaint = playback.complaint { return complaint }
    if playback.isHelpShown { return "any key goes back " }
    return "space next · b back · g go to · 1-9 play · r reveal · ? keys · q leave "
  }

  private static let help = [
    "space, n, →     the next event; space stops a replay that plays",
    "b, p, ←         the one before",
    "g               go to: an event's number, or a minute such as +35",
    "Home, End       the page that opened the incident; the end",
    "1 to 9          play at ×1 2 5 10 30 60 120 300 600; ×60 is a minute a second",
    "+, -            play faster, slower; 0 stops",
    "↓ ↑ PgDn PgUp   through a long page",
    "r               show or hide what the evidence said beside the player's beliefs",
    "q, Esc          leave",
  ]
}
