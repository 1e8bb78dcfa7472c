package import ScenarioModel

/// The figures of one look's measures in simulated worlds.
package struct MeasuredLook: Sendable {
  package var action: ActionID
  /// The figures of each world of each hypothesis, in the scenario's order.
  package var worlds: [[[ComputedFigure]]]

  package init(action: ActionID, worlds: [[[ComputedFigure]]]) {
    self.action = action
    self.worlds = worlds
  }
}

extension PreviewReport {
  /// The main figure of a measure under each hypothesis: its difference or value, else its first one.
  package struct Measure: Encodable {
    package var name: String
    /// The key of the figure, such as `difference`.
    package var figure: String
    /// The mean of the worlds in which it can be computed, one for each hypothesis; `nil` for none.
    package var means: [Double?]

    private enum CodingKeys: String, CodingKey { case name, figure, means }
  }
}

extension MeasuredLook {
  /// The main figure of each measure that can be computed in some world, in the action's order.
  func measures(of action: Action) -> [PreviewReport.Measure] {
    action.evidence.measures.compactMap { named in
      guard let key = mainKey(of: named.name) else { return nil }
      let reference = FigureReference(measure: named.name, key: key)
      return PreviewReport.Measure(
        name: named.name.rawValue,
        figure: key,
        means: worlds.map { own in
          let values = own.compactMap { world in world.first { $0.reference == reference }?.value }
          return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
      )
    }
  }

  private func mainKey(of measure: MeasureName) -> String? {
    let keys = worlds.joined().joined().lazy.filter { $0.reference.measure == measure }
      .map(\.reference.key)
    return Self.mainKeys.first { key in keys.contains(key) } ?? keys.first
  }

  private static let mainKeys = ["difference", "value"]
}
