import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that was started; what it writes goes to files, so nothing ever blocks.
final class Running {
  private let process = Process()
  private let outputFile: URL
  private let errorFile: URL
  private var input: FileHandle?

  /// What a program reads.
  enum Input {
    /// A pipe that holds a text and ends with it; a file where the text is too long for one.
    case text(String)
    /// A pipe that holds a text and goes on being open.
    case held(String)
  }

  init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String],
    input: Input,
    scratch: URL
  ) throws {
    let name = UUID().uuidString
    outputFile = scratch.appendingPathComponent("\(name).out")
    errorFile = scratch.appendingPathComponent("\(name).err")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = scratch
    var given = [
      try FileHandle(forWritingTo: outputFile), try FileHandle(forWritingTo: errorFile),
    ]
    process.standardOutput = given[0]
    process.standardError = given[1]
    switch input {
    case .text(let text) where text.utf8.count > Self.pipeBytes:
      let file = scratch.appendingPathComponent("\(name).in")
      try Data(text.utf8).write(to: file)
      let reading = try FileHandle(forReadingFrom: file)
      given.append(reading)
      process.standardInput = reading
    case .text(let text), .held(let text):
      let pipe = Pipe()
      process.standardInput = pipe
      try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      self.input = pipe.fileHandleForWriting
    }
    if case .text = input { try closeInput() }
    try Self.lettingInterruptsThrough { try process.run() }
    // What the child was given stays open here as long as Foundation keeps the process, and with a
    // thousand descriptors open its next one reads past its list of them.
    for handle in given { try handle.close() }
  }

  /// What a pipe takes before anyone reads it; source: pipe(7), 64 KiB on Linux, less elsewhere.
  private static let pipeBytes = 16_384

  /// Runs work so that what it starts can be interrupted.
  ///
  /// A child inherits ignored signals, which is how a shell starts jobs in the background, and
  /// blocked ones, which those of a thread pool's threads are.
  private static func lettingInterruptsThrough(_ work: () throws -> Void) rethrows {
    signal(SIGINT, SIG_DFL)
    var interrupt = sigset_t()
    var former = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    try work()
  }

  private func closeInput() throws {
    try input?.close()
    input = nil
  }

  /// What was written to standard output so far.
  var output: String {
    ((try? Data(contentsOf: outputFile)).map { String(decoding: $0, as: UTF8.self) }) ?? ""
  }

  /// Waits until a condition on the output holds; false where the program ended first or takes too
  /// long.
  func wait(until isReached: (String) -> Bool) -> Bool {
    var seen = -1
    let deadline = Date().addingTimeInterval(Self.patience)
    while process.isRunning, Date() < deadline {
      let size = (try? FileManager.default.attributesOfItem(atPath: outputFile.path))?[.size]
      if let size = size as? Int, size != seen {
        seen = size
        if isReached(output) { return true }
      }
      usleep(500)
    }
    return isReached(output)
  }

  /// Writes into the pipe that was held open.
  func type(_ text: String) throws {
    try input?.write(contentsOf: Data(text.utf8))
    try closeInput()
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// The most seconds that a program of these tests may take before it is killed.
  private static let patience = 60.0

  /// Waits for the program's end.
  func finish() throws -> Finished {
    let deadline = Date().addingTimeInterval(Self.patience)
    while process.isRunning {
      if Date() > deadline { send(SIGKILL) }
      usleep(500)
    }
    try closeInput()
    let errors = try Data(contentsOf: errorFile)
    return Finished(
      status: process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus,
      output: output,
      errors: String(decoding: errors, as: UTF8.self)
    )
  }
}

/// What came of running a program.
struct Finished: Hashable {
  /// The exit status, or the signal that ended it as a negative number.
  var status: Int32
  var output: String
  var errors: String

  /// The output's lines.
  var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether it ended as a crash would, or spoke as one.
  var looksLikeACrash: Bool {
    status < 0
      || ["Fatal error", "Stack dump", "Backtrace", "Thread 0"].contains {
        errors.contains($0) || output.contains($0)
      }
  }
}
