import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that was started, with pipes to it and from it; it is killed when nobody holds it.
package final class Running {
  private let child: Child
  private let outputs: Transcript<[UInt8]>
  private let errors: Transcript<[UInt8]>
  private var input: Int32?

  /// Held while pipes are made and handed over: without it another program, started in between,
  /// would inherit an end of them and keep it open.
  private static let starting = Mutex(())

  /// The standard input of a program.
  package enum Input {
    /// A text, and its end.
    case text(String)
    /// A pipe that holds a text and goes on being open.
    case held(String)
  }

  package init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    input: Input,
    folder: String
  ) throws {
    (child, self.input, outputs, errors) = try Self.starting.withLock { _ in
      let (output, errors) = (try Self.pipe(), try Self.pipe())
      var reading: Int32
      var writing: Int32?
      switch input {
      case .text(let text):
        // A file, because a pipe would fill up while the program does not read.
        let file = URL(filePath: folder).appending(path: "\(UUID().uuidString).in")
        try Data(text.utf8).write(to: file)
        reading = open(file.path, O_RDONLY | O_CLOEXEC)
        try FileManager.default.removeItem(at: file)
      case .held(let text):
        let pipe = try Self.pipe()
        (reading, writing) = (pipe.reading, pipe.writing)
        Self.write(text, to: pipe.writing)
      }
      defer { for end in [reading, output.writing, errors.writing] { close(end) } }
      let child = try Child(
        program,
        arguments,
        environment: environment,
        folder: folder,
        .given([reading, output.writing, errors.writing])
      )
      return (
        child, writing, Self.transcript(of: output.reading), Self.transcript(of: errors.reading)
      )
    }
  }

  deinit { closeInput() }

  /// A pipe that a program inherits only where it is given.
  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { throw Child.Unstartable(errorNumber: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func transcript(of end: Int32) -> Transcript<[UInt8]> {
    Transcript(of: end, into: []) { $1 += $0 }
  }

  private static func write(_ text: String, to end: Int32) {
    let bytes = Array(text.utf8)
    _ = Foundation.write(end, bytes, bytes.count)
  }

  /// The text written to standard output so far.
  package var output: String { String(decoding: outputs.content, as: UTF8.self) }

  /// Waits until a condition on the output holds; false where the program ended first or takes too
  /// long.
  package func wait(until isReached: (String) -> Bool) -> Bool {
    outputs.wait { isReached(String(decoding: $0, as: UTF8.self)) }
  }

  /// Waits until a condition on standard errors holds, as `wait` does on the output.
  package func waitForErrors(until isReached: (String) -> Bool) -> Bool {
    errors.wait { isReached(String(decoding: $0, as: UTF8.self)) }
  }

  /// Writes into the pipe that was held open, and closes it.
  package func type(_ text: String) {
    if let input { Self.write(text, to: input) }
    closeInput()
  }

  /// Writes into the pipe that is held open.
  package func say(_ text: String) { if let input { Self.write(text, to: input) } }

  private func closeInput() {
    if let input { close(input) }
    input = nil
  }

  package func send(_ signal: Int32) { child.send(signal) }

  /// Waits for the program's end, and kills it where that takes too long.
  package func finish() -> Finished {
    if !outputs.waitForEnd() || !errors.waitForEnd() { send(SIGKILL) }
    closeInput()
    return Finished(
      status: child.wait(),
      output: output,
      errors: String(decoding: errors.content, as: UTF8.self)
    )
  }
}

/// The status and output of a program that ended.
package struct Finished: Hashable {
  /// The exit status, or the signal that ended it as a negative number.
  package var status: Int32
  package var output: String
  package var errors: String

  package init(status: Int32, output: String, errors: String) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// The output's lines.
  package var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether it ended as a crash would, or spoke as one.
  package var looksLikeACrash: Bool {
    status < 0
      || ["Fatal error", "Stack dump", "Backtrace", "Thread 0"].contains {
        errors.contains($0) || output.contains($0)
      }
  }
}
