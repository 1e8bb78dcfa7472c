extension RecordSource {
  /// The metrics at the end of each minute of the window.
  ///
  /// Complexity: O(rows since the world's first minute × metrics).
  package func metrics() throws -> MetricHistory {
    let templates = model.sampledMetrics
    var samplers = templates.map { MetricSampler($0, in: model, from: window.from) }
    let past = MinuteRange(from: model.firstMinute, to: window.to)
    for table in model.tables {
      let chosen = templates.indices.filter { templates[$0].table == table.name }
      guard !chosen.isEmpty, table.hasTime else { continue }
      var read = Set(Sight.telemetry.rows(of: table).fieldsRead)
      for index in chosen { read.formUnion(templates[index].fieldsRead) }
      let fields = table.fields.map(\.name).filter(read.contains)
      try forEachSlice(of: table, fields: fields, in: past) { rows in
        for index in chosen { try samplers[index].add(rows) }
      }
    }
    var families: [MetricFamily] = []
    for sampler in samplers {
      let template = sampler.template
      if let index = families.firstIndex(where: { $0.name == template.name }) {
        families[index].series += sampler.series
      } else {
        families.append(
          MetricFamily(
            name: template.name,
            help: template.help,
            unit: model.unit(of: template),
            kind: template.kind.tag,
            series: sampler.series
          )
        )
      }
    }
    return MetricHistory(
      minutes: window.from + 1..<window.to + 1,
      firstMinute: model.firstMinute,
      families: families
    )
  }
}

/// Counts one metric over slices of rows that follow each other.
struct MetricSampler {
  let template: MetricTemplate
  private let table: Table
  private let labels: SeriesLabels
  /// The first minute whose end is sampled.
  private let from: Int
  private let unit: FieldUnit?
  /// The upper bounds of the buckets; none where only one number is kept.
  private let bounds: [Double]
  private var kept: [MetricSamples]
  private var counts: [Int]
  private var sums: [Double]

  /// A sampler of a template that was checked.
  init(_ template: MetricTemplate, in world: WorldModel, from: Int) {
    guard let table = world.table(template.table) else {
      preconditionFailure("there is no table '\(template.table)'")
    }
    self.template = template
    self.table = table
    self.from = from
    labels = SeriesLabels(template, in: world)
    unit = world.fieldUnit(of: template)
    let bounds = world.bounds(of: template)
    self.bounds = bounds
    switch template.kind {
    case .counter(let field):
      kept = labels.series.map { _ in .counter([], isWhole: field == nil) }
    case .gauge:
      kept = labels.series.map { _ in .gauge([]) }
    case .histogram:
      kept = labels.series.map { _ in
        .histogram(HistogramSamples(bounds: bounds, counts: [], sums: []))
      }
    }
    counts = [Int](repeating: 0, count: labels.series.count * (bounds.count + 1))
    sums = [Double](repeating: 0, count: labels.series.count)
  }

  /// The series so far.
  var series: [MetricSeries] {
    zip(labels.series, kept).map { MetricSeries(attributes: $0, samples: $1) }
  }

  /// Counts the rows of some whole minutes.
  mutating func add(_ rows: Rows) throws {
    switch template.kind {
    case .gauge(let aggregate): try addGauge(aggregate, rows)
    case .counter(let field): count(rows, field)
    case .histogram(let field, _): count(rows, field)
    }
  }

  private mutating func count(_ rows: Rows, _ field: FieldName?) {
    let all = 0..<rows.count
    let mask = RowFilter(
      .all([Sight.telemetry.rows(of: table), template.rows]),
      over: rows
    ).mask(all)
    let slots = labels.slots(of: rows)
    var numbers: [Float]?
    if let field, case .numbers(let column) = rows.column(field) { numbers = column }
    let width = bounds.count + 1
    for minute in rows.window.from..<rows.window.to {
      for row in rows.positions(in: MinuteRange(from: minute, to: minute + 1))
      where mask[row] == 1 {
        let slot = slots[row]
        guard let numbers else {
          counts[slot] += 1
          continue
        }
        guard !numbers[row].isNaN else { continue }
        let value = inBase(Double(numbers[row]))
        sums[slot] += value
        counts[slot * width + bucket(of: value)] += 1
      }
      if minute >= from { sample(width) }
    }
  }

  /// The first bucket whose bound the value does not exceed.
  private func bucket(of value: Double) -> Int {
    var bucket = 0
    while bucket < bounds.count, value > bounds[bucket] { bucket += 1 }
    return bucket
  }

  private mutating func sample(_ width: Int) {
    for index in kept.indices {
      switch kept[index] {
      case .counter(var values, let isWhole):
        kept[index] = .gauge([])
        values.append(isWhole ? Double(counts[index]) : sums[index])
        kept[index] = .counter(values, isWhole: isWhole)
      case .histogram(var samples):
        kept[index] = .gauge([])
        samples.counts += counts[index * width..<(index + 1) * width]
        samples.sums.append(sums[index])
        kept[index] = .histogram(samples)
      case .gauge: break
      }
    }
  }

  private mutating func addGauge(_ aggregate: Aggregate, _ rows: Rows) throws {
    let start = max(from, rows.window.from)
    guard start < rows.window.to else { return }
    let query = Query(
      table: template.table,
      window: MinuteRange(from: start, to: rows.window.to),
      rows: template.rows,
      groupBy: template.labelFields,
      bucketMinutes: 1,
      aggregates: [aggregate]
    )
    var values = [[Double]](
      repeating: [Double](repeating: .nan, count: rows.window.to - start),
      count: kept.count
    )
    for row in try query.answer(over: rows, table: table).rows {
      guard let minute = row.minute, let value = row.values[0],
        let series = labels.position(of: row.group)
      else { continue }
      values[series][minute - start] = inBase(value)
    }
    for index in kept.indices {
      guard case .gauge(let old) = kept[index] else { continue }
      kept[index] = .gauge([])
      kept[index] = .gauge(old + values[index])
    }
  }

  private func inBase(_ value: Double) -> Double { unit?.inBase(value) ?? value }
}
