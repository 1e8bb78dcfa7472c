internal import ScenarioModel
internal import Telemetry

extension ScenarioShapes {
  /// The numbers that people may turn in the lab, and the charts that it shows.
  static let lab = object(
    "What people may turn in the lab, and the charts that it shows; sessions do not read it.",
    optional("alert", title, "The words above the chart of what the alert watches."),
    defaulted(
      "parameters",
      collection(of: identifier(LabParameterID.self), labParameter, count: 0...40),
      to: [:],
      "Numbers of the world under plain names."
    ),
    defaulted("charts", list(of: labChart, count: 0...8), to: [], "Measures over time.")
  ) { Lab(alertTitle: $0, parameters: $1, charts: $2) }

  private static let labParameter: Shape<@Sendable (LabParameterID) -> LabParameter> = object(
    "A number of the world that people may turn, under a plain name.",
    required("title", title, "What a person reads beside it."),
    defaulted(
      "for",
      list(of: identifier(HypothesisID.self), count: 0...20),
      to: [],
      "The causes in whose worlds it changes something; all where absent."
    ),
    required(
      "sets",
      list(of: labKnob, count: 1...10),
      "The knobs that all get its value. Two that are the bounds of a 'between' fix what it draws."
    ),
    required(
      "range",
      pair(
        "a list of two numbers, [low, high]",
        PlainShapes.number(-1e12...1e12),
        PlainShapes.number(-1e12...1e12)
      ),
      "The lowest and the highest value."
    ),
    required("step", PlainShapes.number(moreThan: 0, atMost: 1e12), "The distance of two values."),
    defaulted("format", word(of: FigureFormat.self), to: "number", "The form of the number."),
    optional("unit", line(1...24), "What a plain number counts, such as 'a minute'.")
  ) { title, hypotheses, knobs, range, step, format, unit in
    { id in
      LabParameter(
        id: id,
        title: title,
        hypotheses: hypotheses,
        low: range.0,
        high: range.1,
        step: step,
        format: format,
        unit: unit ?? "",
        knobs: knobs
      )
    }
  }

  /// The name of a knob, with its number at the difficulty at hand.
  private static let labKnob = Shape<LabKnob>(kinds: .text) { writer in
    identifier.schema(&writer)
  } decode: { node, decoding in
    guard let name = identifier.decode(node, &decoding) else { return nil }
    switch decoding.knobs.meaning(of: name) {
    case .number(let number): return LabKnob(name: name, number: number.value)
    case .unusable: return nil
    case .unknown(let names):
      decoding.report(Diagnostic(KnobProblem.unknown(name, names: names)), at: node.mark)
      return nil
    }
  }

  private static let labChart = object(
    "A measure over time, a line a group.",
    required("title", title, "What a person reads above it."),
    tableKey,
    optional("where", predicate, "The rows read; all where absent."),
    optional("by", columnName(FieldName.self), "The field grouped by."),
    optional("every", PlainShapes.integer(1...10_000), "The length of a bucket; unit: minutes."),
    required("show", namedAggregate, "What is computed for each group.")
  ) { title, table, rows, field, every, aggregate in
    LabChart(
      title: title,
      query: PanelQuery(
        slice: Slice(table: table, rows: rows ?? .always),
        groupBy: field.map { [$0] } ?? [],
        bucketMinutes: every,
        aggregates: [aggregate]
      )
    )
  }
}
