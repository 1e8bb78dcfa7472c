internal import Telemetry

extension ScenarioShapes {
  /// The world, without its controls: those are the chart's variables.
  static let world = object(
    "The simulated production system.",
    defaulted(
      "tick_seconds",
      integer(1...60),
      to: 60,
      "Length of a generator tick; divides 60."
    ),
    required(
      "first_minute",
      integer(-100_000...0),
      "The first minute with rows, relative to the page."
    ),
    required("page_time", clock, "What the wall clock shows at minute 0."),
    required(
      "tables",
      collection(of: columnName(TableName.self), table, count: 1...20),
      "Tables; one refers only to tables before it."
    ),
    defaulted(
      "effects",
      effects(tag: .benign),
      to: [],
      "Effects under every hypothesis, such as those of mitigations."
    ),
    defaulted(
      "traces",
      collection(of: columnName(TableName.self), trace, count: 0...20),
      to: [:],
      "The spans that each row of a table makes; one span of a server where there are none."
    ),
    defaulted(
      "metrics",
      list(of: metric, count: 0...100),
      to: [],
      "What is counted and measured over time; a standard set where there are none."
    )
  ) { tick, first, page, tables, effects, traces, metrics in
    WorldModel(
      tickSeconds: tick,
      firstMinute: first,
      pageMinuteOfDay: page,
      controls: [],
      tables: tables,
      effects: effects("world"),
      traces: traces,
      metrics: metrics
    )
  }

  private static let table: Shape<@Sendable (TableName) -> Table> = object(
    "A table: where its rows come from and the fields drawn for each.",
    required("title", title, "What a person calls its rows."),
    required(
      "rows",
      exactlyOne(
        "Where rows come from.",
        of: variant("arrivals", traffic, "Rows arrive over time.", RowSource.arrivals),
        variant("fixed", integer(1...10_000_000), "So many rows without a time.") {
          RowSource.fixed(count: $0)
        }
      ),
      "Where rows come from."
    ),
    optional(
      "recorded_by",
      columnName(FieldName.self),
      "A flag; rows where it is false never reached the telemetry."
    ),
    required(
      "fields",
      collection(of: columnName(FieldName.self), field, count: 1...100),
      "Fields in drawing order; one depends only on fields before it."
    ),
    defaulted("logs", list(of: logTemplate, count: 0...50), to: [], "Log lines that rows write.")
  ) { title, rows, recordedBy, fields, logs in
    { name in
      Table(
        name: name,
        title: title,
        rows: rows,
        fields: fields,
        recordedBy: recordedBy,
        logs: logs
      )
    }
  }

  private static let traffic = object(
    "An arrival process.",
    required("per_minute", parameter, "Mean arrivals a minute over a day."),
    defaulted(
      "daily_amplitude",
      number(0...1),
      to: 0,
      "Height of the daily peak over the mean."
    ),
    defaulted("daily_peak", clock, to: "14:00", "When the daily peak is."),
    defaulted("noise", number(0...10), to: 0, "Variation of the rate beyond Poisson's.")
  ) { Traffic(perMinute: $0, dailyAmplitude: $1, dailyPeakMinute: $2, noise: $3) }

  private static let logTemplate = object(
    "A log line that a row writes when it matches.",
    optional("where", predicate, "The rows that write it; all where absent."),
    required("level", word(of: LogLevel.self), "The severity."),
    required("component", line(1...60), "What writes it, such as gateway."),
    required("message", line(1...400), "The message; {field} stands for the row's value."),
    defaulted(
      "fields",
      list(of: columnName(FieldName.self), count: 0...30),
      to: [],
      "Further fields of the line."
    )
  ) {
    LogTemplate(rows: $0 ?? .always, level: $1, component: $2, message: $3, fields: $4)
  }
}
