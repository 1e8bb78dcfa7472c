/// A name that an effect handed to the host, and when.
package struct Emission: Hashable, Sendable {
  package let name: String

  /// The machine's clock at that moment, in ticks since the start.
  package let tick: Int

  package init(name: String, tick: Int) {
    self.name = name
    self.tick = tick
  }
}

/// Something that happened inside a machine, and when.
package struct Occurrence: Hashable, Sendable {
  /// A kind of happening, in the words of the chart.
  package enum What: Hashable, Sendable {
    /// An event was taken up: the host's, an internal one or a delayed one.
    case event(EventName)
    case exited(StateID)
    case took(TransitionID)
    case entered(StateID)
    case assigned(VariableName, from: Int, to: Int)
    case emitted(String)

    /// A guard or an effect could not be evaluated; `error.execution` was raised.
    case failed

    /// The run came to its end.
    case finished
  }

  /// The machine's clock at that moment, in ticks since the start.
  package let tick: Int
  package let what: What

  package init(tick: Int, what: What) {
    self.tick = tick
    self.what = what
  }
}

/// A transition, named by its source and its number there.
package struct TransitionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let source: StateID

  /// Its index among the source's transitions, from 0.
  package let index: Int

  package init(source: StateID, index: Int) {
    self.source = source
    self.index = index
  }

  package var description: String { "\(source)#\(index + 1)" }

  package static func < (left: TransitionID, right: TransitionID) -> Bool {
    (left.source, left.index) < (right.source, right.index)
  }
}

/// The results of one call of a machine, in order.
package struct Outputs: Hashable, Sendable {
  /// The names handed to the host.
  package internal(set) var emissions: [Emission] = []

  /// Everything that happened; empty unless the machine is observed.
  package internal(set) var occurrences: [Occurrence] = []

  package init() {}

  mutating func removeAll() {
    if !emissions.isEmpty {
      emissions.removeAll(keepingCapacity: true)
    }
    if !occurrences.isEmpty {
      occurrences.removeAll(keepingCapacity: true)
    }
  }
}

/// A chase of transitions that would never have come to rest.
package struct Livelock: Hashable, Sendable, CustomStringConvertible {
  /// The transitions that repeat, in order; those of one microstep together.
  package let cycle: [[TransitionID]]

  /// The machine's clock, in ticks since the start.
  package let tick: Int

  package var description: String {
    let steps = cycle.map {
      $0.isEmpty
        ? "a guard that cannot be evaluated" : $0.map(\.description).joined(separator: " with ")
    }
    return "no rest at tick \(tick): \(steps.joined(separator: ", then ")), over and over"
  }
}
