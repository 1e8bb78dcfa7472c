#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif
private import CLibEdit

/// Lines of a pipe or a file, or of a terminal that cannot edit them.
///
/// A line ends with LF or CR LF; the last one may lack its end. A byte order mark at the start is
/// skipped. Nothing is echoed.
package struct PipedLines: LineSource {
  /// The usual longest line: 1 MiB, the largest size of a scenario file.
  package static let usualLimit = 1 << 20

  private let descriptor: Int32
  private let limit: Int
  private let prompting: OutputWriter?
  private var buffer: [UInt8] = []
  private var position = 0
  private var hasEnded = false
  private var isFirst = true

  /// Lines of a descriptor, each of at most `limit` bytes.
  ///
  /// Where `prompting` is given the prompt is written there, for a terminal that cannot edit lines.
  package init(
    descriptor: Int32,
    limit: Int = PipedLines.usualLimit,
    prompting: OutputWriter? = nil
  ) {
    self.descriptor = descriptor
    self.limit = limit
    self.prompting = prompting
  }

  package mutating func next(
    prompt: String,
    complete: (String) -> [String],
    help: (String) -> [String]
  ) -> LineInput {
    awaitLine(prompt, until: nil)
  }

  package mutating func next(
    prompt: () -> String,
    complete: (String) -> [String],
    until isWoken: () -> Bool
  ) -> LineInput {
    let prompt = prompt()
    return withoutActuallyEscaping(isWoken) { awaitLine(prompt, until: $0) }
  }

  private mutating func awaitLine(_ prompt: String, until isWoken: (() -> Bool)?) -> LineInput {
    try? prompting?.write(prompt)
    fd_interrupts_begin()
    defer { fd_interrupts_end() }
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      let rest = buffer[position...]
      let end = rest.firstIndex(of: 0x0A)
      let part = rest[..<(end ?? rest.endIndex)]
      if line.count + part.count > limit + 1 { isTooLong = true }
      if !isTooLong { line += part }
      if let end {
        position = end + 1
        return finished(line, isTooLong: isTooLong)
      }
      (buffer, position) = ([], 0)
      if let reason = fill(waking: line.isEmpty ? isWoken : nil) {
        guard reason == .endOfInput, !line.isEmpty || isTooLong else { return reason }
        return finished(line, isTooLong: isTooLong)
      }
    }
  }

  private mutating func finished(_ bytes: [UInt8], isTooLong: Bool) -> LineInput {
    var bytes = bytes[...]
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    isFirst = false
    if bytes.last == 0x0D { bytes = bytes.dropLast() }
    if isTooLong || bytes.count > limit { return .tooLong(limit: limit) }
    return .line(String(decoding: bytes, as: UTF8.self))
  }

  /// Reads more bytes into the empty buffer, or returns the reason why there are none.
  private mutating func fill(waking isWoken: (() -> Bool)?) -> LineInput? {
    if hasEnded { return .endOfInput }
    while true {
      if isWoken?() == true { return .woken }
      switch fd_wait_for_input(descriptor, isWoken == nil ? -1 : CInt(fd_wake_milliseconds)) {
      case FD_WAIT_INTERRUPTED: return .interrupted
      case FD_WAIT_RESIZED, FD_WAIT_TIMEOUT: continue
      case FD_WAIT_FAILED where errno == EBADF:
        hasEnded = true
        return .endOfInput
      case FD_WAIT_FAILED: return failure(errno)
      default: break
      }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &bytes, bytes.count)
      if count > 0 {
        buffer = Array(bytes.prefix(count))
        return nil
      }
      if count == 0 {
        hasEnded = !isTerminal
        return .endOfInput
      }
      if errno != EINTR, errno != EAGAIN { return failure(errno) }
    }
  }

  /// Reports a failure once; after it there is nothing more to read.
  private mutating func failure(_ errorNumber: Int32) -> LineInput {
    hasEnded = true
    return .failed(errorNumber: errorNumber)
  }

  /// After Ctrl-D a terminal goes on giving lines, a pipe does not.
  private var isTerminal: Bool { isatty(descriptor) == 1 }
}
