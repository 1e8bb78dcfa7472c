/// A part of the program that reads what others wrote.
package enum FuzzSubject: String, CaseIterable, Sendable {
  /// Lines typed in plays, by hosts and by candidates; what they mean is carried out.
  case lines
  /// Questions in SQL.
  case sql
  /// Replay files whose chain of hashes is right again after they were changed.
  case replays
  /// Replay files with bytes changed.
  case bytes
  /// Files of scenarios, checked, and played where nothing is wrong with them.
  case scenarios
  /// Charts in SCXML.
  case charts
  /// Stores of sessions with bytes changed.
  case stores

  /// The source of inputs of this kind.
  package func source(seed: UInt64) throws -> any FuzzSource {
    switch self {
    case .lines: try LineSource(seed: seed)
    case .sql: try SQLSource(seed: seed)
    case .replays: try ReplaySource(seed: seed)
    case .bytes: try ByteSource(seed: seed)
    case .scenarios: try ScenarioSource(seed: seed)
    case .charts: try ChartSource(seed: seed)
    case .stores: try StoreSource(seed: seed)
    }
  }
}

/// Makes inputs one after the other and gives them to the program.
///
/// What the program refuses is as it should be. A source throws where the program does what it must
/// not; most often the program would trap.
package protocol FuzzSource {
  /// Makes the next input, as text that shows it.
  mutating func next() -> String
  /// Gives the input made last to the program.
  mutating func run() throws
}

/// A thing that the program did and must not do.
package struct FuzzFinding: Error, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}
