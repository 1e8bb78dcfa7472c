import Diagnosis
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

@testable import Coaching

struct GradeTests {
  @Test func `the best look is the one that criterion E would take for the best or as good`()
    throws
  {
    let calibration = try Sample.calibration()
    let scale = Drill.scale
    var count = 0
    for seed in UInt64(0)..<8 {
      for (step, before) in try Drill.play(seed: seed, Drill.best).asked
      where step.kind == .look {
        count += 1
        let posterior = before.posterior(calibration)
        let rates = before.evidenceChoices(calibration).map { choice in
          (choice.step, posterior.value(of: choice, scale).rate)
        }
        let top = rates.map(\.1).max() ?? 0
        for option in step.options {
          let rate = try #require(rates.first { Self.isSame($0.0, option.choice) }?.1)
          let quality = min(1, max(0, rate / (scale.tolerance * max(top, scale.leastRate))))
          #expect((quality >= 1) == (option.grade == .right) || option.isBest)
          if option.isBest { #expect(quality >= 1 || rate == top) }
        }
      }
    }
    #expect(count > 8)
  }

  @Test func `a mitigation is right only above its threshold by the evidence seen`() throws {
    let calibration = try Sample.calibration()
    for seed in UInt64(0)..<12 {
      for (step, before) in try Drill.play(seed: seed, Drill.best).asked
      where step.kind == .treat {
        let posterior = before.posterior(calibration)
        for option in step.options where option.grade == .right {
          guard case .mitigate(let id) = option.choice,
            let mitigation = before.scenario.mitigation(id),
            case .targeted(let targets, let loss, let benefit) = mitigation.kind
          else { continue }
          let held = zip(before.scenario.hypotheses, posterior.probabilities)
            .filter { targets.contains($0.0.id) }.reduce(0) { $0 + $1.1 }
          #expect(held * benefit >= (1 - held) * loss)
        }
      }
    }
  }

  @Test func `the best verdict is the likeliest cause where one is likelier than not`() throws {
    let calibration = try Sample.calibration()
    var isNamed = false
    for seed in UInt64(0)..<8 {
      let (_, asked) = try Drill.play(seed: seed, Drill.best)
      let (step, before) = try #require(asked.last)
      let posterior = before.posterior(calibration).probabilities
      let top = try #require(posterior.max())
      let best = step.options[Drill.best(step)]
      if top >= 0.5 {
        let lead = try #require(posterior.firstIndex(of: top))
        #expect(best.choice == .declare(before.scenario.hypotheses[lead].id))
        isNamed = true
      } else {
        #expect(best.choice == .declare(nil))
      }
    }
    #expect(isNamed)
  }

  @Test func `a review says how far the look moved what is open`() throws {
    let calibration = try Sample.calibration()
    let (session, asked) = try Drill.play(seed: 5, Drill.best)
    for (position, question) in asked.enumerated() {
      var lesson = try Drill.lesson(question.before)
      let event = try #require(session.entries.dropFirst(position).first?.event)
      lesson.apply(event)
      let review = try #require(lesson.last)
      #expect(review.chosen == Drill.best(question.step))
      var after = question.before
      after.apply(event)
      let change =
        question.before.posterior(calibration).entropy - after.posterior(calibration).entropy
      #expect(review.told == (event.showsEvidence ? change : nil))
    }
  }

  private static func isSame(_ step: EvidenceChoice.Step, _ choice: LessonChoice) -> Bool {
    switch (step, choice) {
    case (.look(let left), .look(let right)): left == right
    case (.wait, .wait): true
    case (.look, _), (.wait, _): false
    }
  }
}
