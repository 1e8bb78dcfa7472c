extension WorldInspector {
  /// Inspects what is counted and measured over time.
  mutating func inspectMetrics() {
    for (index, metric) in model.metrics.enumerated() {
      let place = WorldPlace([.metric(index)])
      inspectName(of: metric, at: place.appending(.part("name")))
      inspectFamily(of: metric, before: index, at: place)
      let table = place.appending(.part("table"))
      guard let scope = timedScope(metric.table, at: place, nameAt: table) else { continue }
      inspectShown(metric.rows, in: scope, at: place.appending(.rows))
      inspectFigure(of: metric, in: scope, at: place)
      inspectAttributes(of: metric, in: scope, at: place)
    }
  }

  /// The most series of a metric.
  static let mostSeries = 1000

  private mutating func inspectName(of metric: MetricTemplate, at place: WorldPlace) {
    if !MetricName.isWellFormed(metric.name) { note(.attributeName(metric.name), place) }
    if let word = MetricName.forbiddenEnd(of: metric.name) { note(.metricNameEnd(word), place) }
  }

  /// Metrics of one name are one family: they differ in the constants of their attributes only.
  private mutating func inspectFamily(
    of metric: MetricTemplate,
    before index: Int,
    at place: WorldPlace
  ) {
    let family = MetricName.family(metric.name, unit: model.unit(of: metric))
    for other in model.metrics[..<index] {
      if other.name != metric.name {
        if MetricName.family(other.name, unit: model.unit(of: other)) == family {
          note(.duplicate(family), place.appending(.part("name")))
        }
      } else if !other.isKin(of: metric) || model.unit(of: other) != model.unit(of: metric) {
        note(.metricsDiffer(metric.name), place)
      } else if other.attributes.map(\.value.constantText)
        == metric.attributes.map(\.value.constantText)
      {
        note(.duplicate(metric.name), place)
      }
    }
  }

  private mutating func inspectFigure(
    of metric: MetricTemplate,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    let place = place.appending(.part(metric.kind.tag.rawValue))
    switch metric.kind {
    case .counter(nil): break
    case .counter(let name?):
      checkShown(name, is: .number, in: scope, place)
      if !model.isNeverNegative(name, in: scope.table.name) { note(.counterMayFall(name), place) }
    case .histogram(let name, let bounds):
      checkShown(name, is: .number, in: scope, place)
      let buckets = WorldPlace(place.steps.dropLast() + [.part("buckets")])
      checkCount(bounds.count, in: 0...100, buckets)
      for bound in bounds { checkNumber(bound, .finite, buckets) }
      if zip(bounds, bounds.dropFirst()).contains(where: { !($0 < $1) }) {
        note(.boundsNotRising, buckets)
      }
    case .gauge(let aggregate): inspect(aggregate, in: scope, at: place)
    }
  }

  private mutating func inspect(
    _ aggregate: Aggregate,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    switch aggregate {
    case .count, .perMinute: break
    case .share(let rows): inspectShown(rows, in: scope, at: place)
    case .mean(let name), .sum(let name), .sd(let name):
      checkShown(name, is: .number, in: scope, place)
    case .quantile(let name, let quantile):
      checkShown(name, is: .number, in: scope, place)
      checkNumber(quantile, .unitInterval, place)
    case .distinct(let name), .missing(let name): checkShown(name, in: scope, place)
    }
  }

  private mutating func inspectAttributes(
    of metric: MetricTemplate,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    checkUnique(metric.attributes.map { MetricName.label($0.name) }, at: place) { .attribute($0) }
    for attribute in metric.attributes {
      let place = place.appending(.attribute(attribute.name))
      if !MetricName.isWellFormed(attribute.name) { note(.attributeName(attribute.name), place) }
      if ["le", "quantile"].contains(attribute.name) {
        note(.reservedAttribute(attribute.name), place)
      }
      guard let name = attribute.value.field else { continue }
      checkShown(name, in: scope, place)
      guard let kind = model.kind(of: name, in: scope.table.name), !kind.isDiscrete else {
        continue
      }
      note(.wrongKind(name, needed: .category, found: kind.tag), place)
    }
    let series = SeriesLabels.count(of: metric, in: model)
    if series > Self.mostSeries { checkCount(series, in: 1...Self.mostSeries, place) }
  }
}

extension MetricTemplate {
  /// Whether both can be one metric, but for the unit.
  fileprivate func isKin(of other: MetricTemplate) -> Bool {
    guard help == other.help, attributes.map(\.name) == other.attributes.map(\.name) else {
      return false
    }
    switch (kind, other.kind) {
    case (.counter(let left), .counter(let right)): return (left == nil) == (right == nil)
    case (.gauge, .gauge): return true
    case (.histogram(_, let left), .histogram(_, let right)): return left == right
    case (.counter, _), (.gauge, _), (.histogram, _): return false
    }
  }
}

extension WorldModel {
  /// Whether no value of a number field can fall below zero.
  fileprivate func isNeverNegative(_ name: FieldName, in table: TableName) -> Bool {
    guard let field = self.table(table)?.field(name) else { return true }
    switch field.generator {
    case .number(let distribution):
      if let minimum = distribution.minimum { return minimum >= 0 }
      switch distribution.family {
      case .lognormal, .exponential, .gamma, .beta, .poisson: return true
      case .constant, .uniform, .normal: return false
      }
    case .sum(let parts): return parts.allSatisfy { $0 != name && isNeverNegative($0, in: table) }
    case .sequence(let start, let step): return start >= 0 && step >= 0
    case .lookup(let reference, let target):
      guard case .reference(let other) = self.table(table)?.field(reference)?.generator,
        other != table
      else { return false }
      return isNeverNegative(target, in: other)
    case .entity, .category, .assignment, .age, .flag, .reference: return true
    }
  }
}
