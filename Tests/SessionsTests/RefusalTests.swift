import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Every way a command is refused, with the words a player reads.
struct RefusalTests {
  private let session: Session

  init() throws { session = try .of(Sample.queue()) }

  @Test func `a session that is over takes nothing more`() throws {
    var session = session
    try session.play(.abandon)
    let words = "this session is over"
    for command in [SessionCommand.look("arms"), .wait(minutes: 1), .note("late"), .abandon, .hint]
    {
      #expect(session.refusal(of: command) == words)
    }
  }

  @Test func `an action that is not there`() {
    #expect(
      session.refusal(of: .look("crystal-ball"))
        == "there is no action 'crystal-ball'; 'help' lists what can be done"
    )
  }

  @Test func `an action that needs others first`() {
    #expect(session.refusal(of: .look("pools")) == "'pools' opens only after 'arms'")
    #expect(
      session.refusal(of: .look("outcomes"))
        == "'outcomes' opens only after 'arms' or 'ask-support'"
    )
  }

  @Test func `an action whose guard does not hold`() {
    #expect(
      session.refusal(of: .look("tickets"))
        == "'tickets' cannot be done in the present state of the system"
    )
  }

  @Test func `a mitigation that is not there`() {
    #expect(
      session.refusal(of: .mitigate("hope"))
        == "there is no mitigation 'hope'; 'mitigate' alone lists those there are"
    )
  }

  @Test func `a mitigation whose guard does not hold`() throws {
    var session = session
    try session.play(.mitigate("roll-back"))
    #expect(
      session.refusal(of: .mitigate("roll-back"))
        == "'roll-back' cannot be done in the present state of the system"
    )
  }

  @Test func `beliefs that are no beliefs`() {
    let unknown = "there is no hypothesis 'gremlins'; 'believe' alone lists those there are"
    #expect(session.refusal(of: .believe(["gremlins": 1])) == unknown)
    for number in [-0.1, .nan, .infinity, -.infinity] {
      #expect(
        session.refusal(of: .believe(["bad-build": 1, "chance": number]))
          == "the belief in 'chance' must be a number from 0 upwards"
      )
    }
    #expect(
      session.refusal(of: .believe(["chance": 1, "chance": 2]))
        == "'chance' is stated twice; give each hypothesis one number"
    )
    let none = "at least one hypothesis needs a belief above 0"
    #expect(session.refusal(of: .believe([:])) == none)
    #expect(session.refusal(of: .believe(["chance": 0, "bad-build": 0])) == none)
  }

  @Test func `a declaration of what is not there`() {
    #expect(
      session.refusal(of: .declare("gremlins"))
        == "there is no hypothesis 'gremlins'; 'believe' alone lists those there are"
    )
    #expect(
      session.refusal(of: .declare("chance", at: ["attic"]))
        == "there is no place 'attic'; 'declare' lists those there are"
    )
  }

  @Test func `a citation of what showed nothing`() throws {
    var session = session
    #expect(
      session.refusal(of: .declare("chance", citing: [1]))
        == "nothing was looked at yet, so there is no evidence"
    )
    try session.play(.note("a thought"), .look("arms"), .wait(minutes: 1), .look("watch"))
    for number in [1, 3, 0, -1, 5, .max, .min] {
      #expect(
        session.refusal(of: .declare("chance", citing: [2, number]))
          == "event \(number) showed no evidence; these did: 2, 4"
      )
    }
  }

  @Test func `texts without words`() {
    for text in ["", "   ", "\n\t", "\u{0}\u{7}\u{1B}"] {
      #expect(session.refusal(of: .note(text)) == "the note is empty")
      #expect(session.refusal(of: .update(text)) == "the update is empty")
      #expect(session.refusal(of: .declare("chance", because: text)) == "the explanation is empty")
      #expect(session.refusal(of: .slice(.jobs, words: text)) == "the question is empty")
    }
  }

  @Test func `texts that are too long`() {
    let longest = String(repeating: "é", count: 20_000)
    #expect(session.refusal(of: .note(longest)) == nil)
    #expect(
      session.refusal(of: .note(longest + "!"))
        == "the note has 20001 characters; 20000 is the most"
    )
    #expect(
      session.refusal(of: .declare("chance", because: longest + "??"))
        == "the explanation has 20002 characters; 20000 is the most"
    )
  }

  @Test func `a text of one letter under a million accents`() {
    let letter = "e" + String(repeating: "\u{301}", count: 1_000_000)
    #expect(session.refusal(of: .note(letter)) != nil)
  }

  @Test(arguments: [0, -1, 241, Int.max, Int.min])
  func `a wait of no sensible length`(minutes: Int) {
    #expect(
      session.refusal(of: .wait(minutes: minutes))
        == "one can wait 1 to 240 minutes at once, not \(minutes)"
    )
  }

  @Test func `what would run past the horizon`() throws {
    var session = session
    try session.play(.wait(minutes: 59))
    let words = "and the incident is counted for only 1 min more; declare what you know"
    #expect(session.refusal(of: .look("arms")) == "that takes 4 min, \(words)")
    #expect(session.refusal(of: .mitigate("drain")) == "that takes 2 min, \(words)")
    #expect(session.refusal(of: .wait(minutes: 2)) == "that takes 2 min, \(words)")
    #expect(session.refusal(of: .slice(.jobs, words: "jobs")) == "that takes 2 min, \(words)")
    try session.play(.update("We are looking."))
    #expect(session.clock == 60)
    #expect(
      session.refusal(of: .update("Again."))
        == "that takes 1 min, and the incident is counted for only 0 min more;"
        + " declare what you know"
    )
    try session.play(.note("Time is up."), .believe(["chance": 1]), .declare("chance"))
    #expect(session.isOver)
  }

  @Test func `hints come to an end`() throws {
    var session = session
    try session.play(.hint, .hint, .hint)
    #expect(session.refusal(of: .hint) == "there is no hint left for what can be done now")
  }

  @Test func `a question to a table that is not there`() {
    let query = Query(
      table: TableName("rumours"),
      window: MinuteRange(from: -5, to: 0),
      aggregates: [.count]
    )
    #expect(
      session.refusal(of: .slice(query, words: "rumours"))
        == "evidence could not be computed: there is no table 'rumours'"
    )
  }

  @Test func `a question to what the telemetry hides`() {
    var query = Query.jobs
    query.groupBy = [FieldName("truly_done")]
    #expect(session.refusal(of: .slice(query, words: "truth"))?.contains("truly_done") == true)
  }
}

extension Query {
  /// How many jobs there were in the half hour before the page, by arm.
  static let jobs = Query(
    table: TableName("requests"),
    window: MinuteRange(from: -30, to: 0),
    groupBy: [FieldName("arm")],
    aggregates: [.count]
  )
}
