/// A place in a world's description, as the steps from the outside in.
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
    /// The spans of a table.
    case trace(TableName)
    /// A span below another, counted from 0.
    case child(Int)
    /// An event of a span, counted from 0.
    case event(Int)
    /// An attribute of a span, an event or a metric.
    case attribute(String)
    /// A metric, counted from 0.
    case metric(Int)
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
    case .trace(let table): "traces.\(table)"
    case .child(let index): "children[\(index)]"
    case .event(let index): "events[\(index)]"
    case .attribute(let name): "attributes.\(name)"
    case .metric(let index): "metrics[\(index)]"
    case .rows: "rows"
    case .timing: "timing"
    case .change: "change"
    case .part(let name): name
    }
  }
}
