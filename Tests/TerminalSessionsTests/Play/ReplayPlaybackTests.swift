import Terminal
import Testing

@testable import TerminalSessions

struct ReplayPlaybackTests {
  /// A page and five events: at minutes 4, 4, 10, 40 and 41.
  private static func start(mayReveal: Bool = true) -> ReplayPlayback {
    ReplayPlayback(ends: [0, 4, 4, 10, 40, 41], mayReveal: mayReveal)
  }

  private static func typed(_ text: String, _ playback: inout ReplayPlayback) {
    for character in text {
      _ = playback.press(character == "\n" ? .enter : .character(character), rows: 10)
    }
  }

  @Test(arguments: [
    ("n", 1), ("   ", 3), ("nnnp", 2), ("p", 0), ("nnnnnnnnn", 5), ("g3\n", 3), ("g0\n", 0),
    ("g+4\n", 2), ("g+9\n", 2), ("g+10\n", 3), ("g+999\n", 5), ("G", 5), ("Gb", 4), ("ng\n", 1),
  ])
  func `keys lead to a page`(keys: String, page: Int) {
    var playback = Self.start()
    Self.typed(keys, &playback)
    #expect(playback.page == page)
    #expect(playback.complaint == nil)
  }

  @Test(arguments: [
    ("g9\n", "there is no event 9; the last is 5"),
    ("gx\n", "'x' is neither an event's number nor a minute such as +35"),
    ("g-3\n", "'-3' is neither an event's number nor a minute such as +35"),
  ])
  func `a place that is not there is named and nothing moves`(keys: String, complaint: String) {
    var playback = Self.start()
    Self.typed("nn" + keys, &playback)
    #expect(playback.page == 2)
    #expect(playback.complaint == complaint)
    Self.typed("n", &playback)
    #expect(playback.complaint == nil)
  }

  @Test func `time passes at the speed chosen and an event stays long enough to be read`() {
    var playback = Self.start()
    Self.typed("6", &playback)
    #expect(playback.factor == 60)
    let turn1 = playback.pass(seconds: 0.5)
    #expect(!turn1)
    let turn2 = playback.pass(seconds: 1)
    #expect(turn2)
    #expect((playback.page, Int(playback.minute)) == (0, 1))
    _ = playback.pass(seconds: 3)
    #expect((playback.page, playback.minute) == (1, 4))
    let turn3 = playback.pass(seconds: 1.4)
    #expect(!turn3, "the second event took no time and is not skipped")
    let turn4 = playback.pass(seconds: 0.2)
    #expect(turn4)
    #expect(playback.page == 2)
  }

  @Test func `playing ends at the end and starts anew from there`() {
    var playback = Self.start()
    Self.typed("9", &playback)
    #expect(playback.factor == 600)
    for _ in 0..<40 { _ = playback.pass(seconds: 1) }
    #expect((playback.page, playback.isPlaying) == (5, false))
    let turn5 = playback.pass(seconds: 100)
    #expect(!turn5)
    Self.typed("1", &playback)
    #expect((playback.page, playback.isPlaying, playback.factor) == (0, true, 1))
  }

  @Test func `speeds are changed and stopped`() {
    var playback = Self.start()
    Self.typed("+", &playback)
    #expect((playback.isPlaying, playback.factor) == (true, 60))
    Self.typed("+++++", &playback)
    #expect(playback.factor == 600)
    Self.typed("---", &playback)
    #expect(playback.factor == 60)
    Self.typed(" ", &playback)
    #expect((playback.isPlaying, playback.page) == (false, 0))
    Self.typed("10", &playback)
    #expect((playback.isPlaying, playback.factor) == (false, 1))
    let turn6 = playback.pass(seconds: 1_000)
    #expect(!turn6)
  }

  @Test func `the evidence is revealed only after a yes, and never of an open session`() {
    var playback = Self.start()
    Self.typed("r", &playback)
    #expect((playback.isRevealing, playback.question) == (false, .reveal))
    Self.typed("n", &playback)
    #expect((playback.isRevealing, playback.question, playback.page) == (false, nil, 0))
    Self.typed("ry", &playback)
    #expect(playback.isRevealing)
    Self.typed("r", &playback)
    #expect(!playback.isRevealing)
    var open = ReplayPlayback(ends: [0, 4], mayReveal: false, isRevealing: true)
    #expect(!open.isRevealing)
    Self.typed("ry", &open)
    #expect(!open.isRevealing)
  }

  @Test func `a long page is scrolled within its bounds`() {
    var playback = Self.start()
    for key in [KeyPress.pageDown, .pageDown, .down] { _ = playback.press(key, rows: 10) }
    playback.fit(lines: 25, rows: 10)
    #expect(playback.top == 15)
    _ = playback.press(.up, rows: 10)
    playback.fit(lines: 25, rows: 10)
    #expect(playback.top == 14)
    Self.typed("n", &playback)
    #expect(playback.top == 0)
    _ = playback.press(.up, rows: 10)
    playback.fit(lines: 3, rows: 10)
    #expect(playback.top == 0)
  }

  @Test(arguments: [
    (KeyPress.character("q"), ReplayPlayback.Step.leave), (.escape, .leave), (.endOfInput, .leave),
    (.interrupted, .interrupt), (.redraw, .draw),
  ])
  func `keys that leave`(key: KeyPress, step: ReplayPlayback.Step) {
    var playback = Self.start()
    let next = playback.press(key, rows: 10)
    #expect(next == step)
  }

  @Test func `Ctrl-C leaves from a question and from the help`() {
    for keys in ["g12", "r", "?"] {
      var playback = Self.start()
      Self.typed(keys, &playback)
      let next = playback.press(.interrupted, rows: 10)
      #expect(next == .interrupt)
    }
  }
}
