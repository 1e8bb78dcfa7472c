import Drills
import SessionStore
import Sessions
import TestSupport

@testable import TerminalSessions

/// A player who types a script; what was shown after each line is kept apart.
struct ScriptedConsole: PlayConsole {
  private var lines: [String]
  /// The prompt, what was typed and what was shown, turn by turn.
  private(set) var turns: [Turn] = []

  /// A prompt with what came of the line typed at it.
  struct Turn: Hashable {
    var prompt: String
    var typed: String
    var shown: [String]
  }

  init(_ lines: [String]) { self.lines = lines.reversed() }

  mutating func ask(
    _ prompt: String,
    completing complete: @escaping (String) -> [String]
  ) -> PlayInput {
    guard let line = lines.popLast() else { return .endOfInput }
    turns.append(Turn(prompt: prompt, typed: line, shown: []))
    return .line(line)
  }

  mutating func show(_ lines: [String]) throws {
    guard !turns.isEmpty else { return }
    turns[turns.count - 1].shown += lines
  }
}

extension ScriptedConsole {
  /// A session that is kept nowhere.
  static func link(_ session: Session) -> SessionLink {
    let live = LiveSession(session, id: SessionID(rawValue: 1), log: ForgetfulLog())
    return SessionLink(live, as: .player, session)
  }
}

/// Keeps nothing; for plays that only a test sees.
struct ForgetfulLog: SessionLog {
  func append(_ event: SessionEvent, as number: Int) {}

  func events(after number: Int) -> [SessionEvent] { [] }

  func version() -> Int { 0 }

  func news() -> AsyncStream<StoreState> { AsyncStream { $0.finish() } }
}
