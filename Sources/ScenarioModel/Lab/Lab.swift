import Telemetry

/// The part of a scenario that people may turn in the lab, and the charts that show what comes of it.
///
/// It decides nothing of a session: a scenario without it has a lab with its alert and harm alone.
package struct Lab: Hashable, Sendable {
  /// The words above the chart of what the alert watches; `nil` for general ones.
  package var alertTitle: String?
  package var parameters: [LabParameter]
  package var charts: [LabChart]

  package init(
    alertTitle: String? = nil,
    parameters: [LabParameter] = [],
    charts: [LabChart] = []
  ) {
    self.alertTitle = alertTitle
    self.parameters = parameters
    self.charts = charts
  }
}

/// A number of the world that people may turn, under a plain name.
package struct LabParameter: Hashable, Sendable {
  package var id: LabParameterID
  package var title: String
  /// The causes in whose worlds it changes something; empty for all.
  package var hypotheses: [HypothesisID]
  package var low: Double
  package var high: Double
  package var step: Double
  package var format: FigureFormat
  /// The unit of a plain number, such as `a minute`; empty where the format says it.
  package var unit: String
  /// The knobs that all get its value, with their numbers at the scenario's difficulty.
  package var knobs: [LabKnob]

  package init(
    id: LabParameterID,
    title: String,
    hypotheses: [HypothesisID] = [],
    low: Double,
    high: Double,
    step: Double,
    format: FigureFormat,
    unit: String = "",
    knobs: [LabKnob]
  ) {
    self.id = id
    self.title = title
    self.hypotheses = hypotheses
    self.low = low
    self.high = high
    self.step = step
    self.format = format
    self.unit = unit
    self.knobs = knobs
  }

  /// The value that stands for the scenario as written: the mean of its knobs, on a step of the range.
  ///
  /// Where the parameter has it, the knobs keep their own numbers.
  package var written: Double {
    guard !knobs.isEmpty else { return low }
    return onStep(knobs.map(\.number).reduce(0, +) / Double(knobs.count))
  }

  /// The nearest value of the range that is on a step.
  package func onStep(_ value: Double) -> Double {
    guard step > 0, value.isFinite else { return low }
    let inside = min(high, max(low, value))
    // A step of 0.05 has no exact double; a whole number of its inverse has.
    let steps = ((inside - low) / step).rounded()
    let decimals = max(Digits.fractionDigits(of: step), Digits.fractionDigits(of: low))
    let text = Digits.fixed(min(high, low + steps * step), decimals: min(12, decimals))
    return Double(text) ?? inside
  }

  /// Whether it changes something where a cause is the truth.
  package func isAbout(_ hypothesis: Hypothesis) -> Bool {
    hypotheses.isEmpty || hypothesis.includes(anyOf: hypotheses)
  }

  /// A value as a person reads it.
  package func text(_ value: Double) -> String {
    FigureText.text(value, as: format) + (unit.isEmpty ? "" : " \(unit)")
  }
}

/// A knob of the scenario's file with its number at one difficulty.
package struct LabKnob: Hashable, Sendable {
  package var name: String
  package var number: Double

  package init(name: String, number: Double) {
    self.name = name
    self.number = number
  }
}

/// A chart of the lab: a measure over time, a line a group.
package struct LabChart: Hashable, Sendable {
  package var title: String
  /// Its window is that of the lab; its first aggregate is shown.
  package var query: PanelQuery

  package init(title: String, query: PanelQuery) {
    self.title = title
    self.query = query
  }
}
