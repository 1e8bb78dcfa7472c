import Foundation
import SCXMLReading
import ScenarioModel
import ScenarioYAML
import Sessions
import Statecharts
import TestSupport

/// Files of scenarios with lines and words changed.
struct ScenarioSource: FuzzSource {
  private var mutation: Mutation
  private let lines: [String]
  private var input = ""

  init(seed: UInt64) throws {
    let file = Repository.queueDrill.appending(path: "scenario.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let words = Set(text.split { !$0.isLetter && $0 != "_" && $0 != "-" }.map(String.init))
    mutation = Mutation(numbers: SeededNumbers(seed), words: words.sorted())
  }

  mutating func next() -> String {
    var lines = lines
    for _ in 0...mutation.numbers.below(3) {
      let place = mutation.numbers.below(lines.count)
      switch mutation.numbers.below(8) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[mutation.numbers.below(lines.count)], at: place)
      default: lines[place] = mutation.text(lines[place])
      }
    }
    input = lines.joined(separator: "\n")
    return input
  }

  mutating func run() throws {
    let folder = ScenarioFolder(files: ["scenario.yaml": Array(input.utf8)], name: "queue-drill")
    let read = ScenarioLoader.load(folder) { $0.diagnostics() }
    guard let scenario = read.scenario, let staging = try? Staging(scenario),
      var session = try? Session.of(staging)
    else { return }
    for action in scenario.actions.prefix(2) {
      guard let event = try? session.decide(.look(action.id)).event else { continue }
      session.apply(event)
    }
  }
}

/// Charts in SCXML with words changed, run for some events.
struct ChartSource: FuzzSource {
  private var mutation: Mutation
  private var input = ""

  init(seed: UInt64) throws {
    mutation = Mutation(
      numbers: SeededNumbers(seed),
      words: [
        "<state", "<parallel", "<final", "</state>", "<transition", "id=\"a\"", "target=\"b\"",
        "event=\"x\"", "cond=\"v*v > v\"", "<data", "expr=\"9007199254740991\"", "<history", "/>",
      ]
    )
  }

  private static let sample = """
    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" >
    <datamodel > <data id="v" expr="7" /> </datamodel> <state id="a" >
    <transition event="x" cond="v * v &gt; v" target="b" > <assign location="v" expr="v * 1000003" />
    </transition> </state> <parallel id="b" > <state id="c" > <state id="d" /> </state>
    <state id="e" > <transition event="x" target="a" /> </state> </parallel> </scxml>
    """

  mutating func next() -> String {
    input = mutation.text(mutation.text(Self.sample))
    return input
  }

  mutating func run() throws {
    guard let document = try? SCXMLDocument(Data(input.utf8)),
      let chart = try? CompiledChart(document.chart)
    else { return }
    var machine = Machine(chart)
    for _ in 0..<8 { _ = machine.send("x" as EventName) }
  }
}
