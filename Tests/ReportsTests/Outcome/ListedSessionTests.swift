import Plotting
import Sessions
import Testing

@testable import Reports

struct ListedSessionTests {
  static func session(
    mode: SessionMode = .drill,
    known: String? = nil,
    isBranch: Bool = false,
    label: String = "",
    score: Double? = 72.5
  ) -> ListedSession {
    ListedSession(
      id: 12,
      scenario: "queue-drill",
      topic: "agents",
      mode: mode.rawValue,
      state: "over",
      label: label,
      note: "",
      known: known,
      parent: isBranch ? SessionLineage(session: 7, event: 2, hash: "00") : nil,
      started: "2026-12-24T10:00:00Z",
      events: 9,
      score: score,
      isBranch: isBranch
    )
  }

  private static func table(_ sessions: [ListedSession]) -> DataTable? {
    guard case .table(let table) = ListedSession.table(of: sessions) else { return nil }
    return table
  }

  @Test func `columns that would be empty are left out`() throws {
    let plain = try #require(Self.table([Self.session()]))
    #expect(plain.columns.map(\.name) == ["no.", "started", "scenario", "result"])
    #expect(plain.rows == [["12", "2026-12-24", "queue-drill", "72.5"]])
    let named = try #require(Self.table([Self.session(label: "Ada", score: nil)]))
    #expect(named.columns.map(\.name) == ["no.", "started", "scenario", "result", "label"])
    #expect(named.rows == [["12", "2026-12-24", "queue-drill", "over", "Ada"]])
  }

  @Test(arguments: [
    (session(mode: .guided, known: "guided"), "guided"),
    (session(known: "branch", isBranch: true), "branch of 7"),
    (session(mode: .interview, known: "imported"), "interview, imported"),
  ])
  func `the kind is said once with the reason why it does not count`(
    session: ListedSession,
    kind: String
  ) throws {
    #expect(try #require(Self.table([session])).rows[0].last == kind)
  }
}
