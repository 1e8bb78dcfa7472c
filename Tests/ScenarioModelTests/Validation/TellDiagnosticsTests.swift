import ScenarioModel
import Testing

@Test func `a prior far from even needs a reason`() {
  let change: (inout Scenario) -> Void = {
    $0.hypotheses[0].prior = 0.45
    $0.hypotheses[1].prior = 0.05
  }
  #expect(
    faults(change).map { $0.prefix { $0 != ";" } } == [
      "hypotheses.cold-store.prior: warning: the prior of 'cold-store' is 0.45, far from the even 0.20",
      "hypotheses.long-prompt.prior: warning: the prior of 'long-prompt' is 0.05, far from the even"
        + " 0.20",
    ]
  )
  #expect(
    faults {
      change(&$0)
      $0.hypotheses[0].priorReason = "Half of such pages come from a change."
      $0.hypotheses[1].priorReason = "It was ruled out last week."
    } == []
  )
}

@Test func `a title that stands out by its length is named`() {
  for title in ["Bad", String(repeating: "A very long account of it. ", count: 6)] {
    let found = faults { $0.hypotheses[0].title = title }
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains("a title that stands out looks chosen") == true)
  }
}

@Test(arguments: ["title", "nudge", "pointer"])
func `a text of an action that says what a cause says gives it away`(part: String) {
  let found = faults {
    $0.hypotheses[0].title = "Turbines overheat while serving quiche"
    let text = "Do turbines overheat with quiche while serving?"
    switch part {
    case "title": $0.actions[0].title = text
    case "nudge": $0.actions[0].nudge = text
    default: $0.actions[0].pointer = text
    }
  }
  #expect(found.count == 1, "\(found)")
  #expect(found.first?.contains(".\(part): warning: this gives hypothesis") == true, "\(found)")
  let shared = faults {
    $0.hypotheses[0].title = "Turbines overheat while serving quiche"
    $0.actions[0].nudge = "Do turbines turn?"
  }
  #expect(shared == [])
}

@Test func `the page and the title must not use a word of one cause, the background not most`() {
  let cause = "Turbines overheat while serving quiche"
  let found = faults {
    $0.hypotheses[0].title = cause
    $0.brief.page = "The turbines page."
    $0.title = "A quiche too many"
    $0.brief.background = ["Turbines overheat at times.", "Turbines overheat serving quiche."]
  }
  #expect(
    found.map { $0.prefix { $0 != ":" } } == ["title", "brief.page", "brief.background[1]"],
    "\(found)"
  )
}
