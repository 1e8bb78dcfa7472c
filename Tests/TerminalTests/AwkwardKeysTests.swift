import Foundation
import Terminal
import Testing

extension EditorTests {
  /// Keys without a meaning, replies of terminals and bytes that are no text, within one line each.
  @Suite struct AwkwardKeysTests {
    /// The line that comes of some bytes, and all that was written to the screen.
    private static func typed(_ bytes: [UInt8]) throws -> (line: LineInput, screen: String) {
      let terminal = try EditedTerminal(isRaw: false)
      let line: LineInput
      do {
        let lines = try #require(EditedLines(input: terminal.terminal, output: terminal.terminal))
        terminal.type(bytes: bytes)
        line = lines.next(prompt: "> ", complete: { _ in [] }, help: { _ in [] })
      }
      return (line, terminal.closed())
    }

    @Test(arguments: [
      "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[15~", "\u{1B}[24~", "\u{1B}[3;5~", "\u{1B}[1;3D",
      "\u{1B}[1;2D", "\u{1B}[1;3A", "\u{1B}OP", "\u{1B}[Z", "\u{1B}[I",
      "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]4;1;x\u{1B}\\", "\u{1B}P1+r\u{1B}\\",
      "\u{1B}[?62;4c", "\u{1B}[>0;1;2c",
    ])
    func `a key or a reply without a meaning leaves nothing`(keys: String) throws {
      #expect(try Self.typed(Array("ab\(keys)c\r".utf8)).line == .line("abc"))
    }

    @Test(
      arguments: [
        ([0xFF], "\u{FFFD}"), ([0xFF, 0xFE], "\u{FFFD}\u{FFFD}"), ([0xC3], "\u{FFFD}"),
        ([0xE2, 0x82], "\u{FFFD}"), ([0x80], "\u{FFFD}"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
      ] as [([UInt8], String)]
    )
    func `bytes that are no text are replaced, and what follows stays`(
      bytes: [UInt8],
      shown: String
    ) throws {
      #expect(
        try Self.typed(Array("a".utf8) + bytes + Array(" b\r".utf8)).line == .line("a\(shown) b")
      )
    }

    @Test func `joined emoji stay apart on the screen and joined in the text`() throws {
      let (line, screen) = try Self.typed(Array("👩‍👩‍👧 e\u{301}\u{7F}\u{7F}Z\r".utf8))
      #expect(line == .line("👩‍👩‍👧 Z"))
      #expect(!screen.unicodeScalars.contains("\u{200D}"), "terminals draw them as they please")
    }
  }
}
