import Diagnosis
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Beliefs: 15 · κ · (0.7 · mean of clip(1 − max(0, JSD − 0.05) ÷ 0.25) over the checkpoints + 0.3 ·
/// (1 − ½ Σ(last − truth)²)).
///
/// The last beliefs give 4.5 points at most, times κ. With priors (.4, .3, .2, .1) and the first as truth the
/// priors' figure is 1 − (.36 + .09 + .04 + .01) ÷ 2 = .75.
struct BeliefTests {
  private func session(_ commands: SessionCommand...) throws -> Session {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    for command in commands { try session.play(command) }
    return session
  }

  /// The line of the last beliefs after three looks, and κ.
  private func last(_ commands: SessionCommand...) throws -> (line: LedgerLine, gate: Double) {
    var session = try session(.look("arms"), .look("ask-support"), .look("outcomes"))
    for command in commands { try session.play(command) }
    let line = try #require(try session.score(.beliefs).ledger.last)
    #expect(abs(line.possible - 4.5) < 1e-12)
    return (line, try Judged.gate(session))
  }

  @Test func `certainty in the truth earns all of the last part, certainty in another nothing`()
    throws
  {
    let (right, gate) = try last(.believe(["bad-build": 9]))
    #expect(gate > 0)
    #expect(abs(right.points - 4.5 * gate) < 1e-9)
    #expect(try last(.believe(["chance": 9])).line.points == 0)
  }

  @Test func `the priors earn three quarters of the last part, nothing said nothing`() throws {
    let (priors, gate) = try last(
      .believe(["bad-build": 0.4, "bad-pool": 0.3, "lost-events": 0.2, "chance": 0.1])
    )
    #expect(abs(priors.points - 4.5 * 0.75 * gate) < 1e-9)
    let none = try last().line
    #expect(none.points == 0)
    #expect(none.text == "no beliefs were stated")
  }

  @Test func `in between by the quadratic score`() throws {
    // 1 − (.3² + .3²) ÷ 2 = .91.
    let (line, gate) = try last(.believe(["bad-build": 70, "bad-pool": 30]))
    #expect(abs(line.points - 4.5 * 0.91 * gate) < 1e-9)
    #expect(line.text.hasPrefix("your last beliefs gave the truth 70 %"))
  }

  @Test func `where a person interviews only what they asked for or what was stated counts`() throws
  {
    func lines(
      _ interviewer: InterviewSetting.Interviewer,
      asks: Bool = false
    ) throws -> [LedgerLine] {
      var session = try Session.of(Sample.queue(), seed: 5, mode: .interview, truth: "bad-build")
      let setting = InterviewSetting(style: .neutral, minutes: 15, interviewer: interviewer)
      try session.play(.interview(InterviewEvent(.opened(setting), at: 0)))
      try session.play(.look("arms"))
      if asks { try session.play(.interview(InterviewEvent(.asked(.beliefs), at: 1))) }
      try session.play(.look("ask-support"))
      try session.play(.interview(InterviewEvent(.closed, at: 2)))
      return try session.score(.beliefs).ledger
    }
    let unstated = "no beliefs were stated after event 2"
    #expect(try lines(.machine).contains { $0.text == unstated })
    #expect(try lines(.host, asks: true).contains { $0.text == unstated })
    #expect(try !lines(.host).contains { $0.text == unstated })
  }

  @Test func `a checkpoint counts by the distance of the stated from the evidence`() throws {
    let looked = try session(.look("arms"))
    let evidence = try Judged.evidence(looked)
    let gate = try Judged.gate(looked)
    for stated in [evidence, [0.4, 0.3, 0.2, 0.1], [0.5, 0.5, 0, 0], [0, 0, 0, 1]] {
      var told = looked
      try told.play(
        .believe(
          zip(told.scenario.hypotheses, stated).map {
            Belief(hypothesis: $0.id, probability: $1)
          }
        )
      )
      // One look reaches one checkpoint, so it has all of the 10.5 points.
      let line = try #require(try told.score(.beliefs).ledger.first)
      let distance = Judged.jensenShannon(stated, evidence)
      let share = min(1, max(0, 1 - max(0, distance - 0.05) / 0.25))
      #expect(abs(line.points - 10.5 * gate * share) < 1e-9)
      #expect(abs(line.possible - 10.5) < 1e-12)
    }
  }

  @Test func `beliefs are asked for where the evidence moved them by over a tenth of a bit`() throws
  {
    let calibration = try Sample.calibration().leavingOut(seed: 5)
    let looks = ["arms", "ask-support", "outcomes", "tickets", "pools", "fresh"]
    for truth in ["bad-build", "bad-pool", "lost-events", "chance"] {
      var session = try Session.of(Sample.queue(), seed: 5, truth: truth)
      var anchor = session.scenario.hypotheses.map(\.prior)
      var asked: [Int] = []
      for (index, look) in looks.enumerated() where session.refusal(of: .look(look)) == nil {
        try session.play(.look(look))
        let evidence = session.posterior(calibration).probabilities
        let isFar = Judged.jensenShannon(anchor, evidence) > 0.1
        #expect(session.isBeliefDue(calibration, Judged.judgement) == isFar, "\(truth) \(look)")
        if isFar {
          asked.append(session.entries.count)
          anchor = evidence
        }
        // A statement of one's own moves the place from which the evidence is measured.
        if index == 2 {
          try session.play(.believe(["chance": 1]))
          anchor = evidence
          #expect(!session.isBeliefDue(calibration, Judged.judgement))
        }
      }
      let lines = try session.score(.beliefs).ledger.dropLast()
      #expect(lines.count == asked.count, "\(truth)")
      for (line, look) in zip(lines, asked) {
        #expect(line.events == [look] || line.text.hasPrefix("after event \(look) your beliefs"))
      }
    }
  }

  @Test func `a checkpoint that is skipped earns nothing, and the last beliefs count for it once`()
    throws
  {
    let session = try session(.look("arms"), .look("ask-support"), .believe(["bad-build": 1]))
    let ledger = try session.score(.beliefs).ledger
    #expect(ledger[0].text == "no beliefs were stated after event 1")
    #expect(ledger[0].points == 0)
    #expect(ledger.last?.events == [3])
  }

  @Test func `only the last ones count`() throws {
    let (line, gate) = try last(
      .believe(["chance": 1]),
      .note("hm"),
      .believe(["bad-build": 1]),
      .note("!")
    )
    #expect(abs(line.points - 4.5 * gate) < 1e-9)
    #expect(line.events == [6])
  }

  @Test func `more on the truth is never worth less at the end`() throws {
    var least = -1.0
    for percent in stride(from: 0.0, through: 100, by: 10) {
      let points = try last(.believe(["bad-build": percent, "chance": 100 - percent])).line.points
      #expect(points >= least)
      least = points
    }
  }
}
