import Foundation
import Terminal

/// A line on standard error that says how far work is, from the second second on; where standard error
/// is no terminal, a new line every minute.
struct ProgressLine {
  private let subject: String
  private let start = ContinuousClock().now
  private var last: ContinuousClock.Instant?
  private let isRedrawn = isatty(FileHandle.standardError.fileDescriptor) == 1

  init(_ subject: String) { self.subject = subject }

  mutating func show(_ text: String) {
    let now = ContinuousClock().now
    let isDue =
      isRedrawn
      ? start.duration(to: now) > .seconds(1)
        && last.map { $0.duration(to: now) > .milliseconds(200) } ?? true
      : (last ?? start).duration(to: now) > .seconds(60)
    guard isDue else { return }
    last = now
    let line = "\(subject): \(text)"
    try? OutputWriter.standardError.write(isRedrawn ? "\r\u{1B}[K\(line)" : line + "\n")
  }

  func clear() {
    if isRedrawn, last != nil { try? OutputWriter.standardError.write("\r\u{1B}[K") }
  }
}
