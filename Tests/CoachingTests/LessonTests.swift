import Diagnosis
import Foundation
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

@testable import Coaching

struct LessonTests {
  @Test(arguments: 0..<4)
  func `whatever is picked a play has four to six questions and ends in a verdict`(
    position: Int
  ) throws {
    for seed in UInt64(0)..<8 {
      let (session, asked) = try Drill.play(seed: seed) { min(position, $0.options.count - 1) }
      #expect(session.declaration != nil)
      #expect((4...6).contains(asked.count), "seed \(seed): \(asked.map(\.step.kind))")
      #expect(asked.map(\.step.number) == Array(1...asked.count))
      #expect(asked.last?.step.kind == .verdict)
      #expect(asked.count { $0.step.kind == .verdict } == 1)
    }
  }

  @Test func `each question offers four different answers of which one is the best and right`()
    throws
  {
    for seed in UInt64(0)..<8 {
      for (step, before) in try Drill.play(seed: seed, Drill.best).asked {
        let posterior = before.posterior(try Sample.calibration())
        let open = before.evidenceChoices(try Sample.calibration()).filter { choice in
          choice.key.map { posterior.seen[$0] == nil } ?? true
        }
        switch step.kind {
        case .look: #expect(step.options.count == min(4, open.count))
        case .contain, .verdict: #expect(step.options.count == 4)
        // In so small an incident there is less to change and to make sure of.
        case .check, .treat: #expect((2...4).contains(step.options.count))
        }
        #expect(Set(step.options.map(\.choice)).count == step.options.count)
        #expect(step.options.filter(\.isBest).map(\.grade) == [.right])
      }
    }
  }

  @Test func `every answer offered can be given`() throws {
    for seed in UInt64(0)..<4 {
      for (step, before) in try Drill.play(seed: seed, Drill.best).asked {
        let lesson = try Drill.lesson(before)
        #expect(lesson.step == step)
        for option in step.options {
          let event = try before.decide(Drill.command(option.choice, lesson)).event
          #expect(option.choice.isMade(by: event))
          #expect(step.options.count { $0.choice.isMade(by: event) } == 1)
        }
      }
    }
  }

  @Test func `what is asked first is the same whatever the truth is`() throws {
    let hypotheses = try Drill.session(seed: 3).scenario.hypotheses
    let first = try hypotheses.map {
      try Drill.lesson(Drill.session(seed: 3, truth: $0.id)).step
    }
    #expect(Set(first).count == 1)
  }

  @Test func `the order of the answers differs from seed to seed`() throws {
    let places = try (UInt64(0)..<24).map { seed in
      try #require(try Drill.lesson(Drill.session(seed: seed)).step.map(Drill.best))
    }
    #expect(Set(places) == [0, 1, 2, 3])
  }

  @Test func `an untouched incident is contained first where it can be`() throws {
    let (session, asked) = try Drill.play(seed: 1, Drill.best)
    #expect(asked.first?.step.kind == .contain)
    guard case .mitigated(let name, _) = session.entries.first?.event else {
      Issue.record("\(session.entries.first.debugDescription)")
      return
    }
    #expect(session.scenario.mitigation(MitigationID(name))?.kind == .contain)
  }

  @Test func `a lesson is made of the events alone and survives encoding`() throws {
    for seed in UInt64(0)..<4 {
      let (session, _) = try Drill.play(seed: seed) { ($0.number + 1) % $0.options.count }
      var live = try Drill.lesson(session.atThePage)
      for (count, entry) in session.entries.enumerated() {
        let data = try JSONEncoder().encode(session.entries.prefix(count).map(\.event))
        var rebuilt = session.atThePage
        for event in try JSONDecoder().decode([SessionEvent].self, from: data) {
          rebuilt.apply(event)
        }
        let lesson = try Drill.lesson(rebuilt)
        #expect(lesson.step == live.step)
        #expect(lesson.last == live.last)
        live.apply(entry.event)
      }
      #expect(live.step == nil)
    }
  }

  @Test func `beliefs and notes ask nothing new and do not count as answers`() throws {
    var session = try Drill.session(seed: 2)
    var lesson = try Drill.lesson(session)
    let first = lesson.step
    let cause = try #require(session.scenario.hypotheses.first?.id)
    for command in [
      SessionCommand.note("hm"), .believe([Belief(hypothesis: cause, probability: 1)]),
    ] {
      let event = try session.decide(command).event
      session.apply(event)
      lesson.apply(event)
    }
    #expect(lesson.step == first)
    #expect(lesson.last == nil)
  }

  @Test func `an update that falls due before an answer would end is a choice of its own`() throws {
    var session = try Drill.session(seed: 2)
    let due = try #require(session.nextUpdateDue)
    session.apply(try session.decide(.wait(minutes: due - 1)).event)
    var lesson = try Drill.lesson(session)
    let step = try #require(lesson.step)
    #expect(step.updateDue == due)
    #expect(step.choiceCount == step.options.count + 1)
    #expect(step.isUpdate(step.choiceCount))
    let event = try session.decide(.update(lesson.updateText)).event
    session.apply(event)
    lesson.apply(event)
    #expect(lesson.step?.number == step.number)
    #expect(lesson.step?.updateDue != due)
  }

  @Test func `an event that was not offered counts as an answer of no place`() throws {
    var session = try Drill.session(seed: 2)
    var lesson = try Drill.lesson(session)
    let event = try session.decide(.wait(minutes: 1)).event
    session.apply(event)
    lesson.apply(event)
    #expect(lesson.last?.chosen == nil)
    #expect(lesson.step?.number == 2)
  }

  @Test func `an abandoned play asks nothing more`() throws {
    var lesson = try Drill.lesson(Drill.session(seed: 2))
    lesson.apply(.abandoned)
    #expect(lesson.step == nil)
  }
}
