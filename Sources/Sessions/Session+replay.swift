import ScenarioModel
package import Telemetry

extension Session {
  /// Applies a recorded event after checking that the world gives the same.
  ///
  /// The command behind the event is decided anew; its outcome, digest of the evidence included,
  /// must equal what was recorded. `query` reads the words of a free question.
  package mutating func replay(
    _ event: SessionEvent,
    query: (String, Session) -> Query?
  ) throws(ReplayMismatch) {
    let number = entries.count + 1
    guard let command = command(behind: event, query: query) else {
      throw ReplayMismatch(number: number, reason: .notUnderstood)
    }
    let decided: SessionEvent
    do {
      decided = try decide(command)
    } catch {
      throw ReplayMismatch(number: number, reason: .refused("\(error)"))
    }
    guard decided == event else {
      throw ReplayMismatch(number: number, reason: .differs)
    }
    apply(event)
  }

  private func command(
    behind event: SessionEvent,
    query: (String, Session) -> Query?
  ) -> SessionCommand? {
    switch event {
    case .looked(let look): .look(ActionID(look.action))
    case .sliced(let words, _, _): query(words, self).map { .slice($0, words: words) }
    case .queried(let query, _): .query(query)
    case .cited(let look, let query): .cite(ActionID(look.action), query: query)
    case .believed(let beliefs): .believe(beliefs)
    case .noted(let text): .note(text)
    case .mitigated(let name, _): .mitigate(MitigationID(name))
    case .updated(let text, _): .update(text)
    case .waited(let minutes): .wait(minutes: minutes)
    case .hinted: .hint
    case .declared(let declaration): .declare(declaration)
    case .abandoned: .abandon
    case .interview(let event): .interview(event)
    }
  }
}

/// An event of a replay that its scenario and seed do not bring about.
package struct ReplayMismatch: Error, Hashable, Sendable, CustomStringConvertible {
  package var number: Int
  package var reason: Reason

  /// What is wrong with the event.
  package enum Reason: Hashable, Sendable {
    case notUnderstood
    case refused(String)
    case differs
  }

  package var description: String {
    switch reason {
    case .notUnderstood: "event \(number) asks a question that cannot be read"
    case .refused(let why): "event \(number) could not have happened: \(why)"
    case .differs:
      "event \(number) does not show what this scenario and seed give;"
        + " it was changed, or made by another version"
    }
  }
}
