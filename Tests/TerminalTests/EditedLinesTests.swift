import Foundation
import Terminal
import Testing

/// Tests that open libedit or guard the mode of a terminal, one after the other.
///
/// Both are one for the process: two editors that open at once race in the terminal database of
/// libtinfo, and the process can end with a segmentation fault.
@Suite(.serialized)
enum EditorTests {}

extension EditorTests {
  @Suite struct EditedLinesTests {
    private static let words = ["check", "cite", "compare", "Status", "übersicht"]

    private func edit(
      _ keys: String...,
      inputs count: Int? = nil,
      history: HistoryFile? = nil,
      limit: Int = 1000
    ) throws -> [LineInput] {
      let terminal = try EditedTerminal(isRaw: false)
      let lines = try #require(
        EditedLines(
          input: terminal.terminal,
          output: terminal.terminal,
          history: history,
          limit: limit
        )
      )
      terminal.type(lines: keys)
      return (0..<(count ?? keys.count)).map { _ in
        lines.next(
          prompt: "\u{1B}[1m> \u{1B}[0m",
          complete: { _ in EditedLinesTests.words },
          help: { _ in [] }
        )
      }
    }

    @Test(arguments: [
      ("héllo 日本\r", "héllo 日本"), ("abd\u{1B}[Dc\r", "abcd"), ("abc\u{7F}\u{7F}x\r", "ax"),
      ("ab\u{1}c\r", "cab"), ("ci\t\r", "cite "), ("st\t\r", "Status "), ("üb\t!\r", "übersicht !"),
      ("x com\t1\r", "x compare 1"), ("zz\t\r", "zz"), ("\r", ""), ("👩‍🚀\r", "👩‍🚀"),
      ("a\u{1B}[200~b\tc\u{1B}[201~d\r", "ab cd"),
    ])
    func `keys edit a line`(_ keys: String, _ line: String) throws {
      #expect(try edit(keys) == [.line(line)])
    }

    @Test func `Ctrl-C takes back a line, interrupts an empty one, and Ctrl-D ends it`() throws {
      #expect(
        try edit("abc\u{3}", "next\r", "\u{3}", "\u{4}", inputs: 3)
          == [.line("next"), .interrupted, .endOfInput]
      )
    }

    @Test func `pasted lines are one text, whose last line end is left to Return`() throws {
      #expect(
        try edit("one\r\u{1B}[200~three\r\nfour\r\rfi\u{7}ve\r\u{1B}[201~!\r", "six\r", inputs: 3)
          == ["one", "three\nfour\n\nfive!", "six"].map(LineInput.line)
      )
    }

    @Test func `a question mark helps where there is help and is a letter elsewhere`() throws {
      let terminal = try EditedTerminal(isRaw: false)
      do {
        let lines = try #require(EditedLines(input: terminal.terminal, output: terminal.terminal))
        terminal.type(lines: ["?why?\r"])
        let input = lines.next(prompt: "> ", complete: { _ in [] }) { typed in
          typed.isEmpty ? ["first line of help", "second line"] : []
        }
        #expect(input == .line("why?"))
      }
      let screen = terminal.closed()
      let first = try #require(screen.range(of: "first line of help"))
      #expect(screen[first.upperBound...].contains("second line"))
      #expect(screen.components(separatedBy: "second line").count == 2, "help is shown once")
    }

    @Test func `a line over the limit is skipped whole, typed or pasted`() throws {
      let long = String(repeating: "x", count: 1001)
      let exact = String(repeating: "y", count: 1000)
      #expect(
        try edit("\(exact)\r", "\(long)\r", "a\r", limit: 1000)
          == [.line(exact), .tooLong(limit: 1000), .line("a")]
      )
      #expect(
        try edit("\u{1B}[200~\(long)\u{1B}[201~", "b\r") == [.tooLong(limit: 1000), .line("b")]
      )
    }

    @Test func `an arrow brings back lines of earlier sessions`() throws {
      let url = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: url) }
      let history = HistoryFile(path: url.path)
      #expect(
        try edit("first\r", "second \r", " secret\r", "second\r", "\r", history: history).count == 5
      )
      #expect(history.lines() == ["first", "second"])
      #expect(try edit("\u{1B}[A\u{1B}[A!\r", history: history) == [.line("first!")])
      let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }

    @Test func `a word that leaves a choice lists the candidates`() throws {
      let terminal = try EditedTerminal(isRaw: false)
      do {
        let lines = try #require(EditedLines(input: terminal.terminal, output: terminal.terminal))
        terminal.type(lines: ["c\t\r"])
        let input = lines.next(
          prompt: "> ",
          complete: { _ in EditedLinesTests.words },
          help: { _ in [] }
        )
        #expect(input == .line("c"))
      }
      #expect(terminal.closed().contains("check    cite     compare"))
    }

    @Test func `colours of a prompt take no column`() {
      #expect(
        EditedLines.marked("\u{1B}[1;32ma\u{1B}[0m> ")
          == "\u{1}\u{1B}[1;32m\u{1}a\u{1}\u{1B}[0m\u{1}> "
      )
    }

    @Test func `keys are read singly and the terminal's mode is put back`() throws {
      let terminal = try EditedTerminal(isRaw: false)
      let before = terminal.localModes()
      if var keys = KeyReader(descriptor: terminal.terminal) {
        #expect(terminal.localModes() != before)
        terminal.type("\u{1B}[Aq é\u{1B}")
        let pressed = (0..<5).map { _ in keys.next() }
        let expected: [KeyPress] = [
          .up, .character("q"), .character(" "), .character("é"), .escape,
        ]
        #expect(pressed == expected)
        terminal.type("\u{3}")
        let last = keys.next()
        #expect(last == .interrupted)
      } else {
        Issue.record("no keys from a terminal")
      }
      #expect(terminal.localModes() == before)
    }

    @Test func `where there is no terminal there is no editor`() {
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      defer { ends.forEach { close($0) } }
      #expect(EditedLines(input: ends[0], output: ends[1]) == nil)
      let hasKeys = KeyReader(descriptor: ends[0]) != nil
      #expect(!hasKeys)
    }
  }
}
