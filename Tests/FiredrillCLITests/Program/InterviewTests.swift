import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

/// Mock interviews held by the machine, from a pipe.
struct InterviewTests {
  /// An interview that asks for evidence, answers once, and gives its verdict early.
  private static let script = """
    show me the pools
    Is the gap real? I compare the canary with the control arm, since 386 conversations are few.

    declare h3 at pool-c because pool c cuts answers: 22 % against 2 % !
    declare h3 at pool-c because pool c cuts answers: 22 % against 2 % !

    """

  private static let start = ["interview", "--seed", "5", "--minutes", "15"]

  private static func held() throws -> (drill: Drill, run: Finished) {
    let drill = try Drill()
    return (drill, try drill.run(start, input: script))
  }

  @Test func `a piped interview goes from the welcome to a scorecard`() throws {
    let (drill, run) = try Self.held()
    #expect(run.status == 0)
    #expect(run.errors == "")
    let places = [
      "PAGE 14:50", "What it could be", "We have 15 minutes.", "Interview 1.", "Question 1 of 5",
      "Q: What do you want to know", "── [5] 14:50–14:56 Break Japanese", "… \n",
      "A verdict ends the interview, and 4 of 5 questions", "── No: ", "── Criteria ",
      "── Strongest moments ", "── Weakest moments ", "── What was true ",
    ].map { run.output.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil }, "\(places)")
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(!run.output.contains("Not done:"))
    let again = try drill.run(["scorecard", "1"])
    #expect(again.status == 0)
    #expect(run.output.contains(again.output.trimmingCharacters(in: .newlines)))
  }

  @Test func `a command with a slash inside an answer ends it and is carried out`() throws {
    let drill = try Drill()
    let run = try drill.run(
      Self.start,
      input: """
        I compare the canary with the control arm,
        since few are hit.
        /note look at pools

        """
    )
    #expect(run.status == 0, "\(run.errors)")
    let events = try drill.events()
    #expect(events.contains(.noted("look at pools")))
    let answers = events.compactMap { event -> String? in
      guard case .interview(let said) = event, case .answered(let text) = said.turn else {
        return nil
      }
      return text
    }
    #expect(answers == ["I compare the canary with the control arm,\nsince few are hit."])
  }

  @Test func `what a candidate says they do happens after a yes, and counts as the command does`()
    throws
  {
    let drill = try Drill()
    let run = try drill.run(
      Self.start,
      input: """
        I freeze the rollout where it is, since it goes on by itself. To product: Japanese \
        conversations in the canary resolve at 78 %, we hold the rollout, more at 15:30.

        yes
        yes

        """
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("You said this to those who wait for news: 'To product: "))
    #expect(run.output.contains("You said that you do this: Stop the rollout where it stands"))
    let events = try drill.events()
    #expect(events.contains(.mitigated("pause-rollout", minutes: 2)))
    #expect(events.contains { if case .updated = $0 { true } else { false } })
    let silent = try Drill()
    _ = try silent.run(Self.start, input: "I freeze the rollout where it is.\n\nno\n")
    #expect(!(try silent.events()).contains(.mitigated("pause-rollout", minutes: 2)))
  }

  @Test func `the manner changes words and no score`() throws {
    let scores = try ["friendly", "neutral", "skeptical"].map { style in
      let drill = try Drill()
      let run = try drill.run(
        Self.start + ["--style", style],
        input: """
          /declare h3 at pool-c because pool c cuts answers !
          /declare h3 at pool-c because pool c cuts answers !

          """
      )
      let welcome = run.lines.first { $0.contains("We have 15 minutes.") }
      return (welcome, run.lines.first { $0.hasPrefix("── No: ") })
    }
    #expect(Set(scores.map(\.0)).count == 3)
    #expect(!scores.contains { $0.1 == nil })
    #expect(Set(scores.map(\.1)).count == 1)
  }

  /// What a scorecard's JSON has for either reader.
  private struct Card: Decodable {
    struct Stage: Decodable { var modelAnswer: String? }
    struct Moment: Decodable {
      var account: String?
      var quote: String
    }
    var score: Double
    var truth: String?
    var stages: [Stage]
    var strongest: [Moment]
  }

  @Test func `a scorecard for the candidate has their words and nothing of the key`() throws {
    let (drill, _) = try Self.held()
    func card(_ options: [String]) throws -> Card {
      let run = try drill.run(["scorecard", "1", "--json"] + options)
      return try JSONDecoder().decode(Card.self, from: Data(run.output.utf8))
    }
    let (whole, safe) = (try card([]), try card(["--candidate"]))
    #expect(whole.score == safe.score)
    #expect(whole.truth == "cold-cache")
    #expect(safe.truth == nil)
    let answers = whole.stages.compactMap(\.modelAnswer)
    #expect(answers.count == 5)
    #expect(whole.strongest.map(\.quote).contains("show me the pools"))
    #expect(safe.strongest.allSatisfy { $0.account == nil && !$0.quote.isEmpty })
    let page = drill.file("card.html")
    #expect(try drill.run(["scorecard", "1", "--candidate", "--html", page]).status == 0)
    let texts = [
      try drill.run(["scorecard", "1", "--candidate"]).output,
      try drill.run(["scorecard", "1", "--candidate", "--markdown"]).output,
      try drill.run(["scorecard", "1", "--candidate", "--json"]).output,
      try String(contentsOfFile: page, encoding: .utf8),
    ]
    for text in texts {
      #expect(text.contains("pool c cuts answers"))
      for key in ["What was true", "A stronger answer", "cold-cache", "caches are still warming"] {
        #expect(!text.contains(key))
      }
      #expect(!answers.contains { text.contains($0.prefix(40)) })
    }
    #expect(try drill.run(["scorecard", "1"]).output.contains("caches are still warming"))
  }

  @Test func `an interview is the same bytes on another machine`() throws {
    let (drill, _) = try Self.held()
    let file = drill.file("interview.jsonl")
    #expect(try drill.run(["export", "1", "--out", file]).status == 0)
    let other = try Drill()
    #expect(try other.run(["import", file]).status == 0)
    let again = try other.run(["export", "1"])
    #expect(again.output == (try String(contentsOfFile: file, encoding: .utf8)))
    #expect(again.lines.count > 8)
    #expect(
      try other.run(["replay", "1", "--json"]).output
        == drill.run(["replay", "1", "--json"]).output
    )
    #expect(
      try other.run(["scorecard", "1", "--json"]).output
        == drill.run(["scorecard", "1", "--json"]).output
    )
  }

  @Test func `yes is an answer unless a hint is on offer`() throws {
    let drill = try Drill()
    _ = try drill.run(Self.start, input: "yes\n\nyes\n")
    let turns = try drill.events().compactMap { event -> InterviewTurn? in
      if case .interview(let event) = event { event.turn } else { nil }
    }
    #expect(
      turns == [
        .opened(InterviewSetting(style: .neutral, minutes: 15, interviewer: .machine)),
        .clued(stage: "first-reaction"), .asked(.probe(stage: "first-reaction")),
        .answered("yes"), .hintOffered(stage: "first-reaction", .nudge),
        .hintGiven(stage: "first-reaction", .nudge),
      ]
    )
  }

  @Test func `time for an answer runs out at the clock's reading and the next clue comes`() throws {
    let drill = try Drill()
    _ = try drill.run(Self.start)
    // The first question of five in a quarter of an hour has less than 300 s.
    let id = SessionID(rawValue: 1)
    try drill.store().append(
      .interview(InterviewEvent(.requested("the weather", actions: []), at: 300)),
      as: try drill.events().count + 1,
      to: id
    )
    let run = try drill.start(["resume", "1"], holding: "")
    #expect(run.wait { $0.contains("Time for this question is over") && $0.contains("of 5 ───") })
    run.type("quit\n")
    #expect(run.finish().status == 0)
    let turns = try drill.events().dropFirst(4).prefix(2)
    guard case .interview(let end) = turns.first, case .interview(let clue) = turns.last else {
      Issue.record("no turns followed")
      return
    }
    #expect(end.turn == .timedOut)
    #expect(end.second >= 300)
    #expect(clue.turn == .clued(stage: "scope"))
  }

  @Test func `answers that are empty, too long or in another language are named for what they are`()
    throws
  {
    let drill = try Drill()
    let run = try drill.run(
      Self.start,
      input: """


        \(String(repeating: "a", count: 200_000))

        Ich würde zuerst prüfen, ob die Lücke echt ist und ob die Kontrolle auch gefallen ist.

        quit

        """
    )
    #expect(run.status == 0)
    #expect(run.output.contains("Nothing was said."))
    #expect(run.output.contains("Not done: the answer has 200000 characters; 20000 is the most."))
    #expect(run.output.contains("I can only follow English here. That is no mark against you"))
    let answers = try drill.events().filter {
      if case .interview(let event) = $0, case .answered = event.turn { true } else { false }
    }
    #expect(answers.count == 1)
  }

  @Test(arguments: [
    (["interview", "--minutes", "20"], 64, "an interview takes 15, 30 or 45 minutes, not 20"),
    (["interview", "--style", "rude"], 64, "'friendly', 'neutral' or 'skeptical'"),
    (["interview", "--aloud"], 64, "--aloud goes with --host"),
    (["interview", "--join", "AAAAAA"], 66, "no interview has the code 'AAAAAA'"),
    (["interview", "--join", "AAAAAA", "--seed", "1"], 64, "leave out scenario, seed"),
    (["scorecard", "9"], 66, "there is no session 9"),
    (["scorecard", "1"], 64, "interview 1 is not over, and a scorecard tells the truth"),
  ])
  func `bad input is named`(arguments: [String], status: Int32, message: String) throws {
    let drill = try Drill()
    if arguments == ["scorecard", "1"] { _ = try drill.run(Self.start) }
    let run = try drill.run(arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(!run.looksLikeACrash)
  }
}
