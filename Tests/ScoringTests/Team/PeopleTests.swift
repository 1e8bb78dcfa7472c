import Diagnosis
import Foundation
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// The account of each person of a tabletop, recomputed from the session by hand.
struct TeamPeopleTests {

  /// Ada commands: she looks at what Bo suggested, twice, and once on her own.
  private static func played() throws -> Session {
    var session = try Session.tabletop(try Sample.queue())
    let beliefs = session.scenario.hypotheses.enumerated().map {
      Belief(hypothesis: $0.element.id, probability: $0.offset == 0 ? 0.7 : 0.1)
    }
    try session.play(
      .suggest(.look("arms")),  // 2
      .vote(true, on: 2, by: "Cy"),  // 3
      .suggest(.mitigate("restart"), by: "Cy", because: "now"),  // 4
      .vote(false, on: 4, by: "Bo"),  // 5
      .look("arms"),  // 6, as Bo suggested
      .suggest(.look("ask-support"), by: "Cy"),  // 7, never taken
      .suggest(.look("fresh")),  // 8
      .team(.dropped(suggestion: 8, by: "Bo")),  // 9
      .team(.believed(beliefs, by: "Bo")),  // 10
      .look("pools"),  // 11, on her own
      .suggest(
        .update("5 % of jobs fail; we roll back; next update in 20 min."),
        by: "Cy",
        because: ""
      ),
      .update("5 % of jobs fail; we roll back; next update in 20 min."),  // 13
      .believe(beliefs),  // 14
      .declare(session.scenario.hypotheses[0].id.rawValue, because: "The build loses jobs.")
    )
    return session
  }

  private static func people(_ session: Session) throws -> [PersonAccount] {
    try session.people(try Judged.assessment(of: session))
  }

  private static func trail(_ session: Session) throws -> EvidenceTrail {
    EvidenceTrail(
      session,
      try Judged.assessment(of: session).calibration,
      Judged.judgement.scale
    )
  }

  @Test func `what a team does beside the incident changes nothing of its score`() throws {
    let session = try Self.played()
    var plain = try Session.of(try Sample.queue())
    for entry in session.entries {
      if case .team = entry.event { continue }
      plain.apply(entry.event)
    }
    let (team, alone) = (try Judged.card(session), try Judged.card(plain))
    #expect(team.total == alone.total)
    for (left, right) in zip(team.criteria, alone.criteria) {
      #expect(left.ledger.map(\.points) == right.ledger.map(\.points), "\(left.criterion)")
    }
    #expect(team.flags.map(\.kind) == alone.flags.map(\.kind))
  }

  @Test func `what was taken is worth what its step in the ledger is`() throws {
    let session = try Self.played()
    let (people, steps) = (try Self.people(session), try Self.trail(session).steps)
    let bo = try #require(people.first { $0.name == "Bo" })
    #expect(bo.suggestions.map(\.suggestion.number) == [2, 8])
    guard case .look(let look) = bo.suggestions[0].worth else {
      Issue.record("no look: \(bo.suggestions[0].worth)")
      return
    }
    #expect(look.quality == steps[5].quality && look.told == steps[5].told)
    #expect(look.isKeyFinding == steps[5].isKeyFinding && look.minutes == 4)
    #expect(bo.suggestions[1].isTakenBack)
    let ada = try #require(people.first { $0.name == "Ada" })
    #expect(ada.acts.map(\.entry.number) == [11, 15])
    guard case .look(let own) = ada.acts[0].worth else {
      Issue.record("no look: \(ada.acts[0].worth)")
      return
    }
    #expect(own.quality == steps[10].quality && own.told == steps[10].told)
  }

  @Test func `what was not taken is worth what it would have been when it was made`() throws {
    let session = try Self.played()
    let cy = try #require(try Self.people(session).first { $0.name == "Cy" })
    // The same session in which the suggestion was carried out at once.
    var taken = session.atThePage
    for entry in session.entries.prefix(7) { taken.apply(entry.event) }
    try taken.play(.look("ask-support"))
    let step = try #require(try Self.trail(taken).steps.last)
    guard case .look(let look) = cy.suggestions[1].worth else {
      Issue.record("no look: \(cy.suggestions[1].worth)")
      return
    }
    #expect(look.quality == step.quality && look.told == step.told)
  }

  @Test func `votes are borne out by the evidence of their moment`() throws {
    let session = try Self.played()
    let people = try Self.people(session)
    let steps = try Self.trail(session).steps
    let mitigation = try #require(session.scenario.mitigation("restart"))
    let threshold = try #require(mitigation.threshold)
    let held = mitigation.held(steps[3].after.probabilities, session.scenario)
    let bo = try #require(people.first { $0.name == "Bo" })
    // Bo was against; that is right where it did not pay yet.
    #expect(bo.votes.map(\.isBorneOut) == [held < threshold])
    let cy = try #require(people.first { $0.name == "Cy" })
    let grade = try #require(steps[5].choice).grade
    let isRight: Bool? =
      steps[5].isKeyFinding ? true : grade == .right ? true : grade == .wrong ? false : nil
    #expect(cy.votes.map(\.isBorneOut) == [isRight])
  }

  @Test(arguments: [0, 1, 2])
  func `a person's score is recomputed from the figures that are shown`(index: Int) throws {
    let session = try Self.played()
    let person = try Self.people(session)[index]
    let steps = try Self.trail(session).steps
    var figures: [PersonPart: Double] = [:]

    var (sum, weight) = (0.0, 0.0)
    var calls: [Double] = []
    for worth in person.suggestions.filter({ !$0.isTakenBack }).map(\.worth)
      + person.acts.map(\.worth)
    {
      switch worth {
      case .look(let look):
        sum += Double(10 + look.minutes) * look.quality
        weight += Double(10 + look.minutes)
      case .mitigation(let held, let threshold): calls.append(held >= threshold ? 1 : 0)
      case .verdict(let held, let rival, let limit):
        calls.append(held > rival && rival < limit ? 1 : 0)
      case .unsure(let largest, let enough): calls.append(largest < enough ? 1 : 0)
      case .unjudged: break
      }
    }
    if weight > 0 { figures[.looks] = sum / weight }
    if !calls.isEmpty { figures[.calls] = calls.reduce(0, +) / Double(calls.count) }
    let votes = person.votes.compactMap(\.isBorneOut).map { $0 ? 1.0 : 0 }
    if !votes.isEmpty { figures[.votes] = votes.reduce(0, +) / Double(votes.count) }
    let stated = session.entries.compactMap { entry -> (Int, [Double])? in
      switch entry.event {
      case .team(.believed(let beliefs, person.name)): (entry.number, beliefs.map(\.probability))
      case .believed(let beliefs) where person.name == "Ada":
        (entry.number, beliefs.map(\.probability))
      default: nil
      }
    }
    if let last = stated.last {
      let credits = stated.map { number, beliefs in
        let distance = Judged.jensenShannon(beliefs, steps[number - 1].after.probabilities)
        return min(1, max(0, 1 - max(0, distance - 0.05) / 0.25))
      }
      let truth = session.scenario.hypotheses.map { $0.id == session.truth.id ? 1.0 : 0 }
      let brier = zip(last.1, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      figures[.beliefs] =
        0.7 * credits.reduce(0, +) / Double(credits.count) + 0.3 * (1 - brier / 2)
    }
    if person.name == "Cy" {
      let reading = UpdateReader(session.scenario)
        .read("5 % of jobs fail; we roll back; next update in 20 min.")
      let isLate = person.updates.first.map { $0.delay > 0 } ?? false
      figures[.updates] = reading.share * (isLate ? 0.5 : 1)
    }
    #expect(Set(person.figures.map(\.part)) == Set(figures.keys), "\(person.name)")
    for figure in person.figures {
      #expect(abs(figure.value - (figures[figure.part] ?? -1)) < 1e-9, "\(person.name) \(figure)")
    }
    let mean = figures.values.reduce(0, +) / Double(figures.count)
    #expect(abs(try #require(person.score) - 100 * mean) < 1e-9)
  }

  @Test func `who did nothing has no score, and another session has no people`() throws {
    var session = try Session.tabletop(try Sample.queue())
    try session.play(.declare(nil, because: "Nobody knows."))
    let people = try Self.people(session)
    #expect(people.map(\.score) == [people[0].score, nil, nil])
    #expect(people[0].figures.map(\.part) == [.calls])
    var alone = try Session.of(try Sample.queue())
    try alone.play(.declare(nil, because: "Nobody knows."))
    #expect(try Self.people(alone).isEmpty)
  }

  @Test func `an update that is late counts half`() throws {
    var session = try Session.tabletop(try Sample.queue())
    let late = session.scenario.rules.firstUpdateBy + 1
    let text = "5 % of jobs fail; we roll back; next update in 20 min."
    try session.play(
      .wait(minutes: late),
      .suggest(.update(text), by: "Cy", because: ""),
      .update(text),
      .declare(nil, because: "Nobody knows.")
    )
    let cy = try #require(try Self.people(session).last)
    let update = try #require(cy.updates.first)
    #expect(update.delay == 1)
    #expect(update.value == update.reading.share / 2)
    #expect(update.reading.share > 0)
  }
}
