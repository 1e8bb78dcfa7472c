import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

/// Interviews in real terminals: left with Ctrl-C, and held by a person from another one.
struct SeatedInterviewTests {
  /// A terminal in which nothing pauses.
  private static func terminal(_ arguments: String, in drill: Drill) throws -> PseudoTerminal {
    try drill.terminal(arguments.split(separator: " ").map(String.init), columns: 100, rows: 150)
  }

  /// Another terminal of the same user: each has a folder of its own and the sessions of the first.
  private static func neighbour(of drill: Drill) throws -> Drill {
    let other = try Drill()
    other.home = drill.home
    return other
  }

  private static func answers(in drill: Drill) throws -> [String] {
    try drill.events().compactMap { event in
      if case .interview(let event) = event, case .answered(let text) = event.turn {
        text
      } else {
        nil
      }
    }
  }

  @Test func `the clock goes on while nothing is typed, in one line`() throws {
    let drill = try Drill()
    _ = try drill.run(["interview", "--seed", "5", "--minutes", "15"])
    // The first question has 65 s; after five of them the clock has a digit that soon changes.
    try drill.store().append(
      .interview(InterviewEvent(.requested("the weather", actions: []), at: 5)),
      as: try drill.events().count + 1,
      to: SessionID(rawValue: 1)
    )
    let terminal = try Self.terminal("resume 1", in: drill)
    let screen = try terminal.wait(for: "left, 0:5")
    #expect(screen.count { $0.contains("to answer>") } == 1)
  }

  @Test func `Ctrl-C keeps what was said, and the interview goes on where it was`() throws {
    let drill = try Drill()
    let first = try Self.terminal("interview --seed 5", in: drill)
    try first.wait(for: "to answer>")
    first.enter("I look at the control arm first")
    first.type("half a li")
    try first.wait(for: "… half a li")
    first.press(.interrupt)
    try first.wait("an empty line") { $0.lines.last { !$0.isEmpty } == "…" }
    first.press(.interrupt)
    #expect(try first.exit() == 130)
    #expect(
      first.screen.lines.contains {
        $0.contains("Interview 1 is saved; 'firedrill resume 1' goes on.")
      }
    )
    #expect(try Self.answers(in: drill) == ["I look at the control arm first"])

    let other = try Self.neighbour(of: drill)
    let second = try Self.terminal("resume 1", in: other)
    try second.wait(for: "Interview 1 goes on. So far:")
    try second.wait(for: "answer: I look at the control arm first")
    try second.wait(for: "left, 1:")
    second.paste("one thing\n\nand another after a blank line")
    try second.wait(for: "and another")
    second.press(.enter)
    try second.wait(for: "…")
    second.press(.enter)
    second.enter("quit")
    #expect(try second.exit() == 0)
    #expect(
      try Self.answers(in: drill).last == "one thing\n\nand another after a blank line"
    )
  }

  @Test func `a candidate sees a host's moves and nothing private, after rejoining too`() throws {
    let drill = try Drill()
    let host = try Self.terminal("interview --host --seed 5 --minutes 15", in: drill)
    let sheet = try host.wait(for: "host>")
    #expect(sheet.contains { $0.contains("Truth:") })
    let invitation = try #require(sheet.first { $0.contains("--join ") })
    let code = invitation.suffix(6)
    let refused = try drill.run(["interview", "--host", "--join", String(code)])
    #expect(refused.status == 64)
    #expect(refused.errors.contains("interview 1 has a host already"))

    let seat = try Self.neighbour(of: drill)
    let candidate = try Self.terminal("interview --join \(code)", in: seat)
    try candidate.wait(for: "The candidate is here.")
    try host.wait(for: "Candidate: is here")
    host.enter("clue 4")
    try candidate.wait(for: "Question 4 of 8")
    host.enter("say The lead is on holiday.")
    try candidate.wait(for: "The lead is on holiday.")
    host.enter("ask 1")
    try candidate.wait(for: "Q: What do you want to know before you touch anything")
    candidate.enter("how many conversations are that")
    candidate.press(.enter)
    try host.wait(for: "[x] 1 Asks whether the gap is real")
    host.enter("override 2 yes meant the arms")
    try host.wait(for: "(meant the arms)")
    host.enter("remark seems nervous")
    try host.wait(for: "the candidate does not see it")
    host.enter("pause")
    try candidate.wait(for: "The clock is stopped.")
    host.enter("go")
    try candidate.wait(for: "The clock goes on.")
    host.enter("reveal pools")
    try candidate.wait(for: "Break Japanese conversations down")
    candidate.press(.interrupt)
    #expect(try candidate.exit() == 130)

    let chair = try Self.neighbour(of: drill)
    let again = try Self.terminal("interview --join \(code)", in: chair)
    try again.wait(for: "Interview 1 goes on. So far:")
    again.enter("timeline")
    try again.wait(for: "left> timeline")
    host.enter("close")
    try again.wait(for: "of 100")
    for screen in [candidate.screen.everything, again.screen.everything] {
      let text = screen.joined(separator: "\n")
      #expect(text.contains("The lead is on holiday."))
      for secret in ["nervous", "meant the arms", "Truth:", "Evidence says", "I can only follow"] {
        #expect(!text.contains(secret), "the candidate saw '\(secret)'")
      }
      #expect(!text.contains("What was true"))
    }
    try host.wait(for: "What was true")
    let late = try drill.run(["interview", "--join", String(code)])
    #expect(late.status == 64)
    #expect(late.errors.contains("the code '\(code)' has expired"))
  }
}
