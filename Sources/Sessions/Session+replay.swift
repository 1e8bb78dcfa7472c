import ScenarioModel
package import Telemetry

extension Session {
  /// Applies a recorded event after checking that the world brings about the same event.
  ///
  /// The command behind the event is decided again; its outcome, digest of the evidence included,
  /// must equal the recorded event. `query` parses the words of a free question. `ask` asks a question
  /// in SQL again, and gives `nil` where it cannot be asked; without it, answers in SQL are taken as
  /// recorded.
  package mutating func replay(
    _ event: SessionEvent,
    query: (String, Session) -> Query?,
    asking ask: ((AskedQuery, Session) -> AskedQuery?)? = nil
  ) throws(ReplayMismatch) {
    let number = entries.count + 1
    let command: SessionCommand
    switch event.origin {
    case .command(.query(let asked)):
      guard let ask else {
        command = .query(asked)
        break
      }
      guard let again = ask(asked, self) else {
        throw ReplayMismatch(number: number, reason: .notUnderstood)
      }
      command = .query(again)
    case .command(let known): command = known
    case .slice(let words):
      guard let query = query(words, self) else {
        throw ReplayMismatch(number: number, reason: .notUnderstood)
      }
      command = .slice(query, words: words)
    }
    let decided: SessionEvent
    do {
      decided = try decide(command).event
    } catch {
      throw ReplayMismatch(number: number, reason: .refused(error))
    }
    guard decided == event else {
      throw ReplayMismatch(number: number, reason: .differs)
    }
    apply(event)
  }
}

/// An event of a replay that its scenario and seed do not bring about.
package struct ReplayMismatch: Error, Hashable, Sendable, CustomStringConvertible {
  package var number: Int
  package var reason: Reason

  /// A way in which an event can differ from what its world brings about.
  package enum Reason: Hashable, Sendable {
    /// A free question whose words cannot be parsed.
    case notUnderstood
    /// The command behind the event is refused.
    case refused(SessionError)
    /// The command behind the event comes to another event.
    case differs
  }

  package var description: String {
    switch reason {
    case .notUnderstood: "event \(number) asks a question that cannot be read"
    case .refused(let error): "event \(number) could not have happened: \(error)"
    case .differs:
      "event \(number) does not show what this scenario and seed give;"
        + " it was changed, or made by another version"
    }
  }
}
