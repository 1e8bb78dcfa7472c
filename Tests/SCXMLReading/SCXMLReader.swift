// SCXMLReading owns how charts are read from files of the W3C's SCXML, and the scripts of conformance
// cases. One tick is one millisecond. It refuses to know how charts run and how they are written.
package import Foundation
package import Statecharts

/// A chart read from SCXML, with the lines its states stand on.
package struct SCXMLDocument: Sendable {
  package let chart: Chart

  /// Line of each state, from 1, in document order; the root's first.
  package let stateLines: [Int]

  /// The first place where a variable is counted with that may not have a value yet.
  ///
  /// ECMAScript would go on with NaN there and a chart of integers cannot, so that a run in which
  /// something fails is not to be trusted.
  package let uncertainty: Uncertainty?

  /// A use of a variable that may have no value.
  package struct Uncertainty: Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let name: String
    let element: String

    package var description: String {
      "line \(line): <\(element)> counts with '\(name)', which may have no value there;"
        + " that is not supported"
    }
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: `SCXMLError` with every finding.
  package init(_ bytes: Data) throws(SCXMLError) {
    let tree = try XMLTreeReader.read(bytes)
    var reader = SCXMLReader()
    let chart = reader.chart(tree)
    guard reader.findings.isEmpty else {
      throw SCXMLError(findings: reader.findings.sorted { $0.line < $1.line })
    }
    self.chart = chart
    stateLines = reader.lines
    uncertainty = reader.uncertainty
  }

  /// A diagnostic of this chart with the line of its state.
  package func describe(_ diagnostic: ChartDiagnostic) -> String {
    guard let position = diagnostic.position, position < stateLines.count else {
      return diagnostic.description
    }
    return "line \(stateLines[position]): \(diagnostic)"
  }
}

/// Turns a tree of elements into a chart, collecting what it cannot use.
struct SCXMLReader {
  var findings: [SCXMLError.Finding] = []
  private(set) var lines: [Int] = []
  var scope = VariableScope()
  private(set) var variables: [Variable] = []

  /// Values before the start, of the variables read so far.
  private(set) var initials: [VariableName: Int] = [:]
  var uncertainty: SCXMLDocument.Uncertainty?
  private var names: Set<String> = []
  private var anonymous = 0
  private var prefix = ""

  mutating func report(_ element: XMLElementNode, _ problem: SCXMLError.Problem) {
    findings.append(.init(line: element.line, problem: problem))
  }

  /// An element's name without the prefix that the document gives the standard's elements.
  func name(of element: XMLElementNode) -> String {
    element.name.hasPrefix(prefix) ? String(element.name.dropFirst(prefix.count)) : element.name
  }

  mutating func chart(_ root: XMLElementNode) -> Chart {
    if let colon = root.name.lastIndex(of: ":") {
      prefix = String(root.name[...colon])
    }
    guard name(of: root) == "scxml" else {
      report(root, .notSCXML(root.name))
      return Chart(name: "", root: State(""))
    }
    collectNames(root)
    let known = ["name", "initial", "version", "datamodel", "binding"]
    check(root, known: known, "scxml")
    if let model = root.attributes["datamodel"], model != "ecmascript", model != "null" {
      report(root, .unsupportedAttribute("datamodel", of: "scxml"))
    }
    declareNames(root)
    if root.attributes["binding"] ?? "early" != "early", hasNestedData(root) {
      report(root, .unsupportedAttribute("binding", of: "scxml"))
    }
    let chartName = root.attributes["name"] ?? ""
    lines.append(root.line)
    var top = State(StateID(freshName(chartName.contains(where: \.isWhitespace) ? "" : chartName)))
    fill(&top, from: root, "scxml")
    runScripts(of: root)
    if top.children.count == 1, top.children[0].kind != .final,
      root.children.contains(where: { $0.attributes["firedrill:root"] == "true" })
    {
      lines.removeFirst()
      top = top.children[0]
    }
    return Chart(name: chartName, variables: initialVariables, root: top)
  }

  /// Adds a variable of the chart.
  mutating func append(_ variable: Variable) {
    variables.append(variable)
    initials[variable.name] = variable.initial
  }

  /// Changes the value that a variable has before the start.
  mutating func set(_ name: VariableName, to value: Int) {
    initials[name] = value
  }

  /// The variables with the values that the document's scripts left.
  private var initialVariables: [Variable] {
    variables.map { variable in
      var result = variable
      result.initial = initials[variable.name] ?? variable.initial
      return result
    }
  }

  private mutating func collectNames(_ root: XMLElementNode) {
    var open = [root]
    while let element = open.popLast() {
      if let id = element.attributes["id"] {
        names.insert(id)
        if ["state", "parallel", "final", "history"].contains(name(of: element)) {
          scope.states.insert(id)
        }
      }
      open += element.children
    }
  }

  private mutating func freshName(_ wish: String) -> String {
    if !wish.isEmpty, !wish.contains(":"), names.insert(wish).inserted { return wish }
    while true {
      anonymous += 1
      let name = "_\(anonymous)"
      if names.insert(name).inserted { return name }
    }
  }

  /// Reads what a state, or the document element, holds.
  mutating func fill(
    _ state: inout State,
    from element: XMLElementNode,
    _ tag: String
  ) {
    var initial = DefaultEntry(ids(element.attributes["initial"]))
    for child in element.children {
      let childTag = name(of: child)
      switch childTag {
      case "state", "parallel", "final", "history":
        state.children.append(self.state(child, childTag))
      case "initial" where tag == "scxml" || tag == "state":
        initial = defaultEntry(child, "initial")
      case "transition" where tag != "scxml":
        state.transitions.append(transition(child))
      case "onentry" where tag != "scxml":
        append(child, to: &state.entry)
      case "onexit" where tag != "scxml":
        append(child, to: &state.exit)
      case "datamodel":
        readData(child)
      case "donedata" where tag == "final":
        readPayload(child)
      case "script" where tag == "scxml":
        break
      default:
        report(child, .unsupportedElement(childTag))
      }
    }
    switch tag {
    case "parallel": state.kind = .parallel
    case "final": state.kind = .final
    default:
      state.kind = state.children.isEmpty ? .atomic : .compound(initial: initial)
    }
  }

  private mutating func state(
    _ element: XMLElementNode,
    _ tag: String
  ) -> State {
    lines.append(element.line)
    var state = State(StateID(element.attributes["id"] ?? freshName("")))
    guard tag == "history" else {
      check(element, known: tag == "state" ? ["id", "initial"] : ["id"], tag)
      fill(&state, from: element, tag)
      return state
    }
    check(element, known: ["id", "type"], tag)
    let depth = HistoryDepth(rawValue: element.attributes["type"] ?? "shallow")
    if depth == nil {
      report(
        element,
        .badValue(element.attributes["type"] ?? "", attribute: "type", of: "history")
      )
    }
    state.kind = .history(depth ?? .shallow, default: defaultEntry(element, "history"))
    return state
  }

  /// Adds a handler's effects behind those of earlier handlers.
  ///
  /// A handler is carried out even when an earlier one failed, which one block of effects cannot
  /// express. Source: SCXML §3.8.
  private mutating func append(_ handler: XMLElementNode, to effects: inout [Effect]) {
    if effects.contains(where: { $0.mayFail }) {
      report(handler, .unsupportedElement("\(name(of: handler)) after one that may fail"))
    }
    effects += self.effects(of: handler)
  }

  private mutating func defaultEntry(_ element: XMLElementNode, _ tag: String) -> DefaultEntry {
    var entry: DefaultEntry = []
    for child in element.children {
      guard name(of: child) == "transition" else {
        report(child, .misplacedElement(name(of: child), in: tag))
        continue
      }
      check(child, known: ["target", "type"], "transition")
      entry = DefaultEntry(ids(child.attributes["target"]), effects: effects(of: child))
    }
    return entry
  }

  func ids(_ text: String?) -> [StateID] {
    (text ?? "").split(whereSeparator: \.isWhitespace).map { StateID(String($0)) }
  }

  /// Reports attributes that are not known; those of other namespaces are for others.
  mutating func check(_ element: XMLElementNode, known: [String], _ tag: String) {
    for name in element.attributes.keys.sorted()
    where !known.contains(name) && !name.contains(":") && name != "xmlns" {
      report(element, .unsupportedAttribute(name, of: tag))
    }
  }
}
