import Drills
import Synchronization
import Telemetry
import Terminal

/// Shows on standard error how far long work of the application layer is, and its troubles.
final class WorkProgress: Sendable {
  /// The lines that are shown, by subject: scenarios are checked beside each other.
  private let states = Mutex<[String: State]>([:])

  private struct State {
    var line: ProgressLine
    var start: ContinuousClock.Instant
  }

  func show(_ notice: WorkNotice) {
    switch notice {
    case .simulated(let subject, let worlds, let total):
      update(subject) { seconds in Self.bar(worlds, total, seconds) }
    case .played(let subject, let worlds, let total):
      update(subject) { _ in "\(worlds) of \(total) worlds" }
    case .explored(let subject, let situations):
      update(subject) { _ in "explored \(situations) situations" }
    case .tried(let subject, let mitigations):
      update(subject) { _ in "tried \(mitigations) mitigations in simulated worlds" }
    case .fuzzed(let subject, let runs, let total):
      update(subject) { _ in "run \(runs) of \(total)" }
    case .brokenOff(let commands):
      try? OutputWriter.standardError.writeLine("an earlier fuzz broke off: \(commands)")
    case .finished:
      states.withLock { states in
        for subject in states.keys.sorted() { states[subject]?.line.clear() }
        states = [:]
      }
    case .damagedCache(let path, let reason):
      try? OutputWriter.standardError.writeLine("firedrill: \(path): \(reason); it is made anew")
    case .damagedSession(let id, let reason):
      try? OutputWriter.standardError.writeLine(
        "firedrill: session \(id) is left out: \(reason)"
      )
    case .lostStore(let path, let reason):
      try? OutputWriter.standardError.writeLine(
        "firedrill: the database \(path) does not answer (\(reason)); nothing is lost, trying again"
      )
    case .foundStore(let path):
      try? OutputWriter.standardError.writeLine("firedrill: the database \(path) answers again")
    case .unwritableCache(let path, let reason):
      try? OutputWriter.standardError.writeLine(
        "firedrill: \(path) cannot be written: \(reason)"
      )
    }
  }

  private func update(_ subject: String, _ text: (Double) -> String) {
    let now = ContinuousClock().now
    states.withLock { states in
      var current = states[subject] ?? State(line: ProgressLine(subject), start: now)
      current.line.show(text(current.start.duration(to: now).inSeconds))
      states[subject] = current
    }
  }

  /// Returns a progress bar with the worlds done (%), the rate (worlds/s) and the time left (s).
  private static func bar(_ done: Int, _ total: Int, _ seconds: Double) -> String {
    let rate = Double(done) / max(seconds, 0.001)
    let filled = done * 20 / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    let left = Int(Double(total - done) / rate)
    return "[\(bar)] \(done * 100 / total) %, \(Digits.fixed(rate, decimals: 0)) worlds/s,"
      + " \(left) s left"
  }
}
