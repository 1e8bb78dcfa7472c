package import Diagnosis
import ScenarioModel
import Scoring
package import Sessions
import TelemetryExport

/// One open session that any number of front ends and processes play together.
///
/// An event is on the disk before a function returns it, so a kill loses nothing that anybody saw. What
/// another process adds is taken in by event number, without reading the session again.
package actor LiveSession {
  /// The number of the session in its store.
  package nonisolated let id: SessionID
  /// Tells, without waiting for the session, whether another process added events.
  package nonisolated let news: SessionNews
  private let log: any SessionLog
  private var session: Session
  /// The calibration by which beliefs are due, without the sample of the session's own seed; `nil`
  /// where none is at hand without simulation.
  private let calibration: Calibration?
  /// The first reading of the bad requests, if one was made.
  private var firstRate: BadRate?
  private var listeners: [Int: Listener] = [:]
  private var nextListener = 0
  private var polling: Task<Void, Never>?

  private struct Listener {
    var role: Role
    var continuation: AsyncStream<Update>.Continuation
  }

  /// Makes a live session of one as far as its log goes.
  ///
  /// Beliefs are asked for where the evidence has moved them by `calibration`.
  package init(
    _ session: Session,
    id: SessionID,
    log: any SessionLog,
    calibration: Calibration? = nil
  ) {
    self.session = session
    self.calibration = calibration?.leavingOut(seed: session.header.seed)
    self.id = id
    self.log = log
    news = SessionNews(log, knowing: session.entries.count)
  }

  /// The session as far as this process knows it, as a role may see it.
  package func view(for role: Role) -> RoleView { RoleView(session, role) }

  /// A reading of the session's bad requests, which says for good how many there were up to the page.
  ///
  /// Complexity: the first time, the rows of an hour and a half.
  package func earlierRate() throws(DrillError) -> BadRate {
    if let firstRate { return firstRate }
    let rate = try DrillError.wrap { try session.badRate() }
    firstRate = rate
    return rate
  }

  /// Carries out a command of a role and gives what came of it.
  ///
  /// Throws `.notAllowed` for a command that the role may not give, `.session` where the session
  /// refuses it, and `.collision` where another process added an event first, or where the last event
  /// is not the one of a `number` that is given; then nothing happened, and `sync` takes over what did.
  @discardableResult
  package func perform(
    _ command: SessionCommand,
    as role: Role,
    after number: Int? = nil
  ) throws(DrillError) -> Update {
    guard role.mayGive(command) else { throw .notAllowed(role) }
    try checkClock(for: role)
    try checkIsLast(number)
    return try carryOut(command, answer: nil)
  }

  /// Asks a question in SQL, which costs a simulated minute, and gives its rows with the event.
  ///
  /// One that fails while it runs costs its minute too; the update holds its refusal. Throws
  /// `.collision` where the last event is not the one of a `number` that is given.
  package func ask(
    _ statement: String,
    as role: Role,
    after number: Int? = nil
  ) throws(DrillError) -> Update {
    guard role.mayAct else { throw .notAllowed(role) }
    try checkClock(for: role)
    try checkIsLast(number)
    let (query, answer) = try session.ask(statement)
    return try carryOut(.query(query), answer: answer)
  }

  /// Takes the answer to the latest question as the evidence of the actions whose findings it
  /// determines; none where it determines nothing that is new.
  package func credit(as role: Role) throws(DrillError) -> [Update] {
    guard role.mayAct else { return [] }
    let question = session.entries.count
    var updates: [Update] = []
    for action in session.creditedActions {
      updates.append(try carryOut(.cite(action, query: question), answer: nil))
    }
    return updates
  }

  private func checkIsLast(_ number: Int?) throws(DrillError) {
    guard let number, number != session.entries.count else { return }
    throw .collision(.notNext(id, given: number + 1, next: session.entries.count + 1))
  }

  /// Takes in the events that other processes added, and gives those that a role may see.
  @discardableResult
  package func sync(for role: Role) throws(DrillError) -> [Update] {
    let known = session.entries.count
    let events = try DrillError.wrap { try log.events(after: known) }
    var updates: [Update] = []
    for event in events {
      session.apply(event)
      let update = latest()
      publish(update)
      if role.maySee(event) { updates.append(update) }
    }
    news.know(session.entries.count)
    return updates
  }

  /// The updates that a role may see, from an event number on, as they happen in any process.
  ///
  /// The stream begins with the events after `number` that are known already, with all that they
  /// showed, so a reader that gives the last number it saw misses nothing and repeats nothing. It ends
  /// with the session.
  package func updates(for role: Role, after number: Int = 0) -> AsyncStream<Update> {
    let (stream, continuation) = AsyncStream<Update>.makeStream()
    for entry in session.entries.dropFirst(number) where role.maySee(entry.event) {
      let isLast = entry.number == session.entries.count
      continuation.yield(Update(entry, of: session, isBeliefDue: isLast && isBeliefDue))
    }
    guard !session.isOver else {
      continuation.finish()
      return stream
    }
    let key = nextListener
    nextListener += 1
    listeners[key] = Listener(role: role, continuation: continuation)
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(key) }
    }
    poll()
    return stream
  }

  private func forget(_ key: Int) {
    listeners[key] = nil
    guard listeners.isEmpty else { return }
    polling?.cancel()
    polling = nil
  }

  private func poll() {
    guard polling == nil else { return }
    let news = log.news()
    polling = Task { [weak self] in
      for await state in news where state == .answers {
        guard let self else { return }
        _ = try? await self.sync(for: .observer)
      }
    }
  }

  private func publish(_ update: Update) {
    for listener in listeners.values where listener.role.maySee(update.entry.event) {
      listener.continuation.yield(update)
    }
    guard session.isOver else { return }
    for listener in listeners.values { listener.continuation.finish() }
    listeners = [:]
    polling?.cancel()
    polling = nil
  }

  /// The update of the event that was just applied.
  private func latest(
    showing shown: ShownEvidence = .nothing,
    answering answer: Result<SQLAnswer, SQLRefusal>? = nil
  ) -> Update {
    guard let entry = session.entries.last else {
      preconditionFailure("session \(id) has no entry after an event was applied")
    }
    return Update(
      entry,
      of: session,
      showing: shown,
      answering: answer,
      isBeliefDue: isBeliefDue
    )
  }

  /// Whether a statement of beliefs is due after the last event: where the evidence has moved them, or
  /// after every second look where no calibration says so.
  package var isBeliefDue: Bool {
    guard let calibration else {
      return session.entries.last?.event.look != nil
        && session.firstLooks.count.isMultiple(of: Self.looksBetweenBeliefs)
    }
    return session.isBeliefDue(calibration, Rubric.current.judgement)
  }

  private static let looksBetweenBeliefs = 2

  /// Decides a command, keeps its event and publishes what came of it.
  func carryOut(
    _ command: SessionCommand,
    answer: Result<SQLAnswer, SQLRefusal>?
  ) throws(DrillError) -> Update {
    let decision: Decision
    do {
      decision = try session.decide(command)
    } catch {
      throw .session(error)
    }
    do {
      try log.append(decision.event, as: session.entries.count + 1)
    } catch {
      switch error {
      case .notNext, .over: throw .collision(error)
      case .cannotCreateFolder, .cannotOpen, .readOnly, .full, .locked, .notAStore, .damaged,
        .newerVersion, .inputOutput, .unreachable, .database, .malformedAddress, .noStore,
        .withoutPostgres,
        .unknownSession, .stillOpen, .changed, .unreadable,
        .changedScenario, .tooLong, .tooManyEvents, .cannotWrite:
        throw .store(error)
      }
    }
    session.apply(decision.event)
    news.know(session.entries.count)
    let update = latest(showing: decision.shown, answering: answer)
    publish(update)
    return update
  }

  /// The session itself, for what Drills computes from it.
  var current: Session { session }
}
