import Coaching
import Drills
import Reports
import ScenarioModel
import Sessions

/// Everything that the drill page shows of a session at one moment.
struct DrillState: Sendable {
  let id: SessionID
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

  /// Reads a session: the event of a number in the middle, else the latest that showed something.
  init(
    _ room: SessionRoom,
    event: Int? = nil,
    pinned numbers: [Int] = []
  ) async throws {
    let session = try await room.session()
    id = room.id
    self.session = session
    status = try StatusReport(session)
    brief = try BriefReport(session)
    menu = MenuReport(session)
    isBeliefDue = await room.isBeliefDue()
    lesson = session.header.mode == .guided ? try await room.lesson(in: session) : nil
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

  /// The number of the last event; forms give it back, so that an old page does nothing twice.
  var last: Int { session.entries.count }

  /// The address of the drill page with another event in the middle, the same ones pinned.
  func link(
    showing event: Int,
    pinning pins: [Int]? = nil,
    at place: String = "evidence"
  ) -> String {
    var query = FormFields(["e": "\(event)"])
    for pin in pins ?? pinned.map(\.number) { query.add("pin", "\(pin)") }
    return Address.session(id.rawValue, .drill).path + "?\(query.encoded)#\(place)"
  }
}
