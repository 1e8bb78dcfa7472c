import Drills
import Interviewing
import Sessions

/// A live session as a console holds it: waits for each answer and keeps the newest state.
struct SessionLink {
  /// The newest state that this side knows.
  private(set) var session: Session
  private let live: LiveSession
  private let role: Role

  init(_ live: LiveSession, as role: Role, _ session: Session) {
    self.live = live
    self.role = role
    self.session = session
  }

  /// Whether another process added events that this side may see.
  var hasNews: Bool { live.news.isThere }

  /// Carries out a command; throws a `SessionError` where the session refuses it.
  mutating func perform(_ command: SessionCommand) throws -> Update {
    let (live, role) = (live, role)
    return try wait { try await live.perform(command, as: role) }
  }

  /// Asks a question in SQL; throws `DrillError.sql` for one that cannot run.
  mutating func ask(_ statement: String) throws -> Update {
    let (live, role) = (live, role)
    return try wait { try await live.ask(statement, as: role) }
  }

  /// Takes the answer to the latest question as evidence where it determines a finding.
  mutating func credit() throws -> [Update] {
    let (live, role) = (live, role)
    return try wait { try await live.credit(as: role) }
  }

  /// Takes in what other processes did.
  mutating func sync() throws -> [Update] {
    let (live, role) = (live, role)
    return try wait { try await live.sync(for: role) }
  }

  /// Lets the machine that interviews make its next move.
  mutating func goOn(at second: Int) throws -> InterviewStep {
    let (live, role) = (live, role)
    return try wait { try await live.goOn(at: second, for: role) }
  }

  /// Carries out the machine's next suggestion for a person who interviews.
  mutating func goOnAsSuggested(at second: Int) throws -> InterviewStep {
    let live = live
    return try wait { try await live.goOnAsSuggested(at: second) }
  }

  /// Records a turn of an interview, after what the other side did.
  mutating func record(_ turn: InterviewTurn, at second: Int) throws -> [Update] {
    let (live, role) = (live, role)
    return try wait { try await live.record(turn, at: second, for: role) }
  }

  private mutating func wait<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let (live, role) = (live, role)
    do {
      let (value, view) = try Blocking.run {
        let value = try await work()
        return (value, await live.view(for: role))
      }
      session = view.session
      return value
    } catch DrillError.session(let refusal) {
      throw refusal
    }
  }
}
