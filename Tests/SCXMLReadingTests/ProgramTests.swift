import Foundation
import TestSupport
import Testing

private func document(_ body: String) -> String {
  "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\">\n\(body)\n</scxml>"
}

private let light = document(
  """
  <state id="red"><transition event="go" target="green"/></state>
  <state id="green"><onentry><send event="stop" delay="2s"/></onentry>
  <transition event="stop" target="red"/></state>
  """
)

private func script(_ configurations: String...) -> String {
  let events = zip(["go", "x"], configurations.dropFirst()).enumerated().map { number, step in
    """
    {"event": {"name": "\(step.0)"}, "after": \(2_000 * number),
     "nextConfiguration": ["\(step.1)"]}
    """
  }
  return """
    {"initialConfiguration": ["\(configurations[0])"],
     "events": [\(events.joined(separator: ","))]}
    """
}

struct ProgramTests {
  private let program: SCXMLProgram

  init() throws { program = try SCXMLProgram() }

  @Test func `a difference after an overflow is no difference of the chart`() throws {
    let chart = document(
      """
      <datamodel><data id="v" expr="9007199254740991"/></datamodel>
      <state id="a"><transition event="go" cond="v*v &gt; v" target="b"/></state><state id="b"/>
      """
    )
    let run = try program.run(chart, script("a", "b", "b"))
    #expect(run.status == 2)
    #expect(run.errors.contains("numbers are integers of 64 bits here"), "\(run.errors)")
  }

  @Test func `a pass is silent`() throws {
    #expect(
      try program.run(light, script("red", "green", "red"))
        == Finished(status: 0, output: "", errors: "")
    )
  }

  @Test(arguments: [
    (script("green"), "at the start: in [\"red\"], expected [\"green\"]\n"),
    (
      script("red", "green", "green"),
      "after event 2 'x': in [\"red\"], expected [\"green\"]\n"
    ),
  ])
  func `the first difference is printed`(script: String, expected: String) throws {
    let run = try program.run(light, script)
    #expect(run == Finished(status: 1, output: expected, errors: ""))
  }

  @Test func `an unsupported element is named with its line`() throws {
    let run = try program.run(document("<state id='a'>\n<invoke/></state>"), script("a"))
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors == "case.scxml: line 3: element <invoke> is not supported\n")
  }

  @Test func `without a script the chart runs out its timers, for a minute`() throws {
    func final(_ delay: String) throws -> String {
      try program.run(
        document(
          """
          <initial><transition target="a b1"/></initial>
          <parallel id="p"><state id="a"/><state id="b"><state id="b1">
          <onentry><send event="t" delay="\(delay)"/></onentry>
          <transition event="t" target="b2"/></state><state id="b2"/></state></parallel>
          """
        )
      ).output
    }
    #expect(try final("60s") == "a b2\n")
    #expect(try final("60001ms") == "a b1\n")
  }

  @Test func `a chart without rest ends with its cycle`() throws {
    let run = try program.run(
      document(
        "<state id='a'><transition target='b'/></state><state id='b'><transition target='a'/></state>"
      )
    )
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("no rest at tick 0: b#1, then a#1, over and over"))
  }

  @Test(arguments: [
    ("<scxml><state></scxml>", 65, "case.scxml: line 1: not well-formed XML"),
    ("", 65, "case.scxml: line 1: not well-formed XML"),
    ("<html/>", 65, "case.scxml: line 1: the outermost element is <html>, not <scxml>"),
    (
      document("<state id='a'>\n<transition event='e' target='b'/></state>"), 65,
      "case.scxml: line 2: error: state 'a', transition 1: unknown state 'b'"
    ),
    (
      document("<state id='a'/>\n<state id='a'/>"), 65,
      "case.scxml: line 3: error: state 'a'"
    ),
  ])
  func `a file that is no chart is refused with its line`(
    chart: String,
    status: Int32,
    message: String
  ) throws {
    let run = try program.run(chart)
    #expect(run.status == status)
    #expect(run.errors.hasPrefix(message), "\(run.errors)")
  }

  @Test(arguments: ["", "{", "[]", "{\"initialConfiguration\": 1}", "{\"events\": []}"])
  func `a script that is none is refused`(script: String) throws {
    let run = try program.run(light, script)
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("case.json: not a script of a conformance case"))
  }

  @Test func `wrong usage and missing files have their own codes`() throws {
    #expect(try program.start([]).status == 64)
    #expect(try program.start(["run"]).status == 64)
    #expect(try program.start(["run", "a", "b", "c"]).status == 64)
    let missing = try program.start(["run", "nowhere.scxml"])
    #expect(missing.status == 66)
    #expect(missing.errors == "nowhere.scxml: cannot be read\n")
    #expect(try program.start(["--help"]).output.hasPrefix("usage: firedrill-scxml run"))
  }

  @Test func `a hundred thousand states and a depth of a thousand are run`() throws {
    let wide = (0..<99_998).map { "<state id='s\($0)'/>" }.joined()
    let first = "<state id='first'><transition event='go' target='s99997'/></state>"
    #expect(try program.run(document(first + wide), script("first", "s99997")).status == 0)
    #expect(try program.run(document(first + wide + "<state/><state/>")).status == 65)
    func tower(_ depth: Int) -> String {
      (0..<depth).map { "<state id='d\($0)'>" }.joined()
        + String(repeating: "</state>", count: depth)
    }
    #expect(try program.run(document(tower(1_000))).output == "d999\n")
    #expect(try program.run(document(tower(1_001))).status == 65)
    #expect(try program.run(document(tower(100_000))).status == 65)
  }
}
