import Telemetry

extension ScenarioCheck {
  /// The fewest actions for which luck alone does not decide a session.
  private static let advisedActions = 10

  mutating func checkActions() {
    let path: Diagnostic.Path = ["actions"]
    checkKeys(scenario.actions.map(\.id), .action, at: path)
    if scenario.actions.count < Self.advisedActions {
      report(.few(.action, scenario.actions.count, advised: Self.advisedActions), at: path)
    }
    let available = reachableActions
    for action in scenario.actions {
      let place = path.at(action.id)
      check(.minutes, action.minutes, .between(1, 240), at: place.at("minutes"))
      if action.purpose == nil { report(.withoutPurpose(action.id), at: place) }
      check(action.guardCondition, at: place.at("when"))
      checkNeeds(of: action, available: available, at: place.at("needs"))
      checkWindow(of: action, at: place)
      let windows = WindowLimits(simulated: simulated, earliest: action.minutes)
      let scope = check(
        action.evidence.measures,
        sight: .everything,
        windows: windows,
        at: place.at("measures")
      )
      for (index, panel) in action.evidence.panels.enumerated() {
        check(panel, of: action, in: scope, at: place.at("panels", .index(index)))
      }
      checkFindings(of: action, in: scope, at: place.at("findings"))
    }
  }

  /// All minutes of which a session can have rows.
  var simulated: MinuteRange {
    MinuteRange(from: scenario.world.firstMinute, to: scenario.horizonMinutes)
  }

  private mutating func checkNeeds(
    of action: Action,
    available: Set<ActionID>,
    at path: Diagnostic.Path
  ) {
    var isKnown = true
    for (index, need) in action.needs.enumerated() {
      if need == action.id {
        report(.needsItself(need), at: path.at(index))
        isKnown = false
      } else if !checkExists(
        need,
        .action,
        among: scenario.actions.map(\.id),
        at: path.at(index)
      ) {
        isKnown = false
      }
    }
    if isKnown, !available.contains(action.id) { report(.neverAvailable(action.id), at: path) }
  }

  /// The actions that can ever be chosen: one of those that an action needs is enough.
  private var reachableActions: Set<ActionID> {
    var reached = Set(scenario.actions.filter(\.needs.isEmpty).map(\.id))
    var grows = true
    while grows {
      let more = scenario.actions.filter { action in
        !reached.contains(action.id) && action.needs.contains { reached.contains($0) }
      }
      grows = !more.isEmpty
      reached.formUnion(more.map(\.id))
    }
    return reached
  }

  private mutating func checkWindow(of action: Action, at path: Diagnostic.Path) {
    let window = action.evidence.window
    guard window != .none else {
      if action.evidence.readsOwnWindow(in: scenario.world) { report(.windowMissing, at: path) }
      return
    }
    let place = path.at("window")
    switch window {
    case .page(let range):
      let limits = WindowLimits(simulated: simulated, earliest: action.minutes)
      check(range, limits, at: place.at("page"))
    case .band(let range):
      let last = scenario.regimes.bands.last ?? 0
      let allowed = MinuteRange(from: simulated.from, to: simulated.to - last)
      check(
        range,
        WindowLimits(simulated: allowed, earliest: action.minutes),
        at: place.at("band")
      )
    case .last(let minutes):
      let longest = action.minutes - scenario.world.firstMinute
      check(.minutes, minutes, .between(1, longest), at: place.at("last"))
    }
  }

  private mutating func checkFindings(
    of action: Action,
    in scope: FigureScope,
    at path: Diagnostic.Path
  ) {
    let findings = action.evidence.findings
    let isOpen = !action.evidence.measures.isEmpty || action.evidence.showsArtifact
    if findings.count < (isOpen ? 2 : 1) {
      report(.count(.finding, findings.count, .atLeast(isOpen ? 2 : 1)), at: path)
    }
    checkNames(findings.map(\.id.rawValue), .finding) { index, _ in path.at(.index(index), "id") }
    for (index, finding) in findings.enumerated() {
      let place = path.at(index)
      let isLast = index == findings.count - 1
      check(finding.impossible, at: place)
      if finding.condition == .always {
        if !isLast { report(.holdsTooEarly(.finding, finding.id.rawValue), at: place) }
      } else {
        if isLast { report(.lastHasCondition(.finding, finding.id.rawValue), at: place.at("when")) }
        check(finding.condition, in: scope, at: place.at("when"))
      }
      checkPlaceholders(of: finding.says, in: scope, at: place.at("says"))
    }
  }
}

extension EvidenceWindow {
  /// The window of an action without one: no minutes at the page.
  package static let none = EvidenceWindow.page(MinuteRange(from: 0, to: 0))

  /// Its length in minutes.
  var count: Int {
    switch self {
    case .page(let range), .band(let range): range.count
    case .last(let minutes): max(0, minutes)
    }
  }
}

extension Evidence {
  /// Whether anything in it reads rows with a time over the action's own window.
  fileprivate func readsOwnWindow(in world: WorldModel) -> Bool {
    let slices = measures.flatMap(\.measure.slices) + panels.flatMap(\.content.slices)
    return slices.contains { slice in
      guard slice.window == .own, case .arrivals = world.table(slice.table)?.rows else {
        return false
      }
      return true
    }
  }
}
