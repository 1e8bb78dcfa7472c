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

    package var description: String {
      switch self {
      case .initial(let found, let expected):
        "at the start: in \(found), expected \(expected)"
      case .afterEvent(let number, let name, let found, let expected):
        "after event \(number) '\(name)': in \(found), expected \(expected)"
      }
    }
  }

  /// Plays the script; nil when everything is as expected.
  package func firstDifference(_ chart: CompiledChart) -> Difference? {
    Self.firstDifference(chart, initialConfiguration, events)
  }

  /// As `firstDifference(_:)`, with the second expectation where the script has one.
  package func firstDifferenceFromAlternative(_ chart: CompiledChart) -> Difference? {
    guard let legacySemantics else { return firstDifference(chart) }
    return Self.firstDifference(
      chart,
      legacySemantics.initialConfiguration,
      legacySemantics.events
    )
  }

  private static func firstDifference(
    _ chart: CompiledChart,
    _ initial: [String],
    _ steps: [Step]
  ) -> Difference? {
    var machine = Machine(chart)
    machine.start()
    let start = configuration(of: machine)
    guard start == initial.sorted() else {
      return .initial(found: start, expected: initial.sorted())
    }
    for (number, step) in steps.enumerated() {
      machine.advance(by: step.after ?? 0)
      machine.send(EventName(step.event.name))
      let found = configuration(of: machine)
      let expected = step.nextConfiguration.sorted()
      guard found == expected else {
        return .afterEvent(
          number + 1,
          name: step.event.name,
          found: found,
          expected: expected
        )
      }
    }
    return nil
  }

  private static func configuration(of machine: Machine) -> [String] {
    machine.activeLeaves.map(\.rawValue).sorted()
  }
}
