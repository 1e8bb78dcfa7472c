internal import ScenarioModel
internal import Telemetry

extension ScenarioShapes {
  /// One part of the evidence as shown.
  static let panel = object(
    "One part of the evidence as shown.",
    required("title", title, "What a person reads above it."),
    exactlyOne(among: panelVariants)
  ) { Panel(title: $0, content: $1) }

  private static let panelVariants: [Variant<PanelContent>] = [
    variant("lines", query, "A line chart over time, a line a group.", PanelContent.lines),
    variant("bars", query, "A bar chart, a bar a group.", PanelContent.bars),
    variant("heatmap", query, "A grid of two group fields.", PanelContent.heatmap),
    variant(
      "table",
      query,
      "A table, a row a group and a column an aggregate.",
      PanelContent.table
    ),
    variant("histogram", histogram, "Counts of a number between edges."),
    variant("intervals", intervals, "Both sides of a comparison with their intervals."),
    variant(
      "figures",
      list(of: labelledFigure, count: 1...30),
      "Figures of the action's measures.",
      PanelContent.figures
    ),
    variant("log", log, "The last log lines of a slice."),
    variant("rows", rows, "The last rows of a slice."),
    variant(
      "artifact",
      identifier(ArtifactID.self),
      "A document of the world.",
      PanelContent.artifact
    ),
    variant("text", text(1...4000), "Words.", PanelContent.text),
  ]

  private static let query = named("query") { queryBody }

  private static let queryBody = object(
    "A query over rows.",
    sliceKeys,
    defaulted(
      "by",
      list(of: columnName(FieldName.self), count: 0...3),
      to: [],
      "The fields grouped by."
    ),
    optional("every", integer(1...10_000), "The length of a time bucket in minutes."),
    required(
      "show",
      either(
        "an aggregate with a title, or a list of them",
        namedAggregate.map { [$0] },
        list(of: namedAggregate, count: 1...12)
      ),
      "What is computed for each group."
    )
  ) { slice, groupBy, every, aggregates in
    PanelQuery(slice: slice, groupBy: groupBy, bucketMinutes: every, aggregates: aggregates)
  }

  private static let histogram = object(
    "Counts of a number between edges.",
    sliceKeys,
    required("field", columnName(FieldName.self), "The number field."),
    required("edges", list(of: number(-1e12...1e12), count: 2...101), "The edges, rising.")
  ) { PanelContent.histogram($0, $1, edges: $2) }

  private static let intervals = object(
    "Both sides of a comparison with their intervals.",
    optional("by", columnName(FieldName.self), "A field within whose values they are compared."),
    comparisonKeys
  ) { PanelContent.intervals($1, across: $0) }

  private static let labelledFigure = object(
    "A figure with its label.",
    required("label", title, "What a person reads beside it."),
    required("figure", figure, "The figure, such as gap.p."),
    required("format", word(of: FigureFormat.self), "The form of the number.")
  ) { LabelledFigure(label: $0, figure: $1, format: $2) }

  private static let log = object(
    "The last log lines of a slice.",
    sliceKeys,
    defaulted("limit", integer(1...200), to: 12, "The most lines shown.")
  ) { PanelContent.log($0, limit: $1) }

  private static let rows = object(
    "The last rows of a slice.",
    sliceKeys,
    required("fields", list(of: columnName(FieldName.self), count: 1...30), "The fields shown."),
    defaulted("limit", integer(1...200), to: 10, "The most rows shown.")
  ) { PanelContent.rows($0, fields: $1, limit: $2) }
}
