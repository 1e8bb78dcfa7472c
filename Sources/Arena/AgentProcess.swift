import FiredrillMCP
import Foundation
import Synchronization
import Terminal

/// An agent's program, with a pipe to it and one from it.
///
/// It ends at its deadline, with everything that it started and did not put into a group of its own; what such
/// a program still writes is not read.
/// Reading waits on a thread of the agent's own, so that silent agents hold up nothing else.
actor AgentProcess {
  private let process = Process()
  private let incoming = Pipe()
  private let outgoing = Pipe()
  /// Holds a byte once the deadline is over, for whoever waits for output.
  private let alarm = Pipe()
  private let hasEnded = DispatchSemaphore(value: 0)
  private let executor = QueueExecutor()
  private var buffer = Data()
  private var isSkipping = false
  private var deadline: DispatchWorkItem?
  private let isLate = Mutex(false)

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Starts a command of the shell, which has its variables and its folder from this program.
  init(_ command: String, _ variables: [String: String]) throws {
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec \(command)"]
    process.environment = variables
    process.standardInput = outgoing
    process.standardOutput = incoming
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { [hasEnded] _ in hasEnded.signal() }
    try process.run()
    // Until these are closed here, the end of either pipe is not the end of the agent's.
    try? outgoing.fileHandleForReading.close()
    try? incoming.fileHandleForWriting.close()
  }

  /// Whether the agent was ended at its deadline.
  var wasLate: Bool { isLate.withLock { $0 } }

  /// Sets the deadline anew, from now.
  func setDeadline(seconds: Int) {
    let group = process.processIdentifier
    let item = DispatchWorkItem { [weak self] in
      self?.isLate.withLock { $0 = true }
      Self.end(group)
      try? self?.alarm.fileHandleForWriting.write(contentsOf: Data([0]))
    }
    deadline?.cancel()
    deadline = item
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: item)
  }

  /// Foundation puts a process into a group of its own.
  private static func end(_ group: Int32) {
    if kill(-group, SIGKILL) != 0 { kill(group, SIGKILL) }
  }

  /// The next line that the agent wrote; `nil` at the end of its output or its time.
  func next() -> ReceivedFrame? {
    let limit = ReceivedFrame.usualLimit
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = buffer[..<end]
        buffer = Data(buffer[(end + 1)...])
        defer { isSkipping = false }
        if isSkipping || line.count > limit { return .tooLong(limit: limit) }
        return .line(String(decoding: line, as: UTF8.self))
      }
      if buffer.count > limit {
        isSkipping = true
        buffer = Data()
      }
      guard hasOutput() else { return nil }
      let more = incoming.fileHandleForReading.availableData
      guard !more.isEmpty else { return nil }
      buffer += more
    }
  }

  /// Waits until the agent wrote something or closed its output; false once its deadline is over.
  private func hasOutput() -> Bool {
    var watched = [incoming, alarm].map { pipe in
      pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    }
    while poll(&watched, nfds_t(watched.count), -1) < 0 {
      guard errno == EINTR else { return false }
    }
    return watched[1].revents == 0
  }

  /// Writes lines; returns whether the agent still reads.
  func send(_ lines: [String]) -> Bool {
    guard !lines.isEmpty else { return true }
    let writer = OutputWriter(descriptor: outgoing.fileHandleForWriting.fileDescriptor)
    do {
      try writer.writeDocument(lines.joined(separator: "\n"))
      return true
    } catch {
      return false
    }
  }

  /// Closes its input, waits a little for its end, and gives its exit status; `nil` where it went on
  /// and had to be ended.
  func finish() -> Int32? {
    try? outgoing.fileHandleForWriting.close()
    setDeadline(seconds: Self.patience)
    hasEnded.wait()
    deadline?.cancel()
    return wasLate ? nil : process.terminationStatus
  }

  /// The time that an agent has to end by itself once its work is over.
  ///
  /// Unit: s.
  static let patience = 5

  /// Runs the actor's jobs on a thread that may wait.
  private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "firedrill.agent")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
  }
}
