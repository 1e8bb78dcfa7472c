/// Kinds of states and what each may have. Source: SCXML §3.3 to §3.10.
extension ChartInspector {
  mutating func inspectStructure(of position: Int) {
    let state = outline.rows[position].state
    let place = ChartDiagnostic.Place.state(state.id)
    if !Self.isName(state.id.rawValue) {
      report(place, position, .malformedName(state.id.rawValue))
    }
    if let first = outline.positions[state.id], first != position {
      report(place, position, .duplicateState(state.id, firstPosition: first))
    }
    switch state.kind {
    case .atomic:
      forbid(!state.children.isEmpty, "children", in: "plain", position)
    case .compound:
      requireChildren(of: "compound", position)
    case .parallel:
      requireChildren(of: "parallel", position)
    case .final:
      forbid(!state.children.isEmpty, "children", in: "final", position)
      forbid(!state.transitions.isEmpty, "transitions", in: "final", position)
      forbid(position == 0, asRoot: "final")
    case .history:
      forbid(!state.children.isEmpty, "children", in: "history", position)
      forbid(!state.transitions.isEmpty, "transitions", in: "history", position)
      forbid(!state.entry.isEmpty, "entry effects", in: "history", position)
      forbid(!state.exit.isEmpty, "exit effects", in: "history", position)
      forbid(position == 0, asRoot: "history")
    }
  }

  private mutating func forbid(_ present: Bool, _ what: String, in kind: String, _ position: Int) {
    if present {
      let place = ChartDiagnostic.Place.state(outline.rows[position].state.id)
      report(place, position, .cannotHave(kind, what: what))
    }
  }

  private mutating func forbid(_ present: Bool, asRoot kind: String) {
    if present {
      report(.state(outline.rows[0].state.id), 0, .rootCannotBe(kind))
    }
  }

  private mutating func requireChildren(of kind: String, _ position: Int) {
    let state = outline.rows[position].state
    if state.children.allSatisfy(\.kind.isHistory) {
      report(.state(state.id), position, .withoutChildren(kind))
    }
  }
}
