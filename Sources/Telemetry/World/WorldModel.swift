/// A simulated production system as an author describes it, before any seed is chosen.
///
/// Telemetry owns worlds and what can be computed from their rows: tables, fields, distributions,
/// effects, random numbers, queries, statistics and log lines. It knows nothing of scenarios,
/// hypotheses, players, files or the wall clock. Minute 0 is the page; earlier minutes are negative.
package struct WorldModel: Hashable, Sendable {
  /// Length of a generator tick in seconds; divides 60.
  package var tickSeconds: Int
  /// The first minute that has rows, at most 0.
  package var firstMinute: Int
  /// The minute of the day (0 ..< 1440) that the page shows on the wall clock.
  package var pageMinuteOfDay: Int
  /// The controls and the values they have before the incident's chart first sets them.
  package var controls: [Control]
  /// The tables; a table refers only to tables before it.
  package var tables: [Table]
  /// Effects that hold under every hypothesis, such as those of a promotion or a rollback.
  package var effects: [Effect]
  /// The spans that rows make, by table.
  package var traces: [TraceTemplate]
  /// The metrics that are sampled over time; a standard set where there are none.
  package var metrics: [MetricTemplate]

  package init(
    tickSeconds: Int = 60,
    firstMinute: Int,
    pageMinuteOfDay: Int,
    controls: [Control],
    tables: [Table],
    effects: [Effect] = [],
    traces: [TraceTemplate] = [],
    metrics: [MetricTemplate] = []
  ) {
    self.tickSeconds = tickSeconds
    self.firstMinute = firstMinute
    self.pageMinuteOfDay = pageMinuteOfDay
    self.controls = controls
    self.tables = tables
    self.effects = effects
    self.traces = traces
    self.metrics = metrics
  }

  /// The table of that name; complexity O(tables).
  package func table(_ name: TableName) -> Table? { tables.first { $0.name == name } }
}

/// An integer that the incident's statechart sets and on which effects and parameters may depend.
package struct Control: Hashable, Sendable {
  package var name: ControlName
  /// The value before the page.
  package var initial: Int

  package init(name: ControlName, initial: Int) {
    self.name = name
    self.initial = initial
  }
}

/// A table of a world: where its rows come from and the fields drawn for each, in order.
package struct Table: Hashable, Sendable {
  package var name: TableName
  package var title: String
  package var rows: RowSource
  /// In drawing order: a field depends only on fields before it.
  package var fields: [Field]
  /// A flag field; rows where it is false never reached the telemetry and no player sees them.
  package var recordedBy: FieldName?
  package var logs: [LogTemplate]

  package init(
    name: TableName,
    title: String,
    rows: RowSource,
    fields: [Field],
    recordedBy: FieldName? = nil,
    logs: [LogTemplate] = []
  ) {
    self.name = name
    self.title = title
    self.rows = rows
    self.fields = fields
    self.recordedBy = recordedBy
    self.logs = logs
  }

  /// The field of that name; complexity O(fields).
  package func field(_ name: FieldName) -> Field? { fields.first { $0.name == name } }
}

/// The source of a table's rows.
package enum RowSource: Hashable, Sendable {
  /// Rows arrive over time, a Poisson count a tick.
  case arrivals(Traffic)
  /// A fixed number of rows without a time, such as documents or evaluation items.
  case fixed(count: Int)
}

/// The arrival process of a table.
package struct Traffic: Hashable, Sendable {
  /// Mean arrivals a minute over a day; the parameter's name for effects is `rate`.
  package var perMinute: Parameter
  /// Relative height of the daily peak over the mean, from 0 to 1 (a cosine of one day's period).
  package var dailyAmplitude: Double
  /// The minute of the day of the daily peak.
  package var dailyPeakMinute: Int
  /// Coefficient of variation of the tick's rate beyond Poisson (gamma noise), 0 for none.
  package var noise: Double

  package init(
    perMinute: Parameter,
    dailyAmplitude: Double = 0,
    dailyPeakMinute: Int = 840,
    noise: Double = 0
  ) {
    self.perMinute = perMinute
    self.dailyAmplitude = dailyAmplitude
    self.dailyPeakMinute = dailyPeakMinute
    self.noise = noise
  }
}

extension WorldModel {
  /// The number of rows that all tables are expected to have from the first minute to another, before
  /// effects; where the seed decides a rate, at its highest.
  package func expectedRows(to minute: Int) -> Double {
    let minutes = Double(MinuteRange(from: firstMinute, to: minute).count)
    return tables.reduce(0) { sum, table in
      switch table.rows {
      case .fixed(let count): sum + Double(count)
      case .arrivals(let traffic): sum + max(0, traffic.perMinute.base.highest) * minutes
      }
    }
  }
}

extension Quantity {
  /// The highest value that it can have without changes; 0 for one that follows a control.
  fileprivate var highest: Double {
    switch self {
    case .constant(let value): value
    case .between(let low, let high): max(low, high)
    case .control: 0
    }
  }
}
