import Foundation
import Terminal

/// A line on standard error that says how far work is, from the second second on; where standard error
/// is no terminal, a new line every minute.
struct ProgressLine {
  private let subject: String
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?
  private let isRedrawn: Bool

  init(
    _ subject: String,
    start: ContinuousClock.Instant = ContinuousClock().now,
    isRedrawn: Bool = isatty(FileHandle.standardError.fileDescriptor) == 1
  ) {
    self.subject = subject
    self.start = start
    self.isRedrawn = isRedrawn
  }

  mutating func show(_ text: String) {
    guard let words = words(text, at: ContinuousClock().now) else { return }
    try? OutputWriter.standardError.write(words)
  }

  /// What is to be written at a time; `nil` where that is too soon after the last.
  mutating func words(_ text: String, at now: ContinuousClock.Instant) -> String? {
    let isDue =
      isRedrawn
      ? start.duration(to: now) > .seconds(1)
        && last.map { $0.duration(to: now) > .milliseconds(200) } ?? true
      : (last ?? start).duration(to: now) > .seconds(60)
    guard isDue else { return nil }
    last = now
    let line = "\(subject): \(text)"
    return isRedrawn ? "\r\u{1B}[K\(line)" : line + "\n"
  }

  func clear() {
    if isRedrawn, last != nil { try? OutputWriter.standardError.write("\r\u{1B}[K") }
  }
}
