internal import ScenarioModel
package import Statecharts

extension ScenarioShapes {
  /// The chart of the incident; the scenario gives it its name.
  package static let chart: Shape<Chart> = object(
    "The statechart of the incident.",
    defaulted(
      "variables",
      collection(of: variableName, variable, count: 0...100),
      to: [:],
      "Whole numbers that the chart sets; they are the world's controls."
    ),
    stateKeys
  ) { variables, root in
    Chart(name: "", variables: variables, root: root("incident"))
  }

  private static let variableName = text(matching: .columnName).map { VariableName($0) }
  private static let stateName = identifier.map { StateID($0) }

  private static let variable: Shape<@Sendable (VariableName) -> Variable> = object(
    "A whole number of the chart.",
    required("initial", wholeNumber, "Its value before anything has happened."),
    optional(
      "range",
      pair("a list of two whole numbers, [low, high]", wholeNumber, wholeNumber)
        .checked { range, remarks in
          if range.0 > range.1 { remarks.report(FormProblem.emptyRange(range.0, range.1)) }
        },
      "The values it may ever hold, [low, high]."
    )
  ) { initial, range in
    { name in Variable(name, initial: initial, domain: range.map { $0...$1 }) }
  }

  private static let wholeNumber = integer(-1_000_000_000...1_000_000_000)

  private static let state: Shape<@Sendable (StateID) -> State> = named("state") {
    object("A state of the chart.", stateKeys) { $0 }
  }

  /// The content of a state, by the key that states it.
  private enum Substance: Sendable {
    case compound([State])
    case parallel([State])
    case final
    case history(HistoryDepth)
  }

  private static let stateKeys: Field<@Sendable (StateID) -> State> = group(
    optional("initial", stateName, "The state inside in which it starts."),
    atMostOne(
      of: variant(
        "states",
        states,
        "The states inside, one of which is active.",
        Substance.compound
      ),
      variant("parallel", states, "The regions inside, all active.", Substance.parallel),
      variant("final", yes, "Completes the state around it.") { _ in Substance.final },
      variant(
        "history",
        word(["shallow": HistoryDepth.shallow, "deep": HistoryDepth.deep]),
        "Remembers where the state around it was.",
        Substance.history
      )
    ),
    optional("default", stateName, "Where a history leads before it remembers anything."),
    defaulted("entry", effects, to: [], "What is done on entering."),
    defaulted("exit", effects, to: [], "What is done on leaving."),
    defaulted(
      "transitions",
      list(of: transition, count: 0...100),
      to: [],
      "The ways out; the first that is open is taken."
    )
  ) { initial, substance, fallback, entry, exit, transitions in
    let (kind, children): (State.Kind, [State]) =
      switch substance {
      case .compound(let states):
        (.compound(initial: DefaultEntry(initial.map { [$0] } ?? [])), states)
      case .parallel(let states): (.parallel, states)
      case .final: (.final, [])
      case .history(let depth):
        (.history(depth, default: DefaultEntry(fallback.map { [$0] } ?? [])), [])
      case nil: (.atomic, [])
      }
    return { id in
      State(id, kind: kind, entry: entry, exit: exit, transitions: transitions, children: children)
    }
  }
  .requiring("initial", beside: "states")
  .requiring("states", beside: "initial")
  .requiring("default", beside: "history")
  .requiring("history", beside: "default")

  private static let states: Shape<[State]> = named("states") {
    collection(of: stateName, state, count: 1...200)
  }

  private static let transition = object(
    "A way from a state to others.",
    atMostOne(
      of: variant("on", text(matching: .event, atMost: 200), "The event on which it is taken.") {
        Transition.Trigger.events([EventDescriptor($0)])
      },
      variant("after", minutes, "Minutes after the state was entered.") {
        Transition.Trigger.after(ticks: $0)
      }
    ),
    optional("when", chartGuard, "When it is open; always where absent."),
    optional(
      "to",
      either(
        "a state or a list of states",
        stateName.map { [$0] },
        list(of: stateName, count: 1...20)
      ),
      "The states entered; where absent, nothing is left."
    ),
    defaulted("internal", boolean, to: false, "Whether its source stays active."),
    defaulted("do", effects, to: [], "What is done on the way.")
  ) { trigger, condition, targets, isInternal, effects in
    Transition(
      trigger ?? .eventless,
      to: targets ?? [],
      if: condition ?? .always,
      kind: isInternal ? .internal : .external,
      effects: effects
    )
  }

  private static let effects: Shape<[Effect]> = named("effects", kinds: .list) {
    list(of: effect, count: 0...100).map { $0.flatMap(\.self) }
  }

  private static let effect = exactlyOne(
    "Something done on entering, on leaving or on the way.",
    of: variant(
      "set",
      map(of: variableName, to: expression, count: 1...50),
      "Sets variables, in this order."
    ) { $0.map { Effect.assign($0.key, $0.value) } },
    variant("raise", event, "An event dealt with before any other.") { [Effect.raise($0)] },
    variant("send", delayedEvent, "An event some minutes from now.") { [$0] },
    variant("cancel", identifier, "Forgets a delayed event.") { [Effect.cancel(SendID($0))] },
    variant("say", identifier, "A message to the player.") { [Effect.emit($0)] },
    variant("if", choice, "Does one thing or another.") { [$0] }
  )

  private static let event = text(matching: .event, atMost: 200).map { EventName($0) }

  private static let delayedEvent = object(
    "An event some minutes from now.",
    required("event", event, "The event."),
    required("after", minutes, "Minutes from now."),
    optional("id", identifier, "The name by which it can be cancelled.")
  ) { Effect.send($0, delay: .constant($1), id: $2.map { SendID($0) }) }

  private static let choice = object(
    "Does one thing where a guard holds and another where it does not.",
    required("when", chartGuard, "The guard."),
    required("then", effects, "What is done where it holds."),
    defaulted("else", effects, to: [], "What is done where it does not.")
  ) { Effect.choose([Effect.Branch(if: $0, $1)], otherwise: $2) }

  /// A whole number, a variable or a sum, difference or product of such.
  private static let expression: Shape<Expression> = named(
    "expression",
    kinds: [.number, .knob, .text, .object]
  ) {
    either(
      "a whole number, a variable or {plus: [a, b]}",
      wholeNumber.map(Expression.constant),
      variableName.map(Expression.variable),
      exactlyOne(
        "An operation on two numbers.",
        of: variant("plus", operands, "The sum.") { .binary($0, .add, $1) },
        variant("minus", operands, "The difference.") { .binary($0, .subtract, $1) },
        variant("times", operands, "The product.") { .binary($0, .multiply, $1) }
      )
    )
  }

  private static let operands = pair("a list of two expressions, [a, b]", expression, expression)
}
