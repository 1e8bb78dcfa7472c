import Statecharts

extension ChartPicture {
  /// The chart as a Mermaid state diagram.
  ///
  /// Regions of a parallel state are divided by dashes. The states of a session's way are of class
  /// `way`, the last ones of class `last`; transitions carry the numbers of their turns.
  package var mermaid: String {
    var lines = ["stateDiagram-v2"]
    write(chart.root, level: 1, to: &lines)
    for state in states {
      for index in state.transitions.indices {
        let text = Self.escaped(label(of: state, index))
        let targets = state.transitions[index].targets
        for target in targets.isEmpty ? [state.id] : targets {
          lines.append(
            "  \(name(of: state.id)) --> \(name(of: target))" + (text.isEmpty ? "" : " : \(text)")
          )
        }
      }
    }
    if let trace {
      lines.append("  classDef way stroke:#d95f02,stroke-width:3px")
      lines.append("  classDef last stroke:#d95f02,stroke-width:3px,fill:#fee8c8")
      for state in states where wasEntered(state.id) && state.children.isEmpty {
        lines.append(
          "  class \(name(of: state.id)) \(trace.last.contains(state.id) ? "last" : "way")"
        )
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(_ state: State, level: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: level)
    var title = state.id.rawValue
    switch state.kind {
    case .history(let depth, _): title += depth == .deep ? " (H*)" : " (H)"
    case .atomic, .compound, .parallel, .final: break
    }
    let head = "\(indent)state \"\(Self.escaped(title))\" as \(name(of: state.id))"
    guard !state.children.isEmpty else {
      lines.append(head)
      if state.kind == .final { lines.append("\(indent)\(name(of: state.id)) --> [*]") }
      return
    }
    lines.append(head + " {")
    for start in starts(of: state) { lines.append("\(indent)  [*] --> \(name(of: start))") }
    for (index, child) in state.children.enumerated() {
      if index > 0, state.kind == .parallel { lines.append("\(indent)  --") }
      write(child, level: level + 1, to: &lines)
    }
    lines.append("\(indent)}")
  }

  /// Text without the characters that Mermaid takes for its own, as its entity codes.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "#", ":", ";", "{", "}", "<", ">": result += "#\(scalar.value);"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
