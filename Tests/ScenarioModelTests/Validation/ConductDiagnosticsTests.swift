import ScenarioModel
import Statecharts
import Telemetry
import Testing

@Test(arguments: [0, 121])
func `a mitigation takes from a minute to two hours`(minutes: Int) {
  #expect(
    faults { $0.mitigations[0].minutes = minutes } == [
      "mitigations.pause.minutes: error: the number of minutes is \(minutes); it must be between 1"
        + " and 120"
    ]
  )
}

@Test func `mitigations have names of their own`() {
  #expect(
    faults { $0.mitigations.append($0.mitigations[0]) } == [
      "mitigations.pause: error: there are two of the mitigations called 'pause'; rename one"
    ]
  )
}

@Test func `the chart obeys each mitigation`() {
  #expect(
    faults {
      $0.mitigations.append($0.mitigations[0])
      $0.mitigations[3].id = "roll-back"
    } == [
      "mitigations.roll-back: error: no transition of the chart waits for 'mitigate.roll-back', so it"
        + " would change nothing"
    ]
  )
}

@Test func `expectations name hypotheses, each in one direction`() {
  #expect(
    faults {
      $0.mitigations[0].expects = HarmExpectation(lowers: ["cold-stor", "cold-store"])
      $0.mitigations[1].expects = HarmExpectation(lowers: ["cold-store"], raises: ["cold-store"])
    } == [
      "mitigations.pause.expects.lowers[0]: error: there is no hypothesis 'cold-stor'. Did you mean"
        + " 'cold-store'?",
      "mitigations.resume.expects.raises[0]: error: there are two of the hypotheses called"
        + " 'cold-store'; rename one",
    ]
  )
}

@Test func `an invariant reads known states and variables`() {
  #expect(
    faults {
      $0.invariants = [
        Invariant(id: "calm", condition: .inState("runing")),
        Invariant(id: "calm", condition: .compare(.variable("pausd"), .equal, 1)),
      ]
    } == [
      "invariants.calm: error: there are two of the invariants called 'calm'; rename one",
      "invariants.calm.in: error: there is no state 'runing'. Did you mean 'running'?",
      "invariants.calm.pausd: error: there is no variable 'pausd'. Did you mean 'paused'?",
    ]
  )
}

@Test func `a mitigation's condition reads known states`() {
  #expect(
    faults { $0.mitigations[0].guardCondition = .inState("runing") } == [
      "mitigations.pause.when.in: error: there is no state 'runing'. Did you mean 'running'?"
    ]
  )
}

@Test func `targeted hypotheses exist`() {
  #expect(
    faults {
      $0.mitigations[2].kind = .targeted(["cold-stor"], lossIfWrong: 1, benefitIfRight: 2)
    } == [
      "mitigations.warm.kind.targeted.hypotheses[0]: error: there is no hypothesis 'cold-stor'."
        + " Did you mean 'cold-store'?"
    ]
  )
}

@Test func `a targeted mitigation has a target`() {
  #expect(
    faults { $0.mitigations[2].kind = .targeted([], lossIfWrong: 1, benefitIfRight: 2) } == [
      "mitigations.warm.kind.targeted.hypotheses: error: the list of targeted hypotheses is empty"
    ]
  )
}

@Test func `losses and benefits are positive`() {
  #expect(
    faults {
      $0.mitigations[2].kind = .targeted(["chance"], lossIfWrong: 0, benefitIfRight: .nan)
    } == [
      "mitigations.warm.kind.targeted.loss_if_wrong: error: the loss if wrong is 0; it must be above"
        + " 0",
      "mitigations.warm.kind.targeted.benefit_if_right: error: the benefit if right is nan; it must"
        + " be above 0",
    ]
  )
}

@Test func `steps are actions that exist`() {
  #expect(
    faults { $0.rules.precedence[0].before[0] = .action("arm") } == [
      "rules.precedence[0].before[0].action: error: there is no action 'arm'. Did you mean 'arms'?"
    ]
  )
}

@Test func `steps are mitigations that exist`() {
  #expect(
    faults { $0.rules.precedence[0].after[0] = .mitigation("worm") } == [
      "rules.precedence[0].after[0].mitigation: error: there is no mitigation 'worm'."
        + " Did you mean 'warm'?"
    ]
  )
}

@Test func `classes of steps have members`() {
  #expect(
    faults {
      $0.actions[3].kind = .inspect
      for index in $0.mitigations.indices { $0.mitigations[index].kind = .contain }
    } == [
      "rules.precedence[0].after[1]: warning: nothing in this scenario is a step 'targeted'",
      "rules.precedence[1].before[0]: warning: nothing in this scenario is a step 'targeted'",
      "rules.precedence[1].after[0]: warning: nothing in this scenario is a step 'verify'",
    ]
  )
}

@Test func `containment is a class of steps too`() {
  let target = MitigationKind.targeted(["chance"], lossIfWrong: 1, benefitIfRight: 1)
  #expect(
    faults {
      for index in $0.mitigations.indices { $0.mitigations[index].kind = target }
    } == [
      "rules.precedence[0].before[1]: warning: nothing in this scenario is a step 'contain'"
    ]
  )
}

@Test func `a rule has steps before and after`() {
  #expect(
    faults {
      $0.rules.precedence[0].before = []
      $0.rules.precedence[0].after = []
    } == [
      "rules.precedence[0].before: error: the list of steps before is empty",
      "rules.precedence[0].after: error: the list of steps after is empty",
    ]
  )
}

@Test func `a rule has a weight`() {
  #expect(
    faults { $0.rules.precedence[1].weight = 0 } == [
      "rules.precedence[1].weight: error: the weight is 0; it must be above 0"
    ]
  )
}

@Test func `deadlines are at least a minute`() {
  #expect(
    faults {
      $0.rules.firstUpdateBy = 0
      $0.rules.updateEvery = -5
    } == [
      "rules.first_update_by: error: the deadline of the first update is 0; it must be at least 1",
      "rules.update_every: error: the deadline of the next update is -5; it must be at least 1",
    ]
  )
}

@Test func `the repair is due after the page`() {
  #expect(
    faults { $0.rules.repairBy = 0 } == [
      "rules.repair_by: error: the deadline of the repair is 0; it must be at least 1"
    ]
  )
}

@Test func `concepts have names of their own`() {
  #expect(
    faults { $0.rubric.append($0.rubric[0]) } == [
      "rubric[1].id: error: there are two of the concepts called 'cause'; rename one"
    ]
  )
}

@Test func `concepts have a weight`() {
  #expect(
    faults { $0.rubric[0].weight = -2 } == [
      "rubric[0].weight: error: the weight is -2; it must be above 0"
    ]
  )
}

@Test func `concepts are of hypotheses that exist`() {
  #expect(
    faults { $0.rubric[0].hypotheses = ["chances"] } == [
      "rubric[0].hypotheses[0]: error: there is no hypothesis 'chances'. Did you mean 'chance'?"
    ]
  )
}

@Test func `concepts have phrases`() {
  #expect(
    faults { $0.rubric[0].phrases = [] } == [
      "rubric[0].phrases: error: the list of groups of phrases is empty"
    ]
  )
}

@Test func `groups of phrases have phrases, and phrases have words`() {
  #expect(
    faults { $0.rubric[0].phrases = [[], ["store", " "]] } == [
      "rubric[0].phrases[0]: error: the group of phrases is empty",
      "rubric[0].phrases[1][1]: error: the phrase is empty",
    ]
  )
}

@Test func `the debrief says something everywhere`() {
  #expect(
    faults { $0.debrief = Debrief(trap: "\n", prevention: [], numbers: [], reading: []) } == [
      "debrief.trap: error: the trap is empty",
      "debrief.prevention: error: the list of preventions is empty",
      "debrief.numbers: error: the list of numbers is empty",
      "debrief.reading: error: the reading list is empty",
    ]
  )
}

@Test func `the debrief's entries say something`() {
  #expect(
    faults {
      $0.debrief.prevention = ["Warm first.", ""]
      $0.debrief.reading[0].source = ""
    } == [
      "debrief.prevention[1]: error: the entry is empty",
      "debrief.reading[0].source: error: the entry is empty",
    ]
  )
}
