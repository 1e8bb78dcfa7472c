extension EventTable {
  /// Collects every event that a chart waits for, queues or raises by itself.
  init(_ outline: Outline) {
    var collector = EventCollector()
    for row in outline.rows {
      collector.collect(row)
    }
    self.init(collector.known)
  }
}

/// Gathers the names of events.
private struct EventCollector {
  private(set) var known: Set<String> = ["error.execution"]

  mutating func collect(_ row: Outline.Row) {
    let state = row.state
    for index in state.transitions.indices {
      for descriptor in state.effectiveDescriptors(ofTransition: index) {
        known.insert(descriptor.tokens.joined(separator: "."))
      }
      collect(state.transitions[index].effects)
    }
    collect(state.effectiveEntry)
    collect(state.exit)
    switch state.kind {
    case .compound(let entry), .history(_, let entry):
      collect(entry.effects)
    case .parallel:
      known.insert("done.state.\(state.id)")
    case .atomic, .final:
      break
    }
    if state.children.contains(where: { $0.kind == .final }) {
      known.insert("done.state.\(state.id)")
    }
  }

  private mutating func collect(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .raise(let event), .send(let event, _, _):
        known.insert(event.rawValue)
      case .choose(let branches, let otherwise):
        for branch in branches {
          collect(branch.effects)
        }
        collect(otherwise)
      case .assign, .cancel, .emit:
        break
      }
    }
  }
}
