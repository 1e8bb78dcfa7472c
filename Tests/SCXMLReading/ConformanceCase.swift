internal import Foundation
package import Statecharts

/// The script of a conformance case: events and the configurations expected after them.
///
/// Source: the public SCXML Test Framework's JSON files.
package struct ConformanceCase: Decodable, Hashable, Sendable {
  package struct Step: Decodable, Hashable, Sendable {
    package struct Event: Decodable, Hashable, Sendable {
      package let name: String
    }

    /// Simulated milliseconds to wait before the event.
    package let after: Int?
    package let event: Event

    /// Names of the active atomic states.
    package let nextConfiguration: [String]
  }

  package let initialConfiguration: [String]
  package let events: [Step]

  /// The expectation where readings of the standard differ and the literal algorithm is meant.
  private let legacySemantics: Expectation?

  private struct Expectation: Decodable, Hashable, Sendable {
    let initialConfiguration: [String]
    let events: [Step]
  }

  /// The first difference between what a chart does and what the script says.
  package enum Difference: Hashable, Sendable, CustomStringConvertible {
    case initial(found: [String], expected: [String])
    case afterEvent(Int, name: String, found: [String], expected: [String])

    /// The chart did not come to rest, at the start (event 0) or after an event.
    case noRest(Int, Livelock)

    package var description: String {
      switch self {
      case .initial(let found, let expected):
        "at the start: in \(found), expected \(expected)"
      case .afterEvent(let number, let name, let found, let expected):
        "after event \(number) '\(name)': in \(found), expected \(expected)"
      case .noRest(0, let livelock):
        "at the start: \(livelock)"
      case .noRest(let number, let livelock):
        "after event \(number): \(livelock)"
      }
    }
  }

  /// How a chart fared.
  package struct Outcome: Hashable, Sendable {
    /// Nil when everything is as expected.
    package let difference: Difference?

    /// Whether a guard or an effect could not be evaluated on the way.
    package let hasFailed: Bool
  }

  /// Plays the script.
  package func outcome(_ chart: CompiledChart) -> Outcome {
    var play = Play(chart)
    let difference = play.firstDifference(initialConfiguration, events)
    return Outcome(difference: difference, hasFailed: play.hasFailed)
  }

  /// As `outcome(_:)`, with the second expectation where the script has one.
  package func alternativeOutcome(_ chart: CompiledChart) -> Outcome {
    guard let legacySemantics else { return outcome(chart) }
    var play = Play(chart)
    let difference = play.firstDifference(
      legacySemantics.initialConfiguration,
      legacySemantics.events
    )
    return Outcome(difference: difference, hasFailed: play.hasFailed)
  }

  /// A machine that goes through a script.
  private struct Play {
    private var machine: Machine
    private(set) var hasFailed = false

    init(_ chart: CompiledChart) {
      machine = Machine(chart)
      machine.isObserved = true
    }

    mutating func firstDifference(_ initial: [String], _ steps: [Step]) -> Difference? {
      note(machine.start())
      if let livelock { return .noRest(0, livelock) }
      guard configuration == initial.sorted() else {
        return .initial(found: configuration, expected: initial.sorted())
      }
      for (number, step) in steps.enumerated() {
        note(machine.advance(by: step.after ?? 0))
        note(machine.send(EventName(step.event.name)))
        if let livelock { return .noRest(number + 1, livelock) }
        let expected = step.nextConfiguration.sorted()
        guard configuration == expected else {
          return .afterEvent(
            number + 1,
            name: step.event.name,
            found: configuration,
            expected: expected
          )
        }
      }
      return nil
    }

    private mutating func note(_ outputs: Outputs) {
      hasFailed = hasFailed || outputs.hasFailure
    }

    private var livelock: Livelock? {
      if case .livelocked(let livelock) = machine.status { livelock } else { nil }
    }

    private var configuration: [String] {
      machine.activeLeaves.map(\.rawValue).sorted()
    }
  }
}

extension Outputs {
  /// Whether something could not be evaluated; known only of observed machines.
  package var hasFailure: Bool { occurrences.contains { $0.what == .failed } }
}
