import ScenarioModel
package import Sessions
package import Statecharts

/// The way that a session took through its incident's chart.
package struct ChartTrace: Hashable, Sendable {
  /// The states that were entered.
  package private(set) var states: Set<StateID> = []
  /// The transitions that were taken, with the numbers of their turns, from 1.
  package private(set) var turns: [TransitionID: [Int]] = [:]
  /// The states that were active in the end.
  package private(set) var last: Set<StateID> = []
  private var count = 0

  private init() {}

  /// Follows the events of a session on a machine of its own.
  package init(_ session: Session) { self = Self.following(session).trace }

  /// Follows the events of a session, and gives the machine in the situation in which they end.
  static func following(_ session: Session) -> (trace: ChartTrace, machine: Machine) {
    var trace = ChartTrace()
    var machine = Machine(session.staging.chart)
    machine.isObserved = true
    machine.start()
    trace.note(machine)
    for entry in session.entries {
      machine.advance(by: entry.end - entry.start)
      trace.note(machine)
      guard let event = entry.event.move?.event else { continue }
      machine.send(event)
      trace.note(machine)
    }
    return (trace, machine)
  }

  /// Adds what the machine's last call brought about.
  private mutating func note(_ machine: Machine) {
    for occurrence in machine.outputs.occurrences {
      switch occurrence.what {
      case .entered(let state): states.insert(state)
      case .took(let transition):
        count += 1
        turns[transition, default: []].append(count)
      case .event, .exited, .assigned, .emitted, .failed, .finished: break
      }
    }
    last = Set(machine.activeStates)
  }
}

extension SessionEvent {
  /// The move that an event was, where the chart or the clock can notice it.
  package var move: Move? {
    if case .waited(let minutes) = self { return .wait(minutes: minutes) }
    return switch traits.signal {
    case .look(let action): .look(.init(action))
    case .mitigate(let name): .mitigate(.init(name))
    case .update: .update
    case .declare: .declare
    case nil: nil
    }
  }
}
