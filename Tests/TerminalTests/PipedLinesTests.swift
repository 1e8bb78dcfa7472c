import Foundation
import Terminal
import Testing

struct PipedLinesTests {
  private func lines(of bytes: [UInt8], limit: Int = 8) throws -> [LineInput] {
    let url = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(bytes).write(to: url)
    let descriptor = open(url.path, O_RDONLY)
    defer { close(descriptor) }
    var source = PipedLines(descriptor: descriptor, limit: limit)
    var inputs: [LineInput] = []
    while inputs.count < 100 {
      inputs.append(source.next(prompt: "> "))
      if inputs.last == .endOfInput { break }
    }
    #expect(source.next(prompt: "> ") == .endOfInput)
    return inputs
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\n", ["a", "b"]), ("\n\nx", ["", "", "x"]),
    ("\u{FEFF}a\nb", ["a", "b"]), ("a\rb\n", ["a\rb"]), ("12345678\r\n", ["12345678"]),
    ("é日\0\n", ["é日\0"]),
  ])
  func `lines of a pipe end with LF, CR LF or nothing`(_ text: String, _ expected: [String]) throws
  {
    #expect(try lines(of: Array(text.utf8)) == expected.map(LineInput.line) + [.endOfInput])
  }

  @Test func `bytes that are not UTF-8 are replaced`() throws {
    #expect(try lines(of: [0xFF, 0x61, 0xE6, 0x0A]) == [.line("\u{FFFD}a\u{FFFD}"), .endOfInput])
  }

  @Test func `a line over the limit is skipped and told`() throws {
    #expect(
      try lines(of: Array("123456789\nok\n123456789".utf8))
        == [.tooLong(limit: 8), .line("ok"), .tooLong(limit: 8), .endOfInput]
    )
    let long = [UInt8](repeating: 0x61, count: 3 << 20)
    #expect(
      try lines(of: long + Array("\nok".utf8), limit: 1 << 20)
        == [.tooLong(limit: 1 << 20), .line("ok"), .endOfInput]
    )
  }

  @Test func `what cannot be read is told once`() {
    let descriptor = open("/", O_RDONLY)
    defer { close(descriptor) }
    var source = PipedLines(descriptor: descriptor)
    #expect(source.next(prompt: "") == .failed(errorNumber: EISDIR))
    #expect(source.next(prompt: "") == .endOfInput)
    var closed = PipedLines(descriptor: -1)
    #expect(closed.next(prompt: "") == .endOfInput)
  }
}
