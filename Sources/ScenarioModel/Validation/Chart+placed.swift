package import Statecharts

extension Chart {
  /// A state with its path in the file.
  package struct PlacedState: Hashable, Sendable {
    package let state: State
    package let path: Diagnostic.Path
  }

  /// An effect that is no choice with its path in the file.
  package struct PlacedEffect: Hashable, Sendable {
    package let effect: Statecharts.Effect
    package let path: Diagnostic.Path
  }

  /// All states in document order, the root first; complexity O(states).
  package var placedStates: [PlacedState] {
    var placed: [PlacedState] = []
    var waiting = [PlacedState(state: root, path: ["chart"])]
    while let next = waiting.popLast() {
      placed.append(next)
      let key: Diagnostic.Step =
        switch next.state.kind {
        case .parallel: "parallel"
        case .atomic, .compound, .final, .history: "states"
        }
      waiting += next.state.children.reversed().map {
        PlacedState(state: $0, path: next.path.at(key, .key($0.id.rawValue)))
      }
    }
    return placed
  }

  /// All effects in document order, those inside choices too; complexity O(effects).
  package var placedEffects: [PlacedEffect] {
    placedStates.flatMap { placed in
      var effects = Self.placed(placed.state.entry, at: placed.path.at("entry"))
      effects += Self.placed(placed.state.exit, at: placed.path.at("exit"))
      switch placed.state.kind {
      case .compound(let entry):
        effects += Self.placed(entry.effects, at: placed.path.at("initial"))
      case .history(_, let entry):
        effects += Self.placed(entry.effects, at: placed.path.at("default"))
      case .atomic, .parallel, .final: break
      }
      for (index, transition) in placed.state.transitions.enumerated() {
        effects += Self.placed(
          transition.effects,
          at: placed.path.at("transitions", .index(index), "do")
        )
      }
      return effects
    }
  }

  private static func placed(
    _ effects: [Statecharts.Effect],
    at path: Diagnostic.Path
  ) -> [PlacedEffect] {
    effects.enumerated().flatMap { index, effect in
      let place = path.at(index)
      switch effect {
      case .assign, .raise, .send, .cancel, .emit:
        return [PlacedEffect(effect: effect, path: place)]
      case .choose(let branches, let otherwise):
        return branches.flatMap { placed($0.effects, at: place.at("if", "then")) }
          + placed(otherwise, at: place.at("if", "else"))
      }
    }
  }

  /// The events that it sends or raises itself, those of the standard included.
  package var ownEvents: [EventName] {
    let sent = placedEffects.compactMap { placed -> EventName? in
      switch placed.effect {
      case .raise(let event), .send(let event, _, _): event
      case .assign, .cancel, .emit, .choose: nil
      }
    }
    let done = placedStates.map { EventName("done.state.\($0.state.id)") }
    return sent + done + ["error.execution"]
  }
}
