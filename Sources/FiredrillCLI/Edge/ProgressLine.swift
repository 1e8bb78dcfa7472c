import Foundation
import Terminal

/// A line on standard error that says how far work is, from the second second on.
struct ProgressLine {
  private let subject: String
  private let start = ContinuousClock().now
  private var last: ContinuousClock.Instant?
  private let isShown = isatty(FileHandle.standardError.fileDescriptor) == 1

  init(_ subject: String) { self.subject = subject }

  mutating func show(_ text: String) {
    let now = ContinuousClock().now
    guard isShown, start.duration(to: now) > .seconds(1),
      last.map({ $0.duration(to: now) > .milliseconds(200) }) ?? true
    else { return }
    last = now
    try? OutputWriter.standardError.write("\r\u{1B}[K\(subject): \(text)")
  }

  func clear() {
    if last != nil { try? OutputWriter.standardError.write("\r\u{1B}[K") }
  }
}
