import Foundation
import Interviewing
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// What the machine says, and when.
struct InterviewerTests {
  /// An interview up to the first question.
  private func begun(_ style: InterviewStyle = .neutral, minutes: Int = 30) throws -> Talk {
    var talk = try Talk(style, minutes: minutes)
    #expect(try talk.listen() == ["clue size", "hand over arms", "ask beliefs"])
    #expect(try talk.believe() == ["ask size"])
    return talk
  }

  @Test func `a stage is a clue, its evidence, beliefs where they are due, and a question`() throws
  {
    _ = try begun()
  }

  @Test func `a whole answer leads to the next stage and then to the verdict`() throws {
    var talk = try begun()
    let whole = "It hurts our users since noon, compared with the control."
    #expect(try talk.answer(whole) == ["clue cause", "ask cause"])
    #expect(try talk.answer("I am fairly sure that the build does it.") == ["ask verdict"])
    try talk.play(
      .declare(Declaration(cause: nil, places: [], explanation: "It is.", cited: []))
    )
    #expect(try talk.listen() == [])
    #expect(talk.session.isOver)
  }

  @Test func `the heaviest missing signals are asked after, at most two`() throws {
    var talk = try begun()
    #expect(try talk.answer("It hurts our users.") == ["offer nudge for size"])
    talk = try begun()
    #expect(try talk.answer("It has started at noon.") == ["ask size after baseline"])
    #expect(try talk.answer("I do not know.") == ["ask size after users"])
    #expect(try talk.answer("I do not know.") == ["clue cause", "ask cause"])
  }

  @Test func `what was just said, if only to deny it, is not asked after`() throws {
    var talk = try begun()
    let answer = "It has started at noon. I do not compare it with the control."
    #expect(try talk.answer(answer) == ["ask size after users"])
  }

  @Test func `a short interview asks after one signal`() throws {
    var talk = try begun(minutes: 15)
    #expect(try talk.answer("It has started at noon.") == ["ask size after baseline"])
    #expect(try talk.answer("I do not know.") == ["clue cause", "ask cause"])
  }

  @Test func `the ladder of hints is climbed one by one and costs what is said after it`() throws {
    var talk = try begun()
    #expect(try talk.answer("No idea at all.") == ["offer nudge for size"])
    try talk.add(.hintGiven(stage: "size", .nudge))
    #expect(try talk.listen() == [])
    #expect(try talk.answer("It hurts our users.") == ["offer pointer for size"])
    try talk.add(.hintGiven(stage: "size", .pointer))
    #expect(try talk.answer("I compare it with the control.") == ["ask size after onset"])
    let grade = try #require(try talk.session.stageGrade("size"))
    #expect(grade.verdicts.map(\.credit) == [0.9, 0.75, 0])
    #expect(grade.hint == .pointer)
    #expect(abs(grade.share - (0.9 + 3 * 0.75) / 6) < 1e-12)
  }

  @Test func `a refused hint leads on`() throws {
    var talk = try begun()
    #expect(try talk.answer("No idea at all.") == ["offer nudge for size"])
    try talk.add(.passed)
    #expect(try talk.listen() == ["clue cause", "ask cause"])
  }

  @Test func `a question that is left gets a hint offered, then the next stage`() throws {
    var talk = try begun()
    try talk.add(.passed)
    #expect(try talk.listen() == ["offer nudge for size"])
    try talk.add(.passed)
    #expect(try talk.listen() == ["clue cause", "ask cause"])
  }

  @Test func `when the window is over the machine moves on and asks nothing more of the stage`()
    throws
  {
    var talk = try begun()
    // 30 min less 3 for the verdict, 4 of 10 parts of it.
    #expect(try talk.deadline() == 648)
    talk.second = 648
    try talk.add(.timedOut)
    #expect(try talk.listen() == ["clue cause", "ask cause"])
    #expect(try talk.deadline() == 648 + 972)
  }

  @Test func `when the box is over the verdict is asked, and without one the interview closes`()
    throws
  {
    var talk = try begun()
    talk.second = 1795
    try talk.add(.answered("It has started at noon."))
    #expect(try talk.listen() == ["ask size after baseline"])
    #expect(try talk.deadline() == 1800)
    talk.second = 1800
    try talk.add(.timedOut)
    #expect(try talk.listen() == ["ask verdict"])
    #expect(try talk.deadline() == 1980)
    talk.second = 1980
    try talk.add(.timedOut)
    #expect(try talk.listen() == ["close"])
    #expect(talk.session.isScorable)
  }

  @Test func `beliefs asked for amid a question leave it open`() throws {
    var talk = try begun()
    try talk.play(.look(ActionID("pools")))
    try talk.play(.look(ActionID("fresh")))
    #expect(try talk.listen() == ["ask beliefs"])
    try talk.add(.passed)
    #expect(try talk.listen() == [])
    #expect(
      try talk.answer("It hurts our users since noon, compared with the control.") == [
        "clue cause", "ask cause",
      ]
    )
    #expect(try talk.session.stageGrade("size")?.state == .answered)
  }

  @Test func `evidence that the candidate asked for is not handed over again`() throws {
    var talk = try Talk()
    try talk.play(.look(ActionID("arms")))
    #expect(try talk.listen() == ["ask beliefs"])
    #expect(try talk.believe() == ["clue size", "ask size"])
  }

  @Test func `an answer in another language is asked for again once and never offered a hint`()
    throws
  {
    var talk = try begun()
    let german = "Es trifft die Kunden seit heute Mittag, und die Kontrollgruppe ist gesund."
    #expect(try talk.answer(german) == ["ask size"])
    #expect(try talk.answer(german) == ["clue cause", "ask cause"])
    let grade = try #require(try talk.session.stageGrade("size"))
    #expect(grade.isForeign)
    #expect(grade.account == "not judged, since it is in another language")
  }

  @Test func `what the machine says is a function of the session, live and read back`() throws {
    var talk = try begun(.skeptical)
    _ = try talk.answer("It has started at noon.")
    talk.second += 700
    try talk.add(.timedOut)
    try talk.listen()
    _ = try talk.answer("I am confident.")
    var live = talk.session.atThePage
    var decoded = live
    for entry in talk.session.entries {
      if let turn = entry.event.machineTurn {
        for session in [live, decoded] {
          #expect(
            try Interview(session)?.next(isBeliefDue: session.isBeliefDue) == turn,
            "\(entry)"
          )
        }
      }
      try live.replay(entry.event) { _, _ in nil }
      let line = try JSONEncoder().encode(entry.event)
      decoded.apply(try JSONDecoder().decode(SessionEvent.self, from: line))
    }
    #expect(live.entries == talk.session.entries)
    #expect(decoded.entries == talk.session.entries)
  }

  @Test func `the truth changes nothing that is said`() throws {
    var said: Set<[String]> = []
    for truth in try Sample.interview().scenario.hypotheses.map(\.id.rawValue) {
      var talk = try Talk(truth: truth)
      var lines = try talk.listen() + talk.believe()
      lines += try talk.answer("It has started at noon.")
      lines += try talk.answer("The control is fine.")
      said.insert(lines)
    }
    #expect(said.count == 1)
  }
}

extension SessionEvent {
  /// The move of a machine that the event must have been.
  fileprivate var machineTurn: InterviewMove? {
    guard case .interview(let event) = self else { return nil }
    return switch event.turn {
    case .clued, .asked, .hintOffered, .closed: .say(event.turn)
    case .revealed(let look): .handOver(ActionID(look.action))
    default: nil
    }
  }
}
