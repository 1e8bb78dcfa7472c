package import ScenarioModel
package import Progress

/// The days on which each question that was answered should come again.
package struct QuestionSchedule: Hashable, Sendable {
  /// One for each question that was answered, by its name.
  package let items: [QuestionID: Item]
  /// The place of the latest answer in each area among all answers.
  private let latest: [String: Int]
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
    var latest: [String: Int] = [:]
    for (place, entry) in history.answers.enumerated() {
      latest[entry.answer.area] = place
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
    self.latest = latest
    self.now = now
  }

  /// Whether a question was answered and is due.
  package func isDue(_ id: QuestionID) -> Bool {
    items[id].map { $0.dueDay <= now / Schedule.daySeconds } ?? false
  }

  /// The questions to ask, what is due longest first, then new ones, interleaved over areas.
  ///
  /// The areas take turns, the one that was asked longest ago first, so that one question at a time goes
  /// through them as a whole round does. Of new ones the twenty come first, then those of each kind in
  /// turn. Nothing that was answered and is not due is asked, unless `request` wants repeats. Complexity:
  /// O(n log n) in the questions.
  package func queue(_ index: QuestionIndex, _ request: QuestionRequest) -> [QuestionID] {
    // Places stand for entries, whose copies cost more than all the sorting.
    let entries = index.entries
    let today = now / Schedule.daySeconds
    var due: [(day: Int, place: Int)] = []
    var later: [(last: Int, place: Int)] = []
    var twenty: [Int] = []
    var others: [Int] = []
    for place in entries.indices where request.accepts(entries[place]) {
      if let item = items[entries[place].id] {
        if item.dueDay <= today {
          due.append((item.dueDay, place))
        } else {
          later.append((item.last, place))
        }
      } else if entries[place].isTwenty {
        twenty.append(place)
      } else {
        others.append(place)
      }
    }
    func byArea(_ places: [Int]) -> [Int] {
      Self.inTurn(places) {
        entries[$0].area
      } rank: {
        latest[entries[$0].area.rawValue] ?? -1
      }
    }
    var queue = byArea(due.sorted { $0 < $1 }.map(\.place))
    if request.order != .dueOnly {
      queue += byArea(twenty) + byArea(Self.inTurn(others) { entries[$0].kind })
    }
    if request.order == .withRepeats { queue += byArea(later.sorted { $0 < $1 }.map(\.place)) }
    if request.isOverAllAreas { queue = byArea(queue) }
    return queue.map { entries[$0].id }
  }

  /// The elements of each group in turn, groups by the rank of their first element, equals in the order
  /// of those.
  private static func inTurn<Key: Hashable>(
    _ places: [Int],
    by key: (Int) -> Key,
    rank: (Int) -> Int = { _ in 0 }
  ) -> [Int] {
    var numbers: [Key: Int] = [:]
    var groups: [[Int]] = []
    for place in places {
      let key = key(place)
      let number = numbers[key] ?? groups.count
      if number == groups.count {
        numbers[key] = number
        groups.append([])
      }
      groups[number].append(place)
    }
    let ordered = groups.enumerated().map { (rank: rank($1[0]), offset: $0, places: $1) }
      .sorted { ($0.rank, $0.offset) < ($1.rank, $1.offset) }.map(\.places)
    var result: [Int] = []
    result.reserveCapacity(places.count)
    for round in 0..<(ordered.map(\.count).max() ?? 0) {
      for group in ordered where round < group.count { result.append(group[round]) }
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
  /// Whether the areas take turns over the whole queue, what is due and what is new alike: the check.
  package var isOverAllAreas: Bool

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
    order: Order = .dueThenNew,
    isOverAllAreas: Bool = false
  ) {
    self.areas = areas
    self.kinds = kinds
    self.isTwenty = isTwenty
    self.order = order
    self.isOverAllAreas = isOverAllAreas
  }

  /// The check: questions over all areas, answered before or not.
  package static let check = QuestionRequest(order: .withRepeats, isOverAllAreas: true)

  package func accepts(_ entry: QuestionIndex.Entry) -> Bool {
    areas.contains(entry.area) && kinds.contains(entry.kind) && (!isTwenty || entry.isTwenty)
  }
}
