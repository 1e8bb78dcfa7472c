import Interviewing
import ScenarioModel
import SessionStore
package import Reports
package import Sessions

/// An interview that people hold in browsers, as all pages and streams of this process share it.
///
/// It decides what each role gets: pages and streams know of a room only what its functions for that
/// role return. Events are kept before anybody sees them; presence and what is being typed are not.
package actor InterviewRoom: Room {
  package nonisolated let id: SessionID
  package nonisolated let live: LiveSession
  package nonisolated let service: SessionService
  let scorekeeper: Scorekeeper
  let clock: InterviewClock
  package let now: @Sendable () -> Int
  private var reports = EntryReports()
  private var reader: HostReader?
  /// The page with its figures, which never changes.
  private var brief: BriefReport?
  /// The session without its private events, for as many of them all.
  private var seen: (count: Int, session: Session)?
  /// The number of events whose effect on the clock was taken over.
  private var followed: Int
  var frozen: Int?
  var lastSeen: Int
  package var audience: RoomAudience
  var draft: String?
  var driver: Task<Void, Never>?

  /// The time after which the clock of a hosted interview is stopped where its length is over and nobody
  /// says anything; unit: s.
  package static let longestSilence = 900

  /// The room of a session; `now` gives seconds of a clock that only counts while the machine is awake.
  package init(
    _ session: Session,
    _ id: SessionID,
    _ service: SessionService,
    _ scorekeeper: Scorekeeper,
    now: @escaping @Sendable () -> Int = InterviewClock.awakeSeconds()
  ) {
    self.id = id
    self.service = service
    audience = RoomAudience(service.environment)
    self.scorekeeper = scorekeeper
    self.now = now
    live = service.live(session, id)
    clock = InterviewClock(at: session.interviewSecond, now: now)
    followed = session.entries.count
    lastSeen = now()
  }

  package var shownSecond: Int { frozen ?? clock.second }
  package var shownWords: String? { draft }

  /// The whole session, with what other processes added; the clock follows what happened.
  ///
  /// While nobody is there the clock stands still.
  func current() async throws(DrillError) -> Session {
    try await live.sync(for: .host)
    return await known()
  }

  /// The whole session as far as this process knows it; the clock follows what happened.
  func known() async -> Session {
    let session = await live.current
    let changed = session.entries.dropFirst(followed).contains {
      $0.event.traits.clockChange != nil
    }
    if changed || !session.isTimed || session.interviewSecond > clock.second {
      clock.set(to: session.interviewSecond)
    }
    // An answer may have been sent to another server than the words before it.
    if session.entries.dropFirst(followed).contains(where: { $0.event.endsDraft }) { draft = nil }
    followed = session.entries.count
    return session
  }

  /// Notes that somebody is there; the clock goes on where it stood.
  package func notice() {
    freezeIfEmpty()
    if let second = frozen { clock.set(to: second) }
    frozen = nil
    lastSeen = now()
  }

  private func freezeIfEmpty() {
    if frozen == nil, isEmpty, now() - lastSeen > Self.patience, !isOpenElsewhere {
      frozen = max(0, clock.second - (now() - lastSeen))
    }
  }

  /// The time without a visitor after which the clock of an interview stands still; unit: s.
  ///
  /// A page without script shows no sign of life while somebody writes.
  private static let patience = 300

  func second(of session: Session) -> Int { frozen ?? clock.second(of: session) }

  private func seen(_ session: Session) -> Session {
    if let seen, seen.count == session.entries.count { return seen.session }
    let censored = session.seen(by: .candidate)
    seen = (session.entries.count, censored)
    return censored
  }

  /// The reports on the events of the session that a candidate sees, as they number them.
  private func seenReports(_ session: Session, _ whole: Session) throws(DrillError) -> [EntryReport]
  {
    var result: [EntryReport] = []
    for entry in session.entries {
      // A verdict cites events, which have other numbers here.
      if case .declared = entry.event {
        if let report = EntryReport(entry, of: session) { result.append(report) }
        continue
      }
      guard let number = whole.number(of: entry.number, seenBy: .candidate),
        var report = try reports.report(of: number, in: whole)
      else { continue }
      report.number = entry.number
      result.append(report)
    }
    return result
  }

  /// The room as its candidate or an observer sees it now.
  package func view(for role: Role) async throws(DrillError) -> RoomView {
    notice()
    let whole = try await current()
    let seen = seen(whole)
    let brief = if let brief { brief } else { try DrillError.wrap { try BriefReport(seen) } }
    self.brief = brief
    return try RoomView(
      whole,
      seen: seen,
      id: id,
      role: role,
      brief: brief,
      entries: try seenReports(seen, whole),
      second: second(of: whole),
      presence: everybody
    )
  }

  /// The room as its host sees it now.
  ///
  /// Complexity: the first time, reading the calibration.
  package func hostView() async throws(DrillError) -> HostView {
    notice()
    let session = try await current()
    if reader == nil { reader = try await scorekeeper.hostReader(of: session, isAloud: false) }
    guard let reader else { preconditionFailure("room \(id) has no reader after it was made") }
    for entry in session.entries { _ = try reports.report(of: entry.number, in: session) }
    return try HostView(
      session,
      id: id,
      reader: reader,
      reports: reports.known,
      draft: sharedDraft,
      second: second(of: session),
      isBeliefDue: await live.isBeliefDue,
      presence: everybody
    )
  }

  /// The report on an event that a role sees, by its number there; `nil` where there is none.
  package func report(
    of position: Int,
    for role: Role
  ) async throws(DrillError) -> EntryReport? {
    let session = try await current()
    guard let number = session.number(of: position, seenBy: role) else { return nil }
    return try reports.report(of: number, in: session)
  }

  /// The result of an interview that is over, as a role may read it.
  ///
  /// Throws `.notAllowed` for a role that may not know the score, `.stillOpen` before the end.
  package func card(for role: Role) async throws(DrillError) -> CardPage {
    let session = try await current()
    guard session.isScorable else { throw .stillOpen(id, for: .replayFile) }
    let view = await live.view(for: role)
    guard view.mayKnow(.score) else { throw .notAllowed(role) }
    let report = try await scorekeeper.interviewReport(of: session)
    try service.record(report.card, of: id)
    return InterviewCard(
      report: report,
      session: session,
      reader: view.mayKnow(.truth) ? .interviewer : .candidate
    ).page
  }

  /// The questions that were asked, as the candidate numbers them; none before the end.
  ///
  /// A model answer is there where the candidate may know the key.
  package func pastQuestions() async -> [PastQuestion] {
    let view = await live.view(for: .candidate)
    let session = await known()
    guard session.isOver, let interview = Interview(session) else { return [] }
    let script = InterviewScript(session.scenario, interview.setting)
    return seen(session).entries.compactMap { entry in
      guard let question = entry.event.traits.question else { return nil }
      let stage = question.stage.flatMap { name in
        session.scenario.ladder.first { $0.id.rawValue == name }
      }
      return PastQuestion(
        number: entry.number,
        words: script.words(of: question),
        modelAnswer: view.mayKnow(.truth) ? stage?.modelAnswer : nil
      )
    }
  }
}

/// A question of an interview that is over.
package struct PastQuestion: Hashable, Sendable {
  /// The number of the event that asked, as the candidate sees it.
  package var number: Int
  package var words: String
  /// An answer that a senior engineer would give; `nil` where no stage has one or the reader may not know
  /// the key.
  package var modelAnswer: String?
}

extension SessionEvent {
  /// Whether what the candidate was typing was sent by it, or may no longer be seen.
  fileprivate var endsDraft: Bool {
    guard case .interview(let event) = self else { return false }
    switch event.turn {
    case .answered, .allowed(.typing, false): return true
    case .opened, .seated, .clued, .revealed, .injected, .asked, .requested, .passed, .timedOut,
      .hintOffered, .hintGiven, .ticked, .overridden, .remarked, .allowed, .paused, .unpaused,
      .closed:
      return false
    }
  }
}
