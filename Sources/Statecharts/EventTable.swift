/// The events that a chart knows, as numbers in the order of their tokens.
///
/// In that order the events that a descriptor matches are neighbours, so that matching is two
/// comparisons. Number 0 is the empty name, which stands for every event that the chart does not
/// know.
struct EventTable: Sendable {
  /// Names by number.
  private(set) var names: [EventName] = []

  private var numbers: [String: Int32] = [:]

  /// The number after the last event that starts with the tokens of this one.
  private var ends: [Int32] = []

  init(_ known: Set<String>) {
    let sorted = known.union([""]).map { (text: $0, tokens: Self.tokens(of: $0)) }
      .sorted { $0.tokens.lexicographicallyPrecedes($1.tokens) }
    names = sorted.map { EventName($0.text) }
    numbers.reserveCapacity(sorted.count)
    ends = [Int32](repeating: 0, count: sorted.count)
    var open: [Int] = []
    for (number, entry) in sorted.enumerated() {
      numbers[entry.text] = Int32(number)
      while let last = open.last, !entry.tokens.starts(with: sorted[last].tokens) {
        ends[last] = Int32(number)
        open.removeLast()
      }
      open.append(number)
    }
    for number in open {
      ends[number] = Int32(sorted.count)
    }
  }

  private static func tokens(of text: String) -> [Substring] {
    text.isEmpty ? [] : text.split(separator: ".", omittingEmptySubsequences: false)
  }

  /// The number of a known event.
  func number(of event: String) -> Int32? {
    numbers[event]
  }

  /// The number of the longest known name whose tokens start this event's.
  ///
  /// The chart cannot tell the two apart, as its descriptors match both or neither.
  func closest(to event: EventName) -> Int32 {
    if let number = numbers[event.rawValue] {
      return number
    }
    var name = event.rawValue[...]
    while true {
      if let number = numbers[String(name)] {
        return number
      }
      guard let dot = name.lastIndex(of: ".") else { return 0 }
      name = name[..<dot]
    }
  }

  /// The numbers of the events that a descriptor matches; its tokens must be known.
  func matches(of descriptor: EventDescriptor) -> Range<Int32> {
    let name = descriptor.tokens.joined(separator: ".")
    guard let number = numbers[name] else { return 0..<0 }
    return number..<ends[Int(number)]
  }
}

extension EventTable {
  /// Collects every event that a chart waits for, queues or raises by itself.
  init(_ outline: Outline) {
    var collector = EventCollector()
    for row in outline.rows {
      collector.collect(row)
    }
    self.init(collector.known)
  }
}

/// Gathers the names of events.
private struct EventCollector {
  private(set) var known: Set<String> = ["error.execution"]

  mutating func collect(_ row: Outline.Row) {
    let state = row.state
    for index in state.transitions.indices {
      for descriptor in state.effectiveDescriptors(ofTransition: index) {
        known.insert(descriptor.tokens.joined(separator: "."))
      }
      collect(state.transitions[index].effects)
    }
    collect(state.effectiveEntry)
    collect(state.exit)
    switch state.kind {
    case .compound(let entry), .history(_, let entry):
      collect(entry.effects)
    case .parallel:
      known.insert("done.state.\(state.id)")
    case .atomic, .final:
      break
    }
    if state.children.contains(where: { $0.kind == .final }) {
      known.insert("done.state.\(state.id)")
    }
  }

  private mutating func collect(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .raise(let event), .send(let event, _, _):
        known.insert(event.rawValue)
      case .choose(let branches, let otherwise):
        for branch in branches {
          collect(branch.effects)
        }
        collect(otherwise)
      case .assign, .cancel, .emit:
        break
      }
    }
  }
}
