import ScenarioModel
import Statecharts
import Telemetry
import Testing

@Test func `fewer than ten actions reward luck`() {
  #expect(
    faults { $0.actions.removeLast() } == [
      "actions: warning: there are 9 actions; with fewer than 10 luck decides"
    ]
  )
}

@Test func `an action should say what it tells apart`() {
  #expect(
    faults { $0.actions[9].purpose = nil } == [
      "actions.owner: warning: action 'owner' says nothing of what it tells apart; a guided play"
        + " shows that as 'purpose'"
    ]
  )
}

@Test func `actions have names of their own`() {
  #expect(
    faults { $0.actions[9].id = "quota" } == [
      "actions.quota: error: there are two of the actions called 'quota'; rename one"
    ]
  )
}

@Test(arguments: [0, 241])
func `an action takes from a minute to four hours`(minutes: Int) {
  #expect(
    faults { $0.actions[9].minutes = minutes } == [
      "actions.owner.minutes: error: the number of minutes is \(minutes); it must be between 1 and"
        + " 240"
    ]
  )
}

@Test func `an action's condition reads known variables`() {
  #expect(
    faults { $0.actions[9].guardCondition = .compare(.variable("pause"), .equal, 1) } == [
      "actions.owner.when.pause: error: there is no variable 'pause'. Did you mean 'paused'?"
    ]
  )
}

@Test func `an action's condition reads known states`() {
  #expect(
    faults { $0.actions[9].guardCondition = .any([.not(.inState("hold"))]) } == [
      "actions.owner.when.in: error: there is no state 'hold'. Did you mean 'held'?"
    ]
  )
}

@Test func `an action's condition compares with values that the variable can have`() {
  #expect(
    faults {
      $0.actions[9].guardCondition = .compare(.variable("canary_percent"), .greater, 101)
    } == [
      "actions.owner.when.canary_percent: error: 'canary_percent' is compared with 101, but stays"
        + " within 0…100"
    ]
  )
}

@Test func `an action needs actions that exist`() {
  #expect(
    faults { $0.actions[2].needs = ["arms", "note"] } == [
      "actions.traces.needs[1]: error: there is no action 'note'. Did you mean 'notes'?"
    ]
  )
}

@Test func `an action does not need itself`() {
  #expect(
    faults { $0.actions[9].needs = ["owner"] } == [
      "actions.owner.needs[0]: error: action 'owner' needs itself"
    ]
  )
}

@Test func `actions that need only each other can never be chosen`() {
  #expect(
    faults {
      $0.actions[8].needs = ["owner"]
      $0.actions[9].needs = ["deploys"]
    } == [
      "actions.deploys.needs: error: action 'deploys' can never be chosen: what it needs can itself"
        + " only be done after it",
      "actions.owner.needs: error: action 'owner' can never be chosen: what it needs can itself only"
        + " be done after it",
    ]
  )
}

@Test func `one of the actions needed is enough`() {
  #expect(
    faults {
      $0.actions[8].needs = ["owner", "status"]
      $0.actions[9].needs = ["deploys"]
    } == []
  )
}

@Test func `rows are read over a window`() {
  #expect(
    faults { $0.actions[0].evidence.window = .none } == [
      "actions.arms: error: rows are read over no window; say which minutes"
    ]
  )
}

@Test func `a window ends after it starts`() {
  #expect(
    faults { $0.actions[0].evidence.window = .page(MinuteRange(from: 0, to: -60)) } == [
      "actions.arms.window.page: error: the window from 0 to -60 is empty; it must end after it"
        + " starts"
    ]
  )
}

@Test func `a window starts when there are rows`() {
  #expect(
    faults { $0.actions[0].evidence.window = .page(MinuteRange(from: -121, to: 0)) } == [
      "actions.arms.window.page: error: the window from -121 to 0 leaves the simulated minutes -120"
        + " to 120"
    ]
  )
}

@Test func `a window does not reach into the future`() {
  #expect(
    faults { $0.actions[0].evidence.window = .page(MinuteRange(from: -60, to: 6)) } == [
      "actions.arms.window.page: error: the window ends at minute 6, but one can look at minute 5"
        + " already"
    ]
  )
}

@Test func `a window of a band lies in the simulated minutes of every band`() {
  #expect(
    faults { $0.actions[2].evidence.window = .band(MinuteRange(from: -121, to: 0)) } == [
      "actions.traces.window.band: error: the window from -121 to 0 leaves the simulated minutes"
        + " -120 to 90"
    ]
  )
}

@Test func `the last minutes are no more than there are`() {
  #expect(
    faults { $0.actions[3].evidence.window = .last(131) } == [
      "actions.watch.window.last: error: the number of minutes is 131; it must be between 1 and 130"
    ]
  )
}
