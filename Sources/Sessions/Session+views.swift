package import Diagnosis
package import ScenarioModel
package import Telemetry

extension Session {
  /// The actions that can be chosen now, in the scenario's order.
  package var availableActions: [Action] {
    scenario.actions.filter { isAvailable($0) }
  }

  /// The mitigations that can be applied now, in the scenario's order.
  package var availableMitigations: [Mitigation] {
    scenario.mitigations.filter { incident.holds($0.guardCondition) }
  }

  /// Whether an action can be chosen now.
  package func isAvailable(_ action: Action) -> Bool {
    let isOpened =
      action.needs.isEmpty || action.needs.contains { need in looks.contains { $0.action == need } }
    return isOpened && incident.holds(action.guardCondition)
  }

  /// The looks at evidence so far, in order.
  package var looks: [SessionLook] {
    entries.compactMap(\.sessionLook)
  }

  /// The evidence of a look, computed again from the world.
  ///
  /// Equal to the evidence of the decision that took the look; `nil` for an unknown action.
  /// Complexity: that of the action's queries.
  package func evidence(of look: SessionLook) throws(StagingError) -> EvidenceReport? {
    guard let (action, bandStart) = place(of: look) else { return nil }
    return try scene.evidence(of: action, bandStart: bandStart, end: look.entry.end)
  }

  /// The sentence of a look's finding, computed again from the world.
  ///
  /// Complexity: that of the action's measures.
  package func sentence(of look: SessionLook) throws(StagingError) -> String? {
    guard let (action, bandStart) = place(of: look) else { return nil }
    return try scene.sentence(of: action, bandStart: bandStart, end: look.entry.end)
  }

  /// The text of the page with its figures.
  ///
  /// Complexity: that of the alert's measures.
  package func pageText() throws(StagingError) -> String {
    let scene = Scene(
      staging: staging,
      world: deal.world,
      variants: [],
      timeline: Timeline()
    )
    return FigureText.fill(
      scenario.brief.page,
      with: try scene.figures(of: scenario.alert.measures, window: scenario.alert.window)
    )
  }

  private func place(of look: SessionLook) -> (action: Action, bandStart: Int)? {
    guard let action = scenario.action(look.action),
      scenario.regimes.bands.indices.contains(look.look.band)
    else { return nil }
    return (action, scenario.regimes.bands[look.look.band])
  }

  /// The latest beliefs, in the scenario's order of hypotheses; `nil` before any.
  package var beliefs: [Belief]? {
    entries.reversed().lazy.compactMap { entry -> [Belief]? in
      guard case .believed(let beliefs) = entry.event else { return nil }
      return beliefs
    }.first
  }

  /// The player's declaration; `nil` before it.
  package var declaration: Declaration? {
    guard case .declared(let declaration) = entries.last?.event else { return nil }
    return declaration
  }

  /// The looks whose key is new, in order.
  package var firstLooks: [SessionLook] {
    var seen: Set<EvidenceKey> = []
    return looks.filter { look in evidenceKey(of: look).map { seen.insert($0).inserted } ?? false }
  }

  /// The key of a look that was taken; `nil` for an unknown action or band.
  package func evidenceKey(of look: SessionLook) -> EvidenceKey? {
    guard let action = scenario.action(look.action),
      scenario.regimes.bands.indices.contains(look.look.band)
    else { return nil }
    return scenario.evidenceKey(of: action, band: look.look.band, state: look.look.state)
  }
}

/// A look at evidence with its entry.
package struct SessionLook: Hashable, Sendable {
  package var entry: SessionEntry
  package var action: ActionID
  package var finding: FindingID
  package var look: Look

  /// Whether an interviewer handed the evidence over.
  package var isHandedOver: Bool {
    if case .interview = entry.event { true } else { false }
  }
}

extension SessionEntry {
  /// The look that the event was; `nil` where it showed no evidence of an action.
  package var sessionLook: SessionLook? {
    guard let look = event.look else { return nil }
    return SessionLook(
      entry: self,
      action: ActionID(look.action),
      finding: FindingID(look.finding),
      look: look
    )
  }
}

extension Scene {
  /// The rows in a window that a weight of harm counts.
  package func count(of weight: HarmWeight, in window: MinuteRange) throws(StagingError) -> Int {
    let query = Query(
      table: weight.table,
      window: window,
      rows: weight.rows,
      aggregates: [.count]
    )
    let sight: Sight = weight.isObserved ? .telemetry : .everything
    return try answer(query, sight: sight).rows.first?.count ?? 0
  }
}
