#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The reason why text could not be written.
package enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reader has closed the pipe (EPIPE), as after `| head`; a program ends quietly then.
  case closed
  /// The disk or the quota is full (ENOSPC, EDQUOT, EFBIG).
  case full
  /// Any other reason, by the system's number.
  case failed(errorNumber: Int32)

  package var description: String {
    switch self {
    case .closed:
      "The output was closed by its reader."
    case .full:
      "The output's disk is full; free some space and run the command again."
    case .failed(let number):
      "Writing the output failed (error \(number): \(SystemErrorText.of(number)))."
    }
  }

  init(errorNumber: Int32) {
    switch errorNumber {
    case EPIPE: self = .closed
    case ENOSPC, EDQUOT, EFBIG: self = .full
    default: self = .failed(errorNumber: errorNumber)
    }
  }
}

/// The system's own words for an error number.
package enum SystemErrorText {
  package static func of(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "unknown error" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Writes text to a descriptor at once, so there is nothing to flush when the program ends.
package struct OutputWriter: Sendable {
  package let descriptor: Int32

  private let isTerminal: Bool

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  package static let standardOutput = OutputWriter(descriptor: STDOUT_FILENO)
  package static let standardError = OutputWriter(descriptor: STDERR_FILENO)

  /// Writes all of a text, in as many calls as the system needs; to a terminal without characters that
  /// change how the text around them reads, else as it is, since a program may read it.
  package func write(_ text: String) throws(OutputError) {
    let text = isTerminal ? TerminalText.withoutDeception(text) : text
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&watched, 1, -1)
      } else if errno != EINTR {
        throw OutputError(errorNumber: errno)
      }
    }
  }

  /// Writes a document for programs, such as JSON, and a line end.
  package func writeDocument(_ document: String) throws(OutputError) { try write(document + "\n") }

  /// Writes a line for people and its end, without characters that change how the text around them
  /// reads: what goes into a pipe often ends at a terminal, too.
  package func writeLine(_ line: String = "") throws(OutputError) { try writeLines([line]) }

  /// Writes lines for people, each with its end, in one call.
  package func writeLines(_ lines: [String]) throws(OutputError) {
    guard !lines.isEmpty else { return }
    try write(TerminalText.withoutDeception(lines.joined(separator: "\n") + "\n"))
  }
}

/// The system's `write`, under a name that a method of the same name does not hide.
private func systemWrite(
  _ descriptor: Int32,
  _ bytes: UnsafeRawPointer?,
  _ count: Int
) -> Int {
  write(descriptor, bytes, count)
}
