package import Statecharts

/// Writes a chart as SCXML, so that our reader's chart behaves the same.
///
/// Timers become what they stand for, delayed events; an emission becomes a `<log>` of a literal
/// text; domains and a root with content of its own use attributes of our own namespace. Names
/// with quotes or blanks have passed `Chart.diagnostics()` or not been written.
package struct SCXMLWriter {
  private var lines: [String] = []

  /// The file's text; the chart must have no errors.
  package static func text(of chart: Chart) -> String {
    var writer = SCXMLWriter()
    writer.write(chart)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ level: Int, _ line: String) {
    lines.append(String(repeating: " ", count: level) + line)
  }

  private mutating func write(_ chart: Chart) {
    let root = chart.root
    var attributes = """
      xmlns="http://www.w3.org/2005/07/scxml" xmlns:firedrill="urn:firedrill:statechart" \
      version="1.0" datamodel="ecmascript"
      """
    if !chart.name.isEmpty {
      attributes += Self.attribute("name", chart.name)
    }
    add(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    add(0, "<scxml \(attributes)>")
    if !chart.variables.isEmpty {
      add(1, "<datamodel>")
      for variable in chart.variables {
        write(variable)
      }
      add(1, "</datamodel>")
    }
    write(root, level: 1, isRoot: true)
    add(0, "</scxml>")
  }

  private mutating func write(_ variable: Variable) {
    var attributes =
      Self.attribute("id", variable.name.rawValue) + Self.attribute("expr", "\(variable.initial)")
    if let domain = variable.domain {
      attributes += Self.attribute("firedrill:min", "\(domain.lowerBound)")
      attributes += Self.attribute("firedrill:max", "\(domain.upperBound)")
    }
    add(2, "<data\(attributes)/>")
  }

  private mutating func write(_ state: State, level: Int, isRoot: Bool = false) {
    var attributes = Self.attribute("id", state.id.rawValue)
    if isRoot {
      attributes += Self.attribute("firedrill:root", "true")
    }
    let tag: String
    var initial: DefaultEntry?
    switch state.kind {
    case .atomic: tag = "state"
    case .compound(let entry):
      tag = "state"
      if entry.effects.isEmpty {
        if !entry.targets.isEmpty {
          attributes += Self.attribute("initial", Self.list(entry.targets))
        }
      } else {
        initial =
          entry.targets.isEmpty
          ? DefaultEntry(Self.firstChild(of: state), effects: entry.effects) : entry
      }
    case .parallel: tag = "parallel"
    case .final: tag = "final"
    case .history(let depth, let fallback):
      tag = "history"
      attributes += Self.attribute("type", depth.rawValue)
      add(level, "<history\(attributes)>")
      write(fallback, level: level + 1)
      add(level, "</history>")
      return
    }
    add(level, "<\(tag)\(attributes)>")
    if let initial {
      add(level + 1, "<initial>")
      write(initial, level: level + 2)
      add(level + 1, "</initial>")
    }
    write(state.effectiveEntry, in: "onentry", level: level + 1)
    write(state.effectiveExit, in: "onexit", level: level + 1)
    for index in state.transitions.indices {
      write(state.transitions[index], state.effectiveDescriptors(ofTransition: index), level + 1)
    }
    for child in state.children {
      write(child, level: level + 1)
    }
    add(level, "</\(tag)>")
  }

  private static func firstChild(of state: State) -> [StateID] {
    state.children.first { !$0.kind.isHistory }.map { [$0.id] } ?? []
  }

  private mutating func write(_ entry: DefaultEntry, level: Int) {
    write(
      entry.effects,
      in: "transition",
      Self.attribute("target", Self.list(entry.targets)),
      level
    )
  }

  private mutating func write(
    _ transition: Transition,
    _ descriptors: [EventDescriptor],
    _ level: Int
  ) {
    var attributes = ""
    if !descriptors.isEmpty {
      attributes += Self.attribute(
        "event",
        descriptors.map(\.rawValue).joined(separator: " ")
      )
    }
    if transition.guardCondition != .always || (descriptors.isEmpty && transition.targets.isEmpty) {
      attributes += Self.attribute("cond", ExpressionWriter.text(of: transition.guardCondition))
    }
    if !transition.targets.isEmpty {
      attributes += Self.attribute("target", Self.list(transition.targets))
    }
    if transition.kind == .internal {
      attributes += Self.attribute("type", "internal")
    }
    write(transition.effects, in: "transition", attributes, level)
  }

  private mutating func write(_ effects: [Effect], in tag: String, level: Int) {
    if !effects.isEmpty {
      write(effects, in: tag, "", level)
    }
  }

  private mutating func write(
    _ effects: [Effect],
    in tag: String,
    _ attributes: String,
    _ level: Int
  ) {
    guard !effects.isEmpty else {
      add(level, "<\(tag)\(attributes)/>")
      return
    }
    add(level, "<\(tag)\(attributes)>")
    write(effects, level: level + 1)
    add(level, "</\(tag)>")
  }

  private mutating func write(_ effects: [Effect], level: Int) {
    for effect in effects {
      write(effect, level: level)
    }
  }

  private mutating func write(_ effect: Effect, level: Int) {
    switch effect {
    case .assign(let name, let expression):
      let value = Self.attribute("expr", ExpressionWriter.text(of: expression))
      add(level, "<assign\(Self.attribute("location", name.rawValue))\(value)/>")
    case .raise(let event):
      add(level, "<raise\(Self.attribute("event", event.rawValue))/>")
    case .send(let event, let delay, let id):
      var attributes = Self.attribute("event", event.rawValue)
      switch delay {
      case .constant(let ticks): attributes += Self.attribute("delay", "\(ticks)ms")
      case .variable, .negate, .binary, .choose:
        attributes += Self.attribute("delayexpr", ExpressionWriter.text(of: delay))
      }
      if let id {
        attributes += Self.attribute("id", id.rawValue)
      }
      add(level, "<send\(attributes)/>")
    case .cancel(let id):
      add(level, "<cancel\(Self.attribute("sendid", id.rawValue))/>")
    case .emit(let name):
      add(level, "<log\(Self.attribute("expr", ExpressionWriter.quoted(name)))/>")
    case .choose(let branches, let otherwise):
      guard let first = branches.first else {
        write(otherwise, level: level)
        return
      }
      add(level, "<if\(Self.attribute("cond", ExpressionWriter.text(of: first.condition)))>")
      write(first.effects, level: level + 1)
      for branch in branches.dropFirst() {
        let condition = Self.attribute("cond", ExpressionWriter.text(of: branch.condition))
        add(level + 1, "<elseif\(condition)/>")
        write(branch.effects, level: level + 1)
      }
      if !otherwise.isEmpty {
        add(level + 1, "<else/>")
        write(otherwise, level: level + 1)
      }
      add(level, "</if>")
    }
  }

  private static func list(_ ids: [StateID]) -> String {
    ids.map(\.rawValue).joined(separator: " ")
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\r", "\t": escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return " \(name)=\"\(escaped)\""
  }
}
