import Diagnosis
import Interviewing
import Players
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// What an interview is worth.
struct InterviewScoreTests {
  private static let small = Result {
    try Sample.calibration(of: Sample.interview())
  }

  private func card(_ session: Session) throws -> Scorecard {
    try session.scorecard(
      try Assessment(of: session, Self.small.get(), Rubric.current.judgement)
    )
  }

  /// The lines about answers, habits and red flags.
  private func lines(_ session: Session, _ words: String) throws -> [LedgerLine] {
    let communication = try card(session).criteria.first { $0.criterion == .communication }
    return try #require(communication).ledger.filter { $0.text.hasPrefix(words) }
  }

  /// A whole interview with the same answers, whatever the manner.
  private func talk(
    _ style: InterviewStyle = .neutral,
    size: String = "It hurts our users since noon, against the control it is 12 points.",
    cause: String = "I am confident that the build fails."
  ) throws -> Talk {
    var talk = try Talk(style)
    try talk.listen()
    _ = try talk.believe()
    var answers = ["size": size, "cause": cause]
    while let open = try #require(Interview(talk.session)).open {
      switch open.question {
      case .probe(let stage):
        _ = try talk.answer(answers.removeValue(forKey: stage) ?? "I have nothing to add.")
      case .followUp: _ = try talk.answer("I have nothing to add.")
      case .challenge: _ = try talk.answer("I assume that nothing would, rather than doubt it.")
      case .verdict, .beliefs:
        try talk.play(
          .declare(
            Declaration(
              cause: HypothesisID("bad-build"),
              places: [PlaceID("build")],
              explanation: "The new build fails and loses jobs in the canary.",
              cited: []
            )
          )
        )
        return talk
      }
      if try #require(Interview(talk.session)).offer != nil {
        try talk.add(.passed)
        try talk.listen()
      }
    }
    return talk
  }

  @Test func `communication has 25 of 100 points, the others are scaled alike`() {
    let rubric = Rubric.current
    for mode in SessionMode.allCases {
      let weights = rubric.weights(in: mode)
      #expect(abs(weights.map(\.points).reduce(0, +) - 100) < 1e-9)
      #expect(weights.map(\.criterion) == rubric.weights.map(\.criterion))
      #expect(weights.last?.points == (mode == .interview ? 25 : 5))
    }
    let figures = zip(rubric.weights, rubric.weights(in: .interview)).dropLast()
      .map { $1.points / $0.points }
    for figure in figures { #expect(abs(figure - 75.0 / 95) < 1e-12) }
  }

  @Test func `the lines of an interview add up to its score`() throws {
    let card = try card(talk().session)
    for criterion in card.criteria {
      let points = criterion.ledger.map(\.points).reduce(0, +)
      let possible = criterion.ledger.map(\.possible).reduce(0, +)
      #expect(abs(points - criterion.points) < 1e-9)
      #expect(abs(possible - criterion.weight) < 1e-9, "\(criterion.criterion)")
    }
  }

  @Test(arguments: InterviewStyle.allCases)
  func `the manner changes no score`(style: InterviewStyle) throws {
    let plain = try card(talk().session)
    let other = try card(talk(style).session)
    #expect(other.criteria.map(\.points) == plain.criteria.map(\.points))
    #expect(other.score == plain.score)
  }

  @Test func `evidence that was handed over earns no choice, and a key finding once it is used`()
    throws
  {
    let handed = try card(talk().session)
    let key = try #require(handed.criteria.first { $0.criterion == .keyFindings })
    let line = try #require(key.ledger.first { $0.text.contains(": handed to you, neither") })
    #expect(line.points == 0)
    #expect(line.possible > 0)
    let choice = try #require(handed.criteria.first { $0.criterion == .evidence })
    #expect(choice.points == 0)

    var cited = try Talk()
    try cited.listen()
    let look = try #require(cited.session.looks.first)
    try cited.play(
      .declare(
        Declaration(cause: nil, places: [], explanation: "It is.", cited: [look.entry.number])
      )
    )
    let used = try #require(
      try card(cited.session).criteria.first { $0.criterion == .keyFindings }
    )
    let found = try #require(used.ledger.first { $0.text.hasSuffix(": handed to you, and used") })
    #expect(found.points == line.possible)

    var asked = try Talk()
    try asked.play(.look(ActionID("arms")))
    try asked.listen()
    try asked.add(.closed)
    let own = try card(asked.session)
    #expect(own.criteria.first { $0.criterion == .keyFindings }?.points ?? 0 > 0)
    #expect(own.criteria.first { $0.criterion == .evidence }?.points ?? 0 > 0)
  }

  @Test func `a host's mark stands in place of what was read, with its reason`() throws {
    var talk = try Talk(interviewer: .host)
    try talk.add(.asked(.probe(stage: "size")))
    try talk.add(.answered("It hurts our users."))
    try talk.add(.ticked(stage: "size", signal: "baseline", isHeard: true))
    try talk.add(
      .overridden(stage: "size", signal: "users", isHeard: false, reason: "only guessed")
    )
    let grade = try #require(try talk.session.stageGrade("size"))
    #expect(grade.verdicts.map(\.credit) == [0, 1, 0])
    #expect(grade.verdicts.map(\.reason) == ["only guessed", "the interviewer's mark", nil])
    try talk.add(.closed)
    // The other stage was not asked by the host and does not count.
    let lines = try lines(talk.session, "size")
    #expect(lines.map(\.possible) == [10])
    #expect(lines.map(\.points) == [5])
    #expect(try self.lines(talk.session, "cause").isEmpty)
  }

  @Test func `a red flag is marked down, but never below nothing`() throws {
    let calm = try lines(talk().session, "size").map(\.points).reduce(0, +)
    let rash = try talk(
      size: "I restart everything. It hurts our users since noon, against the control it is 12"
        + " points."
    )
    let flagged = try lines(rash.session, "size")
    #expect(flagged.last?.text == "size: acts at once: 'I restart everything'")
    #expect(abs(flagged.map(\.points).reduce(0, +) - (calm - 1)) < 1e-9)
  }

  @Test func `habits of communication are found with their words`() throws {
    let session = try talk(
      cause: "I am confident, assuming the logs are whole. The build drops jobs. I ruled out the"
        + " pools. Waiting would be at the cost of more lost jobs."
    ).session
    let signals = try session.communicationSignals(in: session.stageGrades())
    #expect(signals.map(\.kind) == CommunicationSignal.Kind.allCases)
    let shown = Dictionary(uniqueKeysWithValues: signals.map { ($0.kind, $0.shown?.quote) })
    #expect(shown[.askedFirst] == .some(nil))
    #expect(shown[.toldStakeholders] == .some(nil))
    #expect(shown[.statedAssumptions] == "I am confident, assuming the logs are whole")
    #expect(shown[.ruledOut] == "I ruled out the pools")
    #expect(shown[.gaveTradeOffs] == "Waiting would be at the cost of more lost jobs")
    #expect(shown[.namedFailureMode] == "The build drops jobs")
  }

  @Test func `a signal that was heard shows its habit, whoever heard it`() throws {
    var talk = try Talk(interviewer: .host)
    try talk.add(.asked(.probe(stage: "size")))
    try talk.add(.answered("It hurts our users since noon."))
    let session = talk.session
    var grades = try session.stageGrades()
    let size = try #require(grades.firstIndex { $0.stage.id.rawValue == "size" })
    let users = try #require(grades[size].verdicts.firstIndex { $0.credit > 0 })
    func tradeOffs(
      _ session: Session,
      _ grades: [StageGrade]
    ) throws -> CommunicationSignal.Shown? {
      try session.communicationSignals(in: grades).first { $0.kind == .gaveTradeOffs }?.shown
    }
    #expect(try tradeOffs(session, grades) == nil)
    grades[size].verdicts[users].signal.habit = .tradeOffs
    let shown = try #require(try tradeOffs(session, grades))
    #expect(shown.quote == grades[size].verdicts[users].quote)
    #expect(shown.event == grades[size].events.last)

    // What a host marks has no words, and is said aloud where nothing was typed.
    try talk.add(.asked(.probe(stage: "cause")))
    let stage = try #require(talk.session.ladder.first { $0.id.rawValue == "cause" })
    let signal = try #require(stage.signals.first)
    try talk.add(.ticked(stage: "cause", signal: signal.concept.id, isHeard: true))
    var marked = try talk.session.stageGrades()
    let cause = try #require(marked.firstIndex { $0.stage.id == stage.id })
    #expect(try tradeOffs(talk.session, marked) == nil)
    marked[cause].verdicts[0].signal.habit = .tradeOffs
    let aloud = try #require(try tradeOffs(talk.session, marked))
    #expect(aloud.quote == signal.concept.title)
    #expect(aloud.event == talk.session.entries.count)
  }

  @Test func `what a challenge draws out is not graded`() throws {
    let session = try talk(.skeptical).session
    #expect(
      session.interviewTurns.contains { $0.event.turn == .asked(.challenge(stage: "size")) }
    )
    #expect(
      try session.communicationSignals(in: session.stageGrades()).allSatisfy {
        $0.kind != .statedAssumptions || $0.shown == nil
      }
    )
  }

  @Test func `a report has three weak moments with quotes, the costliest first`()
    throws
  {
    let session = try talk(size: "I would look around a bit and see.").session
    let report = try InterviewReport(session, card(session))
    #expect(report.weakest.count == 3)
    #expect(report.strongest.count <= 3)
    let losses = report.weakest.map { $0.possible - $0.points }
    #expect(losses == losses.sorted(by: >))
    #expect(report.weakest.allSatisfy { !$0.quote.isEmpty })
    #expect(report.reasons.contains("No hint was taken."))
  }

  @Test func `answers in another language leave their points open`() throws {
    let german = "Es trifft die Kunden seit heute Mittag, und die Kontrollgruppe ist gesund."
    var foreign = try Talk()
    try foreign.listen()
    _ = try foreign.believe()
    _ = try foreign.answer(german)
    _ = try foreign.answer(german)
    try foreign.add(.closed)
    let open = try InterviewReport(foreign.session, card(foreign.session))
    #expect(open.unjudged == 5)
  }
}
