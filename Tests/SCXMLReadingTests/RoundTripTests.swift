import Foundation
import Proving
import SCXMLReading
import TestSupport
import Testing

@testable import Statecharts

private func written(_ chart: Chart) throws -> Chart {
  try SCXMLDocument(Data(SCXMLWriter.text(of: chart).utf8)).chart
}

@Test func `a chart written and read back behaves the same`() throws {
  for seed in UInt64(0)..<400 {
    let chart = RandomChart.chart(seed: seed)
    var original = Machine(try CompiledChart(chart))
    var copy = Machine(try CompiledChart(written(chart)))
    original.isObserved = true
    copy.isObserved = true
    original.stepLimit = 40
    copy.stepLimit = 40
    original.timerLimit = 40
    copy.timerLimit = 40
    #expect(original.start() == copy.start(), "seed \(seed)")
    var random = SeededNumbers(seed)
    for _ in 0..<20 {
      if Int.random(in: 0..<4, using: &random) == 0 {
        let ticks = Int.random(in: 0...6, using: &random)
        #expect(original.advance(by: ticks) == copy.advance(by: ticks), "seed \(seed)")
      } else {
        let event = RandomChart.events.randomElement(using: &random) ?? "a"
        #expect(original.send(event) == copy.send(event), "seed \(seed)")
      }
      #expect(original.status == copy.status)
    }
  }
}

@Test func `names, texts and domains survive writing`() throws {
  let chart = Chart(
    name: "a \"quoted\" & <marked> name",
    variables: [Variable("v", initial: -2, domain: -3...7)],
    root: State(
      "root",
      kind: .compound(initial: DefaultEntry("it's", effects: [.emit("don't \\ \n")])),
      entry: [.send("later", delay: .variable("v") + 5, id: "s")],
      children: [
        State("it's", transitions: [Transition(.eventless, to: ["end"], if: .inState("it's"))]),
        State("end", kind: .final),
      ]
    )
  )
  let copy = try written(chart)
  #expect(copy == chart)
}
