import TestSupport
import Testing

/// The screen that tests read, against what ECMA-48 and xterm say of each sequence.
struct ScreenTests {
  private func lines(_ text: String, columns: Int = 8, rows: Int = 3) -> [String] {
    var screen = Screen(columns: columns, rows: rows)
    screen.write(text.utf8)
    return screen.everything
  }

  @Test(arguments: [
    ("ab\r\ncd", ["ab", "cd", ""]), ("ab\rc", ["cb", "", ""]), ("ab\u{8}c", ["ac", "", ""]),
    ("1\t2", ["1      2", "", ""]),
    ("12345678", ["12345678", "", ""]), ("123456789", ["12345678", "9", ""]),
    ("12345678\r\n9", ["12345678", "9", ""]), ("1\n2\n3\n4", ["1", " 2", "  3", "   4"]),
    ("abc\u{1B}[2D\u{1B}[P", ["ac", "", ""]), ("abc\u{1B}[2D\u{1B}[@x", ["axbc", "", ""]),
    ("abc\u{1B}[1G\u{1B}[K", ["", "", ""]), ("abc\u{1B}[2D\u{1B}[1K", ["  c", "", ""]),
    ("ab\u{1B}[2;3Hc", ["ab", "  c", ""]), ("ab\u{1B}[2J", ["", "", ""]),
    ("ab\r\ncd\u{1B}[A\u{1B}[1G\u{1B}[J", ["", "", ""]),
    ("a\u{1B}[1;32mb\u{1B}[m", ["ab", "", ""]),
    ("日本語x", ["日本語x", "", ""]), ("1234567日", ["1234567", "日", ""]),
    ("e\u{301}x\u{8}y", ["e\u{301}y", "", ""]), ("\u{1B}]0;title\u{7}a", ["a", "", ""]),
    ("a\u{1B}7b\u{1B}8c", ["ac", "", ""]), ("a\r\nb\u{1B}[1;1H\u{1B}[Lc", ["c", "a", "b"]),
    ("a\r\nb\u{1B}[1;1H\u{1B}[M", ["b", "", ""]),
  ])
  func `sequences change the screen as they should`(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test func `bytes that come apart are put together`() {
    var screen = Screen(columns: 8, rows: 1)
    for byte in "日\u{1B}[1mb\u{1B}[?2004h".utf8 { screen.write([byte]) }
    #expect(screen.lines == ["日b"])
    #expect(screen.bracketsPastes && screen.editedLines == 1 && screen.isPainted)
  }

  @Test func `a row that is too long is told`() {
    var screen = Screen(columns: 4, rows: 2)
    screen.write("1234\r\n12345".utf8)
    #expect(screen.brokenLines == ["1234"])
  }

  @Test func `another size keeps what is above the cursor`() {
    var screen = Screen(columns: 4, rows: 3)
    screen.write("a\r\nb\r\nc".utf8)
    screen.resize(columns: 6, rows: 2)
    #expect(screen.everything == ["a", "b", "c"])
    screen.resize(columns: 2, rows: 4)
    screen.write("\r\nd".utf8)
    #expect(screen.lines == ["b", "c", "d", ""])
  }
}
