package import ScenarioModel
package import Progress

/// The days on which each question that was answered should come again.
package struct QuestionSchedule: Hashable, Sendable {
  /// One for each question that was answered, by its name.
  package let items: [QuestionID: Item]
  private let now: Int

  /// A question with the memory of it.
  package struct Item: Hashable, Sendable {
    package var memory: Memory
    /// The time of the last answer.
    ///
    /// Unit: seconds since 1970.
    package var last: Int
    /// The day on which it is due, in UTC.
    ///
    /// Unit: days since 1970.
    package var dueDay: Int
    package var answers: Int
  }

  /// The schedule that a history makes, as of a second since 1970; complexity O(answers).
  package init(_ history: AnswerHistory, at now: Int) {
    var items: [QuestionID: Item] = [:]
    for entry in history.answers {
      let id = QuestionID(entry.answer.question)
      let grade = entry.answer.review
      let memory: Memory
      if let item = items[id] {
        let days = Schedule.days(from: item.last, to: entry.second)
        memory = item.memory.reviewed(grade, after: Double(days))
      } else {
        memory = Memory(first: grade)
      }
      let interval = Memory.curve.interval(
        stability: memory.stability,
        retention: Schedule.retention
      )
      items[id] = Item(
        memory: memory,
        last: entry.second,
        dueDay: entry.second / Schedule.daySeconds + interval,
        answers: (items[id]?.answers ?? 0) + 1
      )
    }
    self.items = items
    self.now = now
  }

  /// Whether a question was answered and is due.
  package func isDue(_ id: QuestionID) -> Bool {
    items[id].map { $0.dueDay <= now / Schedule.daySeconds } ?? false
  }

  /// The questions to ask, what is due longest first, then new ones, interleaved over areas.
  ///
  /// Of new ones the twenty come first, then those of a kind in turn. Nothing that was answered and is
  /// not due is asked, unless `request` wants repeats. Complexity: O(n log n) in the questions.
  package func queue(_ bank: QuestionBank, _ request: QuestionRequest) -> [Question] {
    let wanted = bank.questions.filter(request.accepts)
    let due = wanted.filter { isDue($0.id) }.sorted { left, right in
      (items[left.id]?.dueDay ?? 0, left.id) < (items[right.id]?.dueDay ?? 0, right.id)
    }
    guard request.order != .dueOnly else { return Self.interleaved(due) }
    let unseen = wanted.filter { items[$0.id] == nil }
    let twenty = unseen.filter(\.isTwenty)
    let others = Self.kindsInTurn(unseen.filter { !$0.isTwenty })
    let fresh = Self.interleaved(twenty) + Self.interleaved(others)
    guard request.order == .withRepeats else { return Self.interleaved(due) + fresh }
    let rest = wanted.filter { items[$0.id] != nil && !isDue($0.id) }.sorted { left, right in
      (items[left.id]?.last ?? 0, left.id) < (items[right.id]?.last ?? 0, right.id)
    }
    return Self.interleaved(due) + fresh + Self.interleaved(rest)
  }

  /// The questions with those of each area in turn, each area's in their order.
  private static func interleaved(_ questions: [Question]) -> [Question] {
    inTurn(questions, by: \.area)
  }

  private static func kindsInTurn(_ questions: [Question]) -> [Question] {
    inTurn(questions, by: \.kind)
  }

  /// The elements of each group in turn, groups in the order of their first elements.
  private static func inTurn<Key: Hashable>(
    _ questions: [Question],
    by key: (Question) -> Key
  ) -> [Question] {
    var groups: [Key: [Question]] = [:]
    var order: [Key] = []
    for question in questions {
      if groups[key(question)] == nil { order.append(key(question)) }
      groups[key(question), default: []].append(question)
    }
    var result: [Question] = []
    result.reserveCapacity(questions.count)
    for round in 0..<(groups.values.map(\.count).max() ?? 0) {
      for name in order {
        if let group = groups[name], round < group.count { result.append(group[round]) }
      }
    }
    return result
  }
}

/// The questions that a person asks for.
package struct QuestionRequest: Hashable, Sendable {
  package var areas: Set<Topic>
  package var kinds: Set<QuestionKind>
  /// Whether only the twenty are asked.
  package var isTwenty: Bool
  package var order: Order

  /// The questions that come up beside those that are due.
  package enum Order: Hashable, Sendable {
    case dueOnly
    /// Due ones, then new ones.
    case dueThenNew
    /// Due ones, new ones, then those answered longest ago.
    case withRepeats
  }

  package init(
    areas: Set<Topic> = Set(Topic.allCases),
    kinds: Set<QuestionKind> = Set(QuestionKind.allCases),
    isTwenty: Bool = false,
    order: Order = .dueThenNew
  ) {
    self.areas = areas
    self.kinds = kinds
    self.isTwenty = isTwenty
    self.order = order
  }

  package func accepts(_ question: Question) -> Bool {
    areas.contains(question.area) && kinds.contains(question.kind)
      && (!isTwenty || question.isTwenty)
  }
}
