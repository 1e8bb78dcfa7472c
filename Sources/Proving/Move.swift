package import ScenarioModel
package import Statecharts

/// One thing that a player can do, as far as the incident's chart and clock are concerned.
///
/// Proving owns what can be said of a scenario before anyone plays it: what can be reached, what
/// never happens, what mitigations do to harm, what random players meet, and the chart as a
/// picture. It knows no files, terminals or wall clock, and never decides what a command does in
/// a session: that is the work of the modules below it.
package enum Move: Hashable, Sendable {
  case wait(minutes: Int)
  case look(ActionID)
  case mitigate(MitigationID)
  case update
  case declare
}

extension Move: CustomStringConvertible {
  /// The words with which a player does it.
  package var description: String {
    switch self {
    case .wait(let minutes): "wait \(minutes)"
    case .look(let action): "look \(action)"
    case .mitigate(let mitigation): "mitigate \(mitigation)"
    case .update: "update"
    case .declare: "declare"
    }
  }
}

extension Move {
  /// The event that the chart hears when its minutes have passed.
  package var event: EventName? {
    switch self {
    case .wait: nil
    case .look(let action): EventName("look.\(action)")
    case .mitigate(let mitigation): EventName("mitigate.\(mitigation)")
    case .update: "update"
    case .declare: "declare"
    }
  }
}

/// A course of moves from the page on, with the minutes it takes.
package struct Path: Hashable, Sendable {
  package let moves: [Move]
  package let minutes: Int

  package init(moves: [Move], minutes: Int) {
    self.moves = moves
    self.minutes = minutes
  }
}

extension Path: CustomStringConvertible {
  /// The commands in order; "at once" where there are none.
  package var description: String {
    moves.isEmpty ? "at once" : moves.map(\.description).joined(separator: ", ")
  }
}
