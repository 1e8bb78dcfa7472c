/// The dates at which each failure pattern should be practised again.
package struct Schedule: Hashable, Sendable {
  /// One for each pattern that showed at least once, what is due longest first.
  package var items: [Item]

  /// The chance of recall at which practice is due; FSRS's usual one.
  package static let retention = 0.9

  /// A pattern with its memory.
  package struct Item: Hashable, Sendable {
    package var pattern: FailurePattern
    package var memory: Memory
    /// Sessions that could show it, since it first did.
    package var reviews: Int
    /// The number of those sessions that showed it.
    package var failures: Int
    /// The time of its last review.
    ///
    /// Unit: seconds since 1970.
    package var last: Int
    /// Days from then until practice is due.
    package var interval: Int
    /// The chance, 0 to 1, that it would go well at the moment asked about.
    package var recall: Double

    /// The day on which practice is due, in UTC.
    ///
    /// Unit: days since 1970.
    package var dueDay: Int { last / Schedule.daySeconds + interval }
  }

  package static let daySeconds = 86_400

  /// The schedule that sessions make, as of a second since 1970.
  ///
  /// A pattern is reviewed by every session that could show it, from the first that did. Days
  /// between reviews are whole ones, as FSRS counts them. Complexity: sessions × patterns.
  package init(_ outcomes: [Outcome], at now: Int) {
    var items: [Item] = []
    let inOrder = outcomes.sorted { ($0.second, $0.session) < ($1.second, $1.session) }
    for outcome in inOrder {
      for (pattern, grade) in outcome.reviews {
        if let place = items.firstIndex(where: { $0.pattern == pattern }) {
          items[place].review(grade, at: outcome.second)
        } else if grade.isFailure {
          items.append(Item(pattern, first: grade, at: outcome.second))
        }
      }
    }
    for index in items.indices {
      let item = items[index]
      items[index].recall = Memory.curve.retrievability(
        after: Double(Self.days(from: item.last, to: now)),
        stability: item.memory.stability
      )
    }
    self.items = items.sorted {
      ($0.dueDay, $0.recall, -$0.failures, $0.pattern.name)
        < ($1.dueDay, $1.recall, -$1.failures, $1.pattern.name)
    }
  }

  /// Days from a second since 1970 until practice of an item is due; 0 where it is.
  package static func daysLeft(of item: Item, at now: Int) -> Int {
    max(0, item.dueDay - now / daySeconds)
  }

  /// The whole days between two seconds since 1970; 0 where the clock was set back.
  package static func days(from start: Int, to end: Int) -> Int {
    max(0, (end - start) / daySeconds)
  }
}

extension Schedule.Item {
  fileprivate init(_ pattern: FailurePattern, first grade: Memory.Grade, at second: Int) {
    let memory = Memory(first: grade)
    self.init(
      pattern: pattern,
      memory: memory,
      reviews: 1,
      failures: 1,
      last: second,
      interval: Self.interval(of: memory),
      recall: 1
    )
  }

  fileprivate mutating func review(_ grade: Memory.Grade, at second: Int) {
    memory = memory.reviewed(grade, after: Double(Schedule.days(from: last, to: second)))
    reviews += 1
    if grade.isFailure { failures += 1 }
    last = second
    interval = Self.interval(of: memory)
  }

  private static func interval(of memory: Memory) -> Int {
    Memory.curve.interval(stability: memory.stability, retention: Schedule.retention)
  }
}
