import Coaching
import Drills
import Reports
import ScenarioModel
import Sessions

/// A room that computes what events of its session showed, each once.
protocol EntrySource: Sendable {
  var id: SessionID { get }
  func report(of number: Int, in session: Session) async throws -> EntryReport?
  func situation(in session: Session) async throws -> (brief: BriefReport, status: StatusReport)
  func isBeliefDue() async -> Bool
}

extension SessionRoom: EntrySource {}
extension TabletopRoom: EntrySource {}

/// Everything that the drill page shows of a session at one moment.
struct DrillState: Sendable {
  let id: SessionID
  let place: PagePlace
  let session: Session
  let status: StatusReport
  let brief: BriefReport
  let menu: MenuReport
  /// The findings of looks by their events' numbers.
  let findings: [Int: String]
  /// The event whose content is in the middle; `nil` for the page.
  let shown: EntryReport?
  /// Events that stand beside it.
  let pinned: [EntryReport]
  let isBeliefDue: Bool
  /// The lesson of a guided play.
  let lesson: Lesson?
  /// The team of a tabletop.
  let team: Team?
  /// The number that forms give back, so that an old page does nothing twice.
  let mark: Int

  /// Reads a session: the event of a number in the middle, else the latest that showed something.
  init(
    _ room: SessionRoom,
    event: Int? = nil,
    pinned numbers: [Int] = []
  ) async throws {
    let session = try await room.session()
    try await self.init(
      session,
      from: room,
      at: .session(room.id.rawValue),
      mark: session.entries.count,
      lesson: session.header.mode == .guided ? try await room.lesson(in: session) : nil,
      event: event,
      pinned: numbers
    )
  }

  /// Reads a session for a page at a place, whose forms give back a mark.
  init(
    _ session: Session,
    from room: some EntrySource,
    at place: PagePlace,
    mark: Int,
    lesson: Lesson? = nil,
    event: Int?,
    pinned numbers: [Int]
  ) async throws {
    id = room.id
    self.place = place
    self.mark = mark
    self.session = session
    self.lesson = lesson
    team = session.team
    (brief, status) = try await room.situation(in: session)
    menu = MenuReport(session)
    isBeliefDue = await room.isBeliefDue()
    var findings: [Int: String] = [:]
    for look in session.looks {
      let report = try await room.report(of: look.entry.number, in: session)
      if case .evidence(let evidence?, _) = report?.content {
        findings[look.entry.number] = evidence.finding
      }
    }
    self.findings = findings
    let number =
      switch event {
      case 0: Int?.none
      case let number?: number
      case nil: session.entries.last { $0.event.showsEvidence }?.number
      }
    shown = if let number { try await room.report(of: number, in: session) } else { nil }
    var pinned: [EntryReport] = []
    for number in numbers.prefix(Self.mostPinned) where number != shown?.number {
      if let report = try await room.report(of: number, in: session) { pinned.append(report) }
    }
    self.pinned = pinned
  }

  /// The most events that stand beside the shown one.
  private static let mostPinned = 3

  var scenario: Scenario { session.scenario }

  /// The number of the last event.
  var last: Int { session.entries.count }

  /// The address of the drill page with another event in the middle, the same ones pinned.
  func link(
    showing event: Int,
    pinning pins: [Int]? = nil,
    at anchor: String = "evidence"
  ) -> String {
    var query = FormFields(["e": "\(event)"])
    for pin in pins ?? pinned.map(\.number) { query.add("pin", "\(pin)") }
    return place.page.path + "?\(query.encoded)#\(anchor)"
  }
}
