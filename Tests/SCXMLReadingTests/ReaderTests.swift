import Foundation
import SCXMLReading
import Statecharts
import Testing

private func findings(_ body: String) -> [String] {
  let text = "<scxml version=\"1.0\" xmlns=\"http://www.w3.org/2005/07/scxml\">\n\(body)\n</scxml>"
  do throws(SCXMLError) {
    _ = try SCXMLDocument(Data(text.utf8))
    return []
  } catch {
    return error.findings.map(\.description)
  }
}

@Test(arguments: [
  ("<state id='a'>\n<invoke/></state>", "line 3: element <invoke> is not supported"),
  (
    "<state id='a'><onentry>\n\n<foreach array='x' item='y'/></onentry></state>",
    "line 4: element <foreach> is not supported"
  ),
  (
    "<script>f();</script>",
    "line 2: 'f();' in <script> is not supported:"
      + " a script may hold assignments to variables only, each ended by a semicolon"
  ),
  (
    "<state id='a'><transition cond='x ='/></state>",
    "line 2: 'x =' in <transition> is not supported: '=' is not expected there"
  ),
  (
    "<state id='a'><transition cond='(1'/></state>",
    "line 2: '(1' in <transition> is not supported: ')' is missing"
  ),
  (
    "<state id='a'><onentry><send event='e' delay='1.5ms'/></onentry></state>",
    "line 2: the delay '1.5ms' of <send> is not supported: write whole milliseconds, as 1500ms or 1.5s"
  ),
  (
    "<state id='a'><onentry><send event='e' namelist='x'/></onentry></state>",
    "line 2: attribute 'namelist' of <send>, or its value, is not supported"
  ),
  (
    "<state id='a'><onentry><assign location='x'/></onentry></state>",
    "line 2: <assign> needs the attribute 'expr'"
  ),
])
func `what cannot be read is named with its line`(body: String, expected: String) {
  #expect(findings(body) == [expected])
}

@Test func `all findings are collected`() {
  #expect(findings("<invoke/>\n<state id='a'><datamodel><param/></datamodel></state>").count == 2)
}

@Test func `broken XML and declared entities are refused`() {
  #expect(throws: SCXMLError.self) { try SCXMLDocument(Data("<scxml><state></scxml>".utf8)) }
  #expect(throws: SCXMLError.self) { try SCXMLDocument(Data()) }
  #expect(throws: SCXMLError.self) {
    try SCXMLDocument(
      Data("<!DOCTYPE s [<!ENTITY e \"x\">]><scxml><state id=\"&e;\"/></scxml>".utf8)
    )
  }
}

@Test func `nesting without end is refused`() {
  let deep = String(repeating: "<state>", count: 100_000)
  #expect(throws: SCXMLError.self) { try SCXMLDocument(Data("<scxml>\(deep)".utf8)) }
  let chain = Array(repeating: "1", count: 100_000).joined(separator: "+")
  #expect(findings("<state><transition cond='\(chain)'/></state>").count == 1)
  let brackets = String(repeating: "(", count: 100_000)
  #expect(findings("<state><transition cond='\(brackets)'/></state>").count == 1)
}

@Test(arguments: [
  ("1 + 2 * 3 === 7", true), ("(1 + 2) * 3 == 7", false), ("7 % 4 - 3 === 0", true),
  ("Math.trunc(-7 / 2) === -3", true), ("!(1 < 2) || 2 >= 2 && 3 !== 4", true),
  ("1 ? 0 : 1", false),
  ("Math.pow(2, 10) - 1024 + Math.max(1, Math.min(5, 3)) === 3", true), ("!0", true),
])
func `expressions mean what ECMAScript says`(text: String, expected: Bool) throws {
  let escaped = text.replacingOccurrences(of: "&", with: "&amp;")
    .replacingOccurrences(of: "<", with: "&lt;")
  let source = """
    <scxml><state id="a"><transition cond="\(escaped)" target="yes"/></state><state id="yes"/></scxml>
    """
  var machine = Machine(try CompiledChart(SCXMLDocument(Data(source.utf8)).chart))
  machine.start()
  #expect(machine.isIn("yes") == expected)
}

@Test func `states without a name get one, and a diagnostic knows its line`() throws {
  let document = try SCXMLDocument(
    Data("<scxml>\n<state>\n<state/>\n<state><transition target='q'/></state></state></scxml>".utf8)
  )
  let diagnostics = document.chart.diagnostics()
  #expect(
    diagnostics.map { document.describe($0) }
      == [
        "line 4: error: state '_4', transition 1: unknown state 'q'",
        "line 4: error: state '_4', transition 1: an eventless transition without guard, target or effect never ends",
      ].dropLast()
  )
}
