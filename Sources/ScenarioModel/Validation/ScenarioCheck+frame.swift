import Telemetry

extension ScenarioCheck {
  /// Checks the scenario's name, version, difficulty and horizon.
  mutating func checkFrame() {
    check(.format, scenario.format, .exactly(1), at: ["format"])
    checkNames([scenario.id.rawValue], .scenario) { _, _ in ["id"] }
    check(.version, scenario.version, .atLeast(1), at: ["version"])
    check(.difficulty, scenario.difficulty, .between(1, 4), at: ["difficulty"])
    check(.horizon, scenario.horizonMinutes, .between(10, 1440), at: ["horizon"])
  }

  mutating func checkRegimes() {
    let bands = scenario.regimes.bands
    let path: Diagnostic.Path = ["regimes", "bands"]
    if let first = bands.first {
      check(.firstBand, first, .exactly(0), at: path.at(0))
    } else {
      report(.empty(.bands), at: path)
    }
    checkRising(.band, bands.map(Double.init), at: path)
    for (index, band) in bands.enumerated().dropFirst() where band >= scenario.horizonMinutes {
      report(.outOfRange(.band, Double(band), .below(scenario.horizonMinutes)), at: path.at(index))
    }
    checkStates()
  }

  private mutating func checkStates() {
    let states = scenario.regimes.states
    let path: Diagnostic.Path = ["regimes", "states"]
    if states.isEmpty { report(.count(.mitigationState, 0, .atLeast(1)), at: path) }
    checkNames(states.map(\.id), .mitigationState) { index, _ in path.at(.index(index), "id") }
    for (index, state) in states.enumerated() {
      let isLast = index == states.count - 1
      if let condition = state.condition {
        let place = path.at(.index(index), "when")
        check(condition, at: place)
        if isLast { report(.lastHasCondition(.mitigationState, state.id), at: place) }
      } else if !isLast {
        report(.holdsTooEarly(.mitigationState, state.id), at: path.at(index))
      }
    }
  }

  mutating func checkAlert() {
    let alert = scenario.alert
    let path: Diagnostic.Path = ["alert"]
    let history = MinuteRange(from: scenario.world.firstMinute, to: 0)
    check(alert.window, within: history, at: path.at("window"))
    let scope = check(
      alert.measures,
      sight: .telemetry,
      windows: WindowLimits(simulated: history, earliest: 0),
      at: path.at("measures")
    )
    check(alert.condition, in: scope, at: path.at("when"))
    checkPlaceholders(of: scenario.brief.page, in: scope, at: ["brief", "page"])
  }
}
