/// A figure over the rows of a table that is sampled at the end of each minute.
///
/// Several templates of one name make one metric, whose series their constant attributes tell apart.
package struct MetricTemplate: Hashable, Sendable {
  /// In OpenTelemetry's form, such as `gen_ai.server.request.duration`, without unit and `_total`.
  package var name: String
  /// The sentence that explains the metric to people.
  package var help: String
  package var kind: MetricKind
  package var table: TableName
  package var rows: Predicate
  /// Constants, and category or flag fields whose values make a series each.
  package var attributes: [TelemetryAttribute]

  package init(
    name: String,
    help: String,
    kind: MetricKind,
    table: TableName,
    rows: Predicate = .always,
    attributes: [TelemetryAttribute] = []
  ) {
    self.name = name
    self.help = help
    self.kind = kind
    self.table = table
    self.rows = rows
    self.attributes = attributes
  }
}

/// The type of a metric, with the field that it samples.
package enum MetricKind: Hashable, Sendable {
  /// The rows since the world's first minute or, with a field, the sum of its recorded values.
  case counter(FieldName?)
  /// A figure over the rows of the last minute; no sample where there is nothing to compute it from.
  case gauge(Aggregate)
  /// The recorded values of a number field since the world's first minute, counted by upper bounds.
  ///
  /// The bounds rise and are in the metric's unit, those usual for it where there are none; a last
  /// bucket without a bound is added.
  case histogram(FieldName, bounds: [Double])

  /// The kind without its details, as OpenMetrics calls it.
  package enum Tag: String, Hashable, Sendable, CaseIterable {
    case counter, gauge, histogram
  }

  /// The kind without its details.
  package var tag: Tag {
    switch self {
    case .counter: .counter
    case .gauge: .gauge
    case .histogram: .histogram
    }
  }

  /// The fields that the figure reads.
  package var fieldsRead: [FieldName] {
    switch self {
    case .counter(let name): name.map { [$0] } ?? []
    case .gauge(let aggregate): aggregate.fieldsRead
    case .histogram(let name, _): [name]
    }
  }
}

extension WorldModel {
  /// The unit of a metric's field, if it has one; the metric's values are in its base unit.
  func fieldUnit(of metric: MetricTemplate) -> FieldUnit? {
    let field: FieldName?
    switch metric.kind {
    case .counter(let name): field = name
    case .histogram(let name, _): field = name
    case .gauge(let aggregate):
      switch aggregate {
      case .mean(let name), .sum(let name), .sd(let name), .quantile(let name, _): field = name
      case .share, .missing: return FieldUnit("ratio")
      case .count, .perMinute, .distinct: field = nil
      }
    }
    return field.flatMap { table(metric.table)?.field($0)?.unit }.flatMap { FieldUnit($0) }
  }

  /// The unit of a metric's values: the base unit of its field's, a ratio for shares.
  package func unit(of metric: MetricTemplate) -> FieldUnit.Base? { fieldUnit(of: metric)?.base }

  /// The upper bounds of a metric's buckets; none where it has no buckets.
  func bounds(of metric: MetricTemplate) -> [Double] {
    guard case .histogram(_, let bounds) = metric.kind else { return [] }
    guard bounds.isEmpty else { return bounds }
    return (unit(of: metric) ?? .other("")).standardBounds
  }
}

extension MetricTemplate {
  /// The attributes that are fields, whose values make a series each.
  var labelFields: [FieldName] { attributes.compactMap(\.value.field) }

  /// The fields that the metric reads, with repetitions.
  package var fieldsRead: [FieldName] { rows.fieldsRead + kind.fieldsRead + labelFields }
}
