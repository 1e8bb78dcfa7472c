import Foundation
import Terminal
import Testing

struct OutputWriterTests {
  @Test func `a closed reader is an error value, not a death`() {
    Signals.install()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    #expect(throws: OutputError.closed) {
      try OutputWriter(descriptor: ends[1]).writeLine("nobody reads")
    }
  }

  @Test func `a full disk is told`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    #expect(throws: OutputError.full) { try OutputWriter(descriptor: descriptor).write("x") }
    #expect(throws: OutputError.failed(errorNumber: EBADF)) {
      try OutputWriter(descriptor: -1).write("x")
    }
  }

  @Test func `lines are written whole`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let writer = OutputWriter(descriptor: ends[1])
    try writer.writeLines(["é", "b"])
    try writer.writeLines([])
    try writer.writeLine()
    close(ends[1])
    var source = PipedLines(descriptor: ends[0])
    #expect(
      (0..<4).map { _ in source.next(prompt: "") } == [
        .line("é"), .line("b"), .line(""), .endOfInput,
      ]
    )
    close(ends[0])
  }

  @Test func `lines for people are harmless in a pipe, and documents stay as they are`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let writer = OutputWriter(descriptor: ends[1])
    try writer.writeLine("pool\u{202E}c")
    try writer.writeLines(["a\u{2028}b", "c"])
    try writer.writeDocument("\"pool\u{202E}c\"")
    close(ends[1])
    let written = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true).readDataToEndOfFile()
    #expect(
      String(decoding: written, as: UTF8.self)
        == "pool\u{FFFD}c\na\u{FFFD}b\nc\n\"pool\u{202E}c\"\n"
    )
  }

  @Test(arguments: [
    (OutputError.closed, "The output was closed by its reader."),
    (.full, "The output's disk is full; free some space and run the command again."),
    (.failed(errorNumber: EBADF), "Writing the output failed (error 9: Bad file descriptor)."),
  ])
  func `errors say what happened`(_ error: OutputError, _ text: String) {
    #expect(error.description == text)
  }
}
