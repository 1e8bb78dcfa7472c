import Progress

/// All that a person answered and read, the oldest first.
package struct AnswerHistory: Hashable, Sendable {
  package private(set) var answers: [Entry] = []
  /// The pages that were read.
  package private(set) var reads: [Read] = []
  package private(set) var disputes: [HistoryEvent.Dispute] = []
  /// The moment that the latest plan is for; `nil` where none was made.
  package private(set) var target: Target?

  /// The moment that a person prepares for.
  package struct Target: Hashable, Sendable {
    /// Unit: seconds since 1970.
    package var second: Int
    /// The time at which the plan was made.
    ///
    /// Unit: seconds since 1970.
    package var made: Int
  }

  /// An answer with its number in the store.
  package struct Entry: Hashable, Sendable {
    package var number: Int
    /// The time at which it was given.
    ///
    /// Unit: seconds since 1970.
    package var second: Int
    package var answer: GivenAnswer
  }

  /// A page that was read.
  package struct Read: Hashable, Sendable {
    package var second: Int
    package var page: String
  }

  package init() {}

  /// Adds an event that was kept as a number at a second since 1970.
  package mutating func add(_ event: HistoryEvent, number: Int, second: Int) {
    switch event {
    case .answered(let answer):
      answers.append(Entry(number: number, second: second, answer: answer))
    case .disputed(let dispute): disputes.append(dispute)
    case .read(let page): reads.append(Read(second: second, page: page))
    case .planned(let until): target = Target(second: until, made: second)
    }
  }

  /// The history as it was before a second since 1970, plan included as it is now.
  package func before(_ second: Int) -> AnswerHistory {
    var earlier = self
    earlier.answers.removeAll { $0.second >= second }
    earlier.reads.removeAll { $0.second >= second }
    return earlier
  }
}

extension GivenAnswer {
  /// The share from which an answer counts as right, that of a `good` review.
  package static let rightShare = 0.65

  package var isRight: Bool { share >= Self.rightShare }

  /// The review that the answer is: an answer over its time is never easy.
  var review: Memory.Grade {
    let grade = Memory.Grade(figure: share)
    let isLate = (seconds ?? 0) > limit
    return isLate && grade == .easy ? .good : grade
  }

  /// The longest time between question and answer that is believed; beyond it the clock jumped or the
  /// person was away.
  ///
  /// Unit: seconds.
  package static let longestTime = 3600

  /// A time between question and answer, where it can be one.
  package static func believable(_ seconds: Int) -> Int? {
    (0...longestTime).contains(seconds) ? seconds : nil
  }
}
