import ScenarioModel
import Statecharts
import TestSupport
import Testing

@testable import Scoring

/// The interviews of the shipped scenarios, read as a candidate's answers are read.
struct InterviewStageTests {
  private let scenarios: [Scenario]

  init() throws { scenarios = try Repository.scenarioNames.map { try Sample.shipped($0) } }

  @Test func `every scenario has six to eight stages that fit three quarters of an hour`() {
    #expect(scenarios.count == 10)
    for scenario in scenarios {
      #expect((6...8).contains(scenario.interview.count), "\(scenario.id)")
      #expect(scenario.interview.reduce(0) { $0 + $1.minutes } <= 45, "\(scenario.id)")
    }
  }

  @Test func `every stage has a strong and a weak answer to try it with`() throws {
    for scenario in scenarios {
      let stages = try InterviewAnswer.all(scenario).map(\.stage)
      #expect(stages == scenario.interview.map(\.id.rawValue), "\(scenario.id)")
    }
  }

  @Test func `a strong answer shows most signals and no red flag, a weak one few`() throws {
    for scenario in scenarios {
      for (stage, answer) in zip(scenario.interview, try InterviewAnswer.all(scenario)) {
        let place = "\(scenario.id) \(stage.id)"
        #expect(stage.share(of: answer.strong, seen: answer.seen) >= 0.7, "\(place)")
        #expect(stage.flags(in: answer.strong).isEmpty, "\(place)")
        #expect(stage.share(of: answer.weak, seen: answer.seen) < 0.3, "\(place)")
      }
    }
  }

  @Test func `a model answer shows most signals and no red flag`() {
    for scenario in scenarios {
      for stage in scenario.interview {
        let place = "\(scenario.id) \(stage.id)"
        #expect(stage.shareWithoutFigures(of: stage.modelAnswer) >= 0.7, "\(place)")
        #expect(stage.flags(in: stage.modelAnswer).isEmpty, "\(place)")
      }
    }
  }

  @Test func `what a stage reveals can be shown at any time, once, and rests on what was shown`() {
    for scenario in scenarios {
      var shown: Set<ActionID> = []
      for stage in scenario.interview {
        for id in stage.reveals {
          let action = scenario.actions.first { $0.id == id }
          #expect(action?.guardCondition == .always, "\(scenario.id) \(id)")
          #expect(action.map { shown.isSuperset(of: $0.needs) } == true, "\(scenario.id) \(id)")
          #expect(shown.insert(id).inserted, "\(scenario.id) \(id)")
        }
      }
      #expect(!shown.isEmpty)
    }
  }

  @Test func `no title of a hypothesis stands in what an interviewer says`() {
    for scenario in scenarios {
      for stage in scenario.interview {
        let said =
          [stage.clue, stage.probe, stage.hints.nudge, stage.hints.pointer, stage.hints.nearAnswer]
          + stage.signals.compactMap(\.followUp)
        for hypothesis in scenario.hypotheses {
          #expect(!said.contains { $0.contains(hypothesis.title) }, "\(scenario.id) \(stage.id)")
        }
      }
    }
  }
}
