import Statecharts

extension ChartPicture {
  /// The chart as a Graphviz file; a session's way is drawn thick and in colour.
  package var dot: String {
    var lines = [
      "digraph \(Self.quoted(chart.name.isEmpty ? "chart" : chart.name)) {",
      "  compound=true; rankdir=LR; fontname=\"sans-serif\";",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    write(chart.root, level: 1, to: &lines)
    for state in states {
      for index in state.transitions.indices { write(state, index, to: &lines) }
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private func write(_ state: State, level: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: level)
    let name = name(of: state.id)
    let isWay = wasEntered(state.id)
    guard !state.children.isEmpty else {
      var attributes = "label=\(Self.quoted(state.id.rawValue))"
      switch state.kind {
      case .final: attributes += ", peripheries=2"
      case .history(let depth, _):
        attributes = "label=\"\(depth == .deep ? "H*" : "H")\", shape=circle"
      case .atomic, .compound, .parallel: break
      }
      if isWay { attributes += ", color=\"#d95f02\", penwidth=3" }
      if trace?.last.contains(state.id) == true {
        attributes += ", style=\"rounded,filled\", fillcolor=\"#fee8c8\""
      }
      lines.append("\(indent)\(name) [\(attributes)];")
      return
    }
    lines.append("\(indent)subgraph cluster_\(name) {")
    lines.append(
      "\(indent)  label=\(Self.quoted(state.id.rawValue));"
        + " style=\(state.kind == .parallel ? "dashed" : "rounded");"
        + (isWay ? " color=\"#d95f02\";" : "")
    )
    for (index, start) in starts(of: state).enumerated() {
      lines.append("\(indent)  \(name)_start\(index) [shape=point, label=\"\"];")
      lines.append("\(indent)  \(name)_start\(index) -> \(edgeEnd(start)) [arrowsize=0.7];")
    }
    for child in state.children { write(child, level: level + 1, to: &lines) }
    lines.append("\(indent)}")
  }

  private func write(_ state: State, _ index: Int, to lines: inout [String]) {
    let targets = state.transitions[index].targets
    var attributes = "label=\(Self.quoted(label(of: state, index)))"
    if !turns(of: state, index).isEmpty { attributes += ", color=\"#d95f02\", penwidth=3" }
    if !state.children.isEmpty { attributes += ", ltail=cluster_\(name(of: state.id))" }
    for target in targets.isEmpty ? [state.id] : targets {
      let isInside = edgeEnd(target) == name(of: target)
      lines.append(
        "  \(edgeEnd(state.id)) -> \(edgeEnd(target)) [\(attributes)"
          + (isInside ? "" : ", lhead=cluster_\(name(of: target))") + "];"
      )
    }
  }

  /// The node at which an edge of a state ends: its first leaf, because clusters have no edges.
  private func edgeEnd(_ id: StateID) -> String {
    var state = states.first { $0.id == id }
    while let next = state?.children.first { state = next }
    return name(of: state?.id ?? id)
  }

  private static func quoted(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n", "\r\n": result += "\\n"
      default: result.append(character)
      }
    }
    return "\"\(result)\""
  }
}
