/// Where in a world's description something stands, from the outside in.
package struct WorldPlace: Hashable, Sendable, CustomStringConvertible {
  /// One step inwards.
  package enum Step: Hashable, Sendable {
    case control(ControlName)
    case table(TableName)
    /// The arrival process of a table.
    case traffic
    case field(FieldName)
    /// A parameter of a generator, `rate` of the traffic, or a value of a category or assignment.
    case parameter(ParameterName)
    /// An adjustment of a parameter, counted from 0.
    case adjustment(Int)
    /// A log template of a table, counted from 0.
    case log(Int)
    /// An effect of the model or of a hypothesis, by its id.
    case effect(String)
    case rows, timing, change
    /// Another part, by its name in this module, such as `tickSeconds` or `curve`.
    case part(String)
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  /// The place one step further in.
  package func appending(_ step: Step) -> WorldPlace { WorldPlace(steps + [step]) }

  /// The steps joined by dots, such as `requests.latency_ms.median.adjustments[1].timing`.
  package var description: String {
    steps.map(\.text).joined(separator: ".")
  }
}

extension WorldPlace.Step {
  fileprivate var text: String {
    switch self {
    case .control(let name): "controls.\(name)"
    case .table(let name): name.rawValue
    case .traffic: "traffic"
    case .field(let name): name.rawValue
    case .parameter(let name): name.rawValue
    case .adjustment(let index): "adjustments[\(index)]"
    case .log(let index): "logs[\(index)]"
    case .effect(let id): "effects.\(id)"
    case .rows: "rows"
    case .timing: "timing"
    case .change: "change"
    case .part(let name): name
    }
  }
}
