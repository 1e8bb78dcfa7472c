import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Questions in SQL, and citing them as the evidence of actions.
struct CitationTests {
  private static let arms = ["requests.arm", "requests.done"]

  private static func asked(_ reads: [String] = arms, rows: Int = 2) -> SessionCommand {
    .query(AskedQuery(statement: "SELECT 1", reads: reads, rows: rows, digest: "d"))
  }

  @Test func `a question costs one minute and is recorded as asked`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(Self.asked())
    #expect(session.clock == 1)
    #expect(
      session.entries.map(\.event) == [
        .queried(
          AskedQuery(statement: "SELECT 1", reads: Self.arms, rows: 2, digest: "d"),
          minutes: 1
        )
      ]
    )
    #expect(session.looks.isEmpty)
    #expect(session.citableQueries == [1])
  }

  @Test func `citing shows what looking shows and costs nothing`() throws {
    var cited = try Session.of(Sample.queue())
    try cited.play(Self.asked(), .cite("arms", query: nil))
    var looked = try Session.of(Sample.queue())
    try looked.play(.look("arms"))
    #expect(cited.clock == 1)
    #expect(cited.citableQueries == [1])
    let (one, two) = try (#require(cited.looks.first), #require(looked.looks.first))
    #expect(one.finding == two.finding)
    #expect(one.look.digest == two.look.digest)
    #expect(one.look.minutes == 0)
    #expect(try cited.evidence(of: one) == looked.evidence(of: two))
    #expect(cited.availableActions.map(\.id) == looked.availableActions.map(\.id))
  }

  @Test func `citing takes a time band's evidence from a question of the same band`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(Self.asked(), .wait(minutes: 1), .cite("fresh", query: 1))
    try session.play(Self.asked(), .wait(minutes: 29))
    #expect(
      session.refusal(of: .cite("fresh", query: 4))
        == "'fresh' looks at later minutes than question 4 could read; ask it again"
    )
    #expect(session.refusal(of: .cite("arms", query: 4)) == nil)
  }

  @Test func `the last minutes are cited only from a question about them`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(Self.asked(["requests.done"]))
    #expect(session.refusal(of: .cite("watch", query: nil)) == nil)
    try session.play(.wait(minutes: 1))
    #expect(
      session.refusal(of: .cite("watch", query: 1))
        == "'watch' looks at later minutes than question 1 could read; ask it again"
    )
  }

  @Test(arguments: [
    (SessionCommand.cite("arms", query: 7), "event 7 is no question; these are: 2, 3, 4"),
    (.cite("arms", query: 1), "event 1 is no question; these are: 2, 3, 4"),
    (
      .cite("arms", query: 2),
      "question 2 does not name what 'arms' is about: requests.arm, requests.done"
    ),
    (.cite("arms", query: 3), "question 3 showed no rows"),
    (
      .cite("ask-support", query: 4),
      "'ask-support' shows documents, not rows; 'look ask-support' is the way to see them"
    ),
    (.cite("pools", query: 4), "'pools' opens only after 'arms'"),
    (.cite("nothing", query: 4), "there is no action 'nothing'; 'help' lists what can be done"),
  ])
  func `a citation that does not hold is refused`(_ command: SessionCommand, _ words: String) throws
  {
    var session = try Session.of(Sample.queue())
    try session.play(.note("one"), Self.asked(["requests.pool"]), Self.asked(rows: 0), Self.asked())
    #expect(session.refusal(of: command) == words)
    #expect(session.clock == 3)
  }

  @Test
  func
    `a question is cited once for an action and for two at most, and without questions nothing is`()
    throws
  {
    var session = try Session.of(Sample.queue())
    #expect(
      session.refusal(of: .cite("arms", query: nil))
        == "there is no question left to cite; 'sql SELECT …' or 'slice' asks one"
    )
    try session.play(Self.asked(), .cite("arms", query: 1))
    #expect(
      session.refusal(of: .cite("arms", query: 1))
        == "question 1 was cited already; each counts once for an action, and for two at most"
    )
    try session.play(.cite("fresh", query: nil))
    #expect(
      session.refusal(of: .cite("watch", query: nil))
        == "there is no question left to cite; 'sql SELECT …' or 'slice' asks one"
    )
    #expect(
      session.refusal(of: .cite("watch", query: 1))
        == "question 1 was cited already; each counts once for an action, and for two at most"
    )
  }

  @Test func `hidden columns are in no table and cannot be cited`() throws {
    var session = try Session.of(Sample.canary())
    try session.play(Self.asked())
    #expect(
      session.refusal(of: .cite("hand-labels", query: 1))
        == "'hand-labels' needs what no table holds (requests.relabelled,"
        + " requests.truly_resolved); 'look hand-labels' is the way to see it"
    )
  }

  @Test func `questions and citations are replayed without asking again`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(Self.asked(), .cite("arms", query: 1))
    var replayed = try Session.of(Sample.queue())
    for entry in session.entries {
      let line = try JSONEncoder().encode(entry.event)
      let event = try JSONDecoder().decode(SessionEvent.self, from: line)
      try replayed.replay(event) { _, _ in nil }
    }
    #expect(replayed.observable == session.observable)
    let cited = try #require(session.looks.first)
    var other = try Session.of(Sample.queue())
    other.apply(session.entries[0].event)
    var changed = cited.look
    changed.finding = "level" == changed.finding ? "gap" : "level"
    let mismatch = #expect(throws: ReplayMismatch.self) {
      try other.replay(.cited(changed, query: 1)) { _, _ in nil }
    }
    #expect(mismatch?.number == 2)
    #expect(mismatch?.reason == .differs)
  }

  /// The command of a question in words.
  private static func slice(_ words: String, in session: Session) throws -> SessionCommand {
    let parser = SliceParser(world: session.scenario.world, clock: session.clock)
    return .slice(try parser.parse(words), words: words)
  }

  @Test func `a glance at one row is no evidence`() throws {
    var session = try Session.of(Sample.queue())
    let glance = AskedQuery(statement: "…", reads: Self.arms, answers: [], rows: 1, digest: "d")
    try session.play(.query(glance))
    #expect(
      session.refusal(of: .cite("arms", query: 1))
        == "question 1 neither aggregates nor returns all rows of what 'arms' compares:"
        + " requests.arm, requests.done"
    )
    #expect(session.creditedActions.isEmpty)
  }

  @Test func `an answer that settles a finding is credited with it`() throws {
    var session = try Session.of(Sample.queue())
    let answer = AskedQuery(
      statement: "SELECT arm, avg(done) FROM requests WHERE minute BETWEEN -30 AND -1 GROUP BY arm",
      reads: ["requests.arm", "requests.done"],
      answers: ["requests.arm", "requests.done"],
      rows: 2,
      digest: "d"
    )
    try session.play(.query(answer))
    #expect(session.creditedActions == ["arms"])
    try session.play(.cite("arms", query: 1))
    #expect(session.creditedActions.isEmpty)
    try session.play(.query(answer))
    #expect(!session.creditedActions.contains("arms"))
  }

  @Test func `a slice is credited and cited like a question in SQL`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(Self.slice("share done by arm last 40", in: session))
    #expect(session.creditedActions == ["arms"])
    try session.play(.cite("arms", query: nil))
    #expect(session.looks.map(\.action) == ["arms"])
  }

  @Test func `what was recorded tells nothing of what was not`() throws {
    var session = try Session.of(Sample.canary())
    func answer(_ statement: String) -> SessionCommand {
      let columns = ["requests.arm", "requests.locale", "requests.resolved"]
      return .query(
        AskedQuery(statement: statement, reads: columns, answers: columns, rows: 2, digest: "d")
      )
    }
    let bounds = "minute >= -60 AND minute < 0"
    try session.play(answer("SELECT arm, avg(resolved) FROM requests WHERE \(bounds) GROUP BY 1"))
    #expect(session.creditedActions == ["locales"])
    #expect(session.refusal(of: .cite("missing-outcomes", query: 1)) != nil)
    try session.play(answer("SELECT avg(resolved IS NULL) FROM requests WHERE \(bounds)"))
    #expect(session.creditedActions.contains("missing-outcomes"))
  }

  @Test func `a question about other minutes is not credited`() throws {
    var session = try Session.of(Sample.queue())
    let answer = AskedQuery(
      statement: "SELECT … WHERE minute >= -3 AND minute < 0",
      reads: Self.arms,
      answers: Self.arms,
      rows: 2,
      digest: "d"
    )
    try session.play(.query(answer))
    #expect(session.creditedActions.isEmpty)
  }

  @Test func `looks that one answer stands for are one moment`() {
    let look = Look(action: "a", finding: "f", band: 0, state: "s", minutes: 0, digest: "d")
    #expect(SessionEvent.cited(look, query: 3).sharesQuestion(with: .cited(look, query: 3)))
    #expect(!SessionEvent.cited(look, query: 3).sharesQuestion(with: .cited(look, query: 4)))
    #expect(!SessionEvent.cited(look, query: 3).sharesQuestion(with: .looked(look)))
    #expect(!SessionEvent.looked(look).sharesQuestion(with: nil))
  }

  @Test func `a slice of other minutes is no evidence`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(Self.slice("share done by arm last 3", in: session))
    #expect(
      session.refusal(of: .cite("arms", query: 1))
        == "question 1 is about other minutes than 'arms'"
    )
    #expect(session.creditedActions.isEmpty)
  }

  @Test func `a question that failed while it ran takes its minute and shows nothing`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.query(AskedQuery("SELECT …", failing: .error)))
    #expect(session.clock == 1)
    #expect(session.entries.map(\.event.showsEvidence) == [false])
    #expect(session.citableQueries.isEmpty)
    #expect(session.refusal(of: .declare("chance", citing: [1])) != nil)
  }

  @Test func `a question of a file is asked again`() throws {
    let recorded = AskedQuery(statement: "SELECT 1", reads: [], answers: [], rows: 1, digest: "d")
    var forged = recorded
    forged.rows = 9
    for (event, answer, reason) in [
      (recorded, recorded, nil), (forged, recorded, .differs), (recorded, nil, .notUnderstood),
    ] as [(AskedQuery, AskedQuery?, ReplayMismatch.Reason?)] {
      var session = try Session.of(Sample.queue())
      var found: ReplayMismatch.Reason?
      do throws(ReplayMismatch) {
        try session.replay(
          .queried(event, minutes: 1),
          query: { _, _ in nil },
          asking: { _, _ in answer }
        )
      } catch {
        found = error.reason
      }
      #expect(found == reason)
    }
  }

  @Test func `tables of experiments open when they were run`() throws {
    var session = try Session.of(Sample.canary())
    let command = try Self.slice("count of replayed by build", in: session)
    #expect(session.closedTables.map(\.table) == ["replayed"])
    #expect(
      session.refusal(of: command)
        == "'replayed' is empty until its experiment was run; 'look paired-replay' runs it"
    )
    try session.play(.look("paired-replay"))
    #expect(session.closedTables.isEmpty)
    #expect(session.refusal(of: command) == nil)
  }
}
