import Coaching
import Drills
import Reports
import Scoring
import Sessions

/// One session as all pages and streams of this process share it.
///
/// Evidence that was computed for a page is kept: an event never changes.
actor SessionRoom {
  nonisolated let id: SessionID
  nonisolated let live: LiveSession
  private let service: SessionService
  private let scorekeeper: Scorekeeper
  private var reports = EntryReports()
  private var lesson: Lesson?

  init(_ live: LiveSession, _ service: SessionService, _ scorekeeper: Scorekeeper) {
    id = live.id
    self.live = live
    self.service = service
    self.scorekeeper = scorekeeper
  }

  /// The newest state of the session, with what other processes added.
  func session() async throws -> Session {
    if live.news.isThere { try await live.sync(for: .player) }
    return await live.view(for: .player).session
  }

  /// Whether a statement of beliefs is due after the last event.
  func isBeliefDue() async -> Bool { await live.isBeliefDue }

  /// The page of the session with the state after its last event.
  ///
  /// Complexity: the first time after an event, the rows of an hour and a half.
  func situation(
    in session: Session
  ) throws -> (brief: BriefReport, status: StatusReport) {
    try reports.situation(in: session)
  }

  /// An event with everything that it showed; `nil` for one that the session does not have.
  ///
  /// Complexity: the first time, that of the event's queries.
  func report(of number: Int, in session: Session) throws -> EntryReport? {
    try reports.report(of: number, in: session)
  }

  /// Carries out a command of the player where the last event is still the one of a number.
  ///
  /// A command that was carried out already by a second click gives its event again. Where it ends the
  /// session, the score is kept.
  func perform(_ command: SessionCommand, after number: Int) async throws -> SessionEntry {
    let before = try await session()
    if let done = before.repeated(command, after: number) { return done }
    let update = try await live.perform(command, as: .player, after: number)
    return try await keep(update)
  }

  /// Asks a question in SQL where the last event is still the one of a number.
  func ask(_ statement: String, after number: Int) async throws -> SessionEntry {
    let before = try await session()
    if let done = before.repeated(statement, after: number) { return done }
    return try await keep(try await live.ask(statement, as: .player, after: number))
  }

  private func keep(_ update: Update) async throws -> SessionEntry {
    let after = await live.view(for: .player).session
    reports.keep(
      EntryReport(update.entry, of: after, showing: try update.evidence()),
      of: update.entry.number
    )
    // An answer that determines what a look would find counts as that look.
    _ = try await live.credit(as: .player)
    if after.isScorable {
      try service.record(try await scorekeeper.card(of: after), of: id)
    }
    return update.entry
  }

  /// The lesson of a guided play as far as the session has come.
  ///
  /// Complexity: the first time, for each choice made, the value of every look that was open.
  func lesson(in session: Session) async throws -> Lesson {
    var current: Lesson
    if let lesson, lesson.session.entries.count <= session.entries.count {
      current = lesson
    } else {
      current = try await scorekeeper.lesson(of: session)
    }
    for entry in session.entries.dropFirst(current.session.entries.count) {
      current.apply(entry.event)
    }
    lesson = current
    return current
  }
}

extension Session {
  /// The event after one of a number, where what its answer was credited with is all that follows.
  private func onlyEntry(after number: Int) -> SessionEntry? {
    guard entries.indices.contains(number) else { return nil }
    let first = entries[number]
    let isCredit = { (entry: SessionEntry) in
      if case .cited(_, let question) = entry.event { question == first.number } else { false }
    }
    return entries[(number + 1)...].allSatisfy(isCredit) ? first : nil
  }

  /// The event after one of a number, where it is the last one and a command is what brought it about.
  fileprivate func repeated(_ command: SessionCommand, after number: Int) -> SessionEntry? {
    guard let last = onlyEntry(after: number) else { return nil }
    switch (last.event.origin, command) {
    case (.slice(let words), .slice(_, let asked)): return words == asked ? last : nil
    case (.command(.believe), .believe): return nil
    case (.command(let done), let command): return done == command ? last : nil
    case (.slice, _): return nil
    }
  }

  fileprivate func repeated(_ statement: String, after number: Int) -> SessionEntry? {
    guard let last = onlyEntry(after: number),
      case .queried(let query, _) = last.event, query.statement == statement
    else { return nil }
    return last
  }
}
