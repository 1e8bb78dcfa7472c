import Drills
import Sessions

/// The outcome of a call for a front end that has a protocol of its own.
package enum ToolOutcome: Hashable, Sendable {
  /// The structured content, and the number of the session's last event, from 0, where there is a
  /// session.
  case done(JSON, lastEvent: Int?)
  /// Nothing happened, unless the kind says so; a sentence says what is possible.
  case refused(RefusalKind, String)
  /// The session has another last event than the caller expects, and nothing happened.
  case otherEvent(last: Int)
}

/// The kind of a refusal.
package enum RefusalKind: Hashable, Sendable {
  /// The arguments cannot be read.
  case malformed
  /// No session has the handle.
  case unknownSession
  /// The state of the session does not allow it now.
  case conflict
  /// The limits of the session are used up.
  case exhausted
  /// The arguments can be read, and nothing there is or can be done is meant by them.
  case refused
  /// The answer is too long; what the sentence says took place.
  case tooLong
  /// The program or its files are at fault.
  case failed
}

extension ToolRefusal {
  var kind: RefusalKind {
    switch self {
    case .unknownArgument, .badArgument: .malformed
    case .unknownSession: .unknownSession
    case .stillOpen, .overtaken: .conflict
    case .tooManySteps, .tooManyMinutes, .tooManyBytes: .exhausted
    case .refused, .notUnderstood, .nothingListed, .noName, .noForm: .refused
    case .answerTooLong, .answerBeyondSession: .tooLong
    case .unscored: .failed
    case .drill(let error): error.kind
    }
  }
}

extension DrillError {
  fileprivate var kind: RefusalKind {
    switch self {
    case .catalog(.notPicked), .catalog(.unnamed), .catalog(.noSuchDifficulty), .sql, .query,
      .session, .telemetry, .notPicked, .noSuchEvent, .notAllowed:
      .refused
    case .collision, .stillOpen, .contended: .conflict
    default: .failed
    }
  }
}

extension ToolService {
  /// Carries out a call; where `expected` is given, only if it is the number of the session's last event.
  package func outcome(
    of tool: PlayTool,
    _ values: [String: JSON],
    expecting expected: Int? = nil
  ) async -> ToolOutcome {
    do throws(ToolRefusal) {
      let arguments = try ToolArguments(values, of: tool)
      if let expected, let last = try await lastEvent(arguments), last != expected {
        return .otherEvent(last: last)
      }
      let answer = try await answer(tool, arguments, expecting: expected)
      try give(answer, of: tool, arguments)
      let content = answer.structured
      if tool == .openSession { return .done(content, lastEvent: 0) }
      return .done(content, lastEvent: try await lastEvent(arguments))
    } catch {
      return .refused(error.kind, "\(error)")
    }
  }

  /// The contents of a resource and their media type.
  package func contents(
    of address: String
  ) async -> Result<(type: String, texts: [String]), ReadRefusal> {
    guard let place = ResourceAddress(address) else { return .failure(.noAddress) }
    do throws(ToolRefusal) {
      let texts = try await contents(of: place)
      try give(texts, of: place)
      return .success((place.mediaType, texts))
    } catch {
      return .failure(.refused(error.kind, "\(error)"))
    }
  }

  /// The number of the last event of a session, 0 before its first; the sentence where no session has
  /// the handle.
  package func lastEvent(of handle: String) async -> Result<Int, ReadRefusal> {
    do throws(ToolRefusal) {
      return .success(try await play(handle).session.entries.last?.number ?? 0)
    } catch {
      return .failure(.refused(error.kind, "\(error)"))
    }
  }

  /// The number of the last event of the session that a call is about; `nil` where it is about none.
  private func lastEvent(_ arguments: ToolArguments) async throws(ToolRefusal) -> Int? {
    guard let handle = try? arguments.text("session") else { return nil }
    return try await play(handle).session.entries.last?.number ?? 0
  }
}

/// The reason why a resource cannot be read.
package enum ReadRefusal: Error, Hashable, Sendable {
  /// No address reads like this.
  case noAddress
  case refused(RefusalKind, String)
}
