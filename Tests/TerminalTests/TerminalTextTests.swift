import Terminal
import Testing

struct TerminalTextTests {
  @Test(arguments: [
    ("\u{1B}]0;pwn\u{7}x", "\u{FFFD}]0;pwn\u{FFFD}x"), ("a\u{9B}2J", "a\u{FFFD}2J"),
    ("two\nlines\tof it", "two\nlines\tof it"), ("plain é 日本 👩‍👩‍👧", "plain é 日本 👩‍👩‍👧"),
    ("a\u{202E}b", "a\u{FFFD}b"),
  ])
  func `words from outside hold no controls`(text: String, shown: String) {
    #expect(TerminalText.withoutControls(text) == shown)
  }

  @Test(arguments: [
    ("\u{1B}[1mbold", "\u{1B}[1mbold"), ("a\u{202E}b\u{2066}c", "a\u{FFFD}b\u{FFFD}c"),
    ("tag\u{E0041}\u{E007F}", "tag\u{FFFD}\u{FFFD}"), ("l\u{2028}m", "l\u{FFFD}m"),
    ("👩‍👩‍👧", "👩‍👩‍👧"),
  ])
  func `nothing changes how the text around it reads`(text: String, shown: String) {
    #expect(TerminalText.withoutDeception(text) == shown)
  }
}
