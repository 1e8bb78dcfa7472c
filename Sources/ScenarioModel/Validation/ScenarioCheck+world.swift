import Statecharts
import Telemetry

extension ScenarioCheck {
  /// Checks that the world's controls are the chart's variables, each with a range.
  mutating func checkControls() {
    let path: Diagnostic.Path = ["chart", "variables"]
    for variable in scenario.chart.variables {
      let place = path.at(.key(variable.name.rawValue))
      if variable.domain == nil { report(.unboundedVariable(variable.name), at: place) }
      let control = scenario.world.controls.first { $0.name.rawValue == variable.name.rawValue }
      guard let control else {
        report(.variableWithoutControl(variable.name), at: place)
        continue
      }
      if control.initial != variable.initial {
        report(
          .controlStartsElsewhere(
            control.name,
            control: control.initial,
            variable: variable.initial
          ),
          at: place.at("initial")
        )
      }
    }
    let variables = scenario.chart.variables.map(\.name.rawValue)
    for control in scenario.world.controls where !variables.contains(control.name.rawValue) {
      report(.unknown(.variable, control.name.rawValue, known: variables), at: path)
    }
  }

  /// Checks the world under every hypothesis.
  mutating func checkWorld() {
    for problem in scenario.world.problems() {
      report(.world(problem.kind), at: scenario.path(of: problem.place, under: nil))
    }
    checkRowBudget()
    for table in scenario.world.tables {
      for placed in scenario.placedAdjustments(of: table) {
        checkTiming(of: placed.adjustment, at: placed.path)
      }
    }
    for (index, effect) in scenario.world.effects.enumerated() {
      checkTiming(of: effect.adjustment, at: ["world", "effects", .index(index)])
    }
  }

  /// The most rows that a play may simulate: some twenty times those of the shipped scenarios, and a
  /// few seconds' work.
  package static let mostRows = 2_000_000

  /// Refuses a world that would keep a player waiting for minutes.
  private mutating func checkRowBudget() {
    let rows = scenario.world.expectedRows(to: scenario.horizonMinutes)
    guard rows >= Double(Self.mostRows) else { return }
    report(.outOfRange(.rows, rows, .below(Self.mostRows)), at: ["world", "tables"])
  }

  /// Checks the effects that a hypothesis adds to the world.
  mutating func checkEffects(of hypothesis: Hypothesis, at path: Diagnostic.Path) {
    let always = Set(scenario.world.problems())
    for problem in scenario.world.problems(effects: hypothesis.effects)
    where !always.contains(problem) {
      report(.world(problem.kind), at: scenario.path(of: problem.place, under: hypothesis))
    }
    for (index, effect) in hypothesis.effects.enumerated() {
      checkTiming(of: effect.adjustment, at: path.at("effects", .index(index)))
    }
  }

  private mutating func checkTiming(of adjustment: Adjustment, at path: Diagnostic.Path) {
    if let condition = adjustment.timing.condition {
      check(condition, at: path.at("while"), namesUnknown: false)
    }
  }

  mutating func checkHarm() {
    let path: Diagnostic.Path = ["harm"]
    for (index, weight) in scenario.harm.weights.enumerated() {
      let place = path.at("weights", .index(index))
      check(.weight, weight.weight, .notNegative, at: place.at("weight"))
      let query = Query(
        table: weight.table,
        window: scenario.alert.window,
        rows: weight.rows,
        aggregates: [.count]
      )
      let sight: Sight = weight.isObserved ? .telemetry : .everything
      for problem in query.problems(in: scenario.world, sight: sight) {
        report(.question(problem.error), at: place.at(problem.place.harmKey))
      }
    }
    if !scenario.harm.weights.contains(where: { $0.weight > 0 }) {
      report(.noWeight, at: path.at("weights"))
    }
    check(.unit, scenario.harm.unit, .positive, at: path.at("unit"))
    check(.noise, scenario.harm.noise, .positive, at: path.at("noise"))
    check(.critical, scenario.harm.critical, .positive, at: path.at("critical"))
  }
}

extension QueryPlace {
  /// The key of a weight of harm at which a part of its query stands.
  fileprivate var harmKey: Diagnostic.Step {
    steps.first == .part("table") ? "table" : "where"
  }
}
