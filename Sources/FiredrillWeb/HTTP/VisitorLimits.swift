/// The limits on what one visitor may ask for, by the address that they come from.
actor VisitorLimits {
  private var visitors: [String: Visitor] = [:]
  private let now: @Sendable () -> Int

  private struct Visitor {
    /// The second of the count of requests.
    var second: Int
    var requests = 0
    /// The links that were none, since the first of them.
    var wrongLinks = 0
    var firstWrong = 0
    var lockedUntil = 0
    var streams = 0
  }

  /// Limits by a clock that gives seconds.
  init(now: @escaping @Sendable () -> Int) { self.now = now }

  /// The most requests of one visitor in one second.
  static let requestsPerSecond = 200
  /// The most streams of one visitor at once.
  static let streams = 32
  /// The wrong links within `guessWindow` after which a visitor is locked out.
  static let guesses = 10
  /// Unit: s.
  static let guessWindow = 600
  /// The time for which a visitor who guesses is locked out; unit: s.
  static let lockOut = 900
  /// The most visitors that are remembered.
  private static let mostVisitors = 10_000

  /// Counts a request; false where the visitor asks too often.
  func admits(_ visitor: String) -> Bool {
    change(visitor) { visitor, now in
      if visitor.second != now { (visitor.second, visitor.requests) = (now, 0) }
      visitor.requests += 1
      return visitor.requests <= Self.requestsPerSecond
    }
  }

  /// Whether the visitor is locked out for guessing links.
  func isLockedOut(_ visitor: String) -> Bool {
    (visitors[visitor]?.lockedUntil ?? 0) > now()
  }

  /// Counts a link that was none; true where the visitor is locked out from now on.
  func countWrongLink(of visitor: String) -> Bool {
    change(visitor) { visitor, now in
      if now - visitor.firstWrong > Self.guessWindow {
        (visitor.wrongLinks, visitor.firstWrong) = (0, now)
      }
      visitor.wrongLinks += 1
      guard visitor.wrongLinks >= Self.guesses else { return false }
      visitor.wrongLinks = 0
      visitor.lockedUntil = now + Self.lockOut
      return true
    }
  }

  /// Counts a stream that begins; false where the visitor has too many.
  func beginStream(of visitor: String) -> Bool {
    change(visitor) { visitor, _ in
      guard visitor.streams < Self.streams else { return false }
      visitor.streams += 1
      return true
    }
  }

  func endStream(of visitor: String) {
    change(visitor) { visitor, _ in visitor.streams = max(0, visitor.streams - 1) }
  }

  @discardableResult
  private func change<Value>(_ name: String, _ body: (inout Visitor, Int) -> Value) -> Value {
    let now = now()
    if visitors[name] == nil, visitors.count >= Self.mostVisitors {
      visitors = visitors.filter { $0.value.streams > 0 || $0.value.lockedUntil > now }
    }
    var visitor = visitors[name] ?? Visitor(second: now)
    let value = body(&visitor, now)
    visitors[name] = visitor
    return value
  }
}
