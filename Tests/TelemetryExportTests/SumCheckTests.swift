import Telemetry
import Testing

/// Every count of logs, spans and metrics against a naive recount of the rows, over random worlds.
struct SumCheckTests {
  private let whole = MinuteRange(from: -20, to: 15)

  private func requests(_ source: RecordSource) throws -> Table {
    try #require(source.model.table("requests"))
  }

  @Test(arguments: 0..<24)
  func `log lines are the rows that match their templates`(seed: Int) throws {
    let source = try SmallWorlds.source(SmallWorlds.model(seed), seed: seed, whole)
    let table = try requests(source)
    let recount = try Recount(source, of: table, whole)
    var expected: [String] = []
    for row in recount.rows {
      for template in table.logs where Recount.holds(template.rows, row) {
        expected.append("\(row.time) \(template.component) \(template.level)")
      }
    }
    var found: [String] = []
    try source.forEachLog(of: table) {
      found.append("\($0.time ?? 0) \($0.component) \($0.level)")
    }
    #expect(found == expected)
  }

  @Test(arguments: 0..<24)
  func `spans are the rows that match their templates`(seed: Int) throws {
    let source = try SmallWorlds.source(SmallWorlds.model(seed), seed: seed, whole)
    let table = try requests(source)
    let root = try #require(source.model.trace(of: "requests"))
    var expected: [String] = []
    func expect(_ span: SpanTemplate, _ row: Recount.Row, begin: Int, parent: Range<Int>?) -> Int {
      guard Recount.holds(span.rows, row) else { return begin }
      let length =
        switch span.length {
        case .field(let name, let share):
          Int(((Recount.number(name, row) ?? 0) * (1e9 * 1 / 1000 * share)).rounded())
        case .share(let share): Int((Double(parent?.count ?? 0) * share).rounded())
        case .fixed(let milliseconds): Int(milliseconds * 1e6)
        }
      let end = min(begin + length, parent?.upperBound ?? .max)
      let failed = span.failed.map { Recount.holds($0, row) } ?? false
      let name = span.name.replacing("{topic}", with: Recount.label("topic", row))
      let position = expected.count
      expected.append("")
      var next = begin
      for child in span.children {
        next = expect(child, row, begin: next, parent: begin..<end)
      }
      expected[position] = "\(name) \(span.kind) \(begin) \(end) \(failed)"
      return end
    }
    for row in try Recount(source, of: table, whole).rows {
      _ = expect(root, row, begin: row.time * 1_000_000, parent: nil)
    }
    var found: [String] = []
    try source.forEachSpan(of: table) { span in
      found.append("\(span.name) \(span.kind) \(span.start) \(span.end) \(span.isFailed)")
    }
    #expect(found == expected)
  }

  @Test(arguments: 0..<24)
  func `metrics are counts and sums over the rows before each minute`(seed: Int) throws {
    let window = MinuteRange(from: -7, to: 11)
    let source = try SmallWorlds.source(SmallWorlds.model(seed), seed: seed, window)
    let table = try requests(source)
    let rows = try Recount(source, of: table, MinuteRange(from: -20, to: 11)).rows
    let history = try source.metrics()
    #expect(history.minutes == -6..<12)
    var checked = 0
    for family in history.families {
      let templates = source.model.sampledMetrics.filter { $0.name == family.name }
      for series in family.series {
        let template = try #require(
          templates.first { template in
            template.attributes.allSatisfy { attribute in
              guard let text = attribute.value.constantText else { return true }
              return series.attributes.contains { $0 == (attribute.name, text) }
            }
          }
        )
        for (index, minute) in history.minutes.enumerated() {
          let seen = rows.filter { row in
            row.minute < minute && Recount.holds(template.rows, row)
              && template.attributes.allSatisfy { attribute in
                guard let field = attribute.value.field else { return true }
                let label = Recount.label(field, row)
                return series.attributes.contains { $0 == (attribute.name, label) }
              }
          }
          check(series, template, index, seen, last: seen.filter { $0.minute == minute - 1 })
          checked += 1
        }
      }
    }
    #expect(checked > 100)
  }

  private func check(
    _ series: MetricSeries,
    _ template: MetricTemplate,
    _ index: Int,
    _ seen: [Recount.Row],
    last: [Recount.Row]
  ) {
    func scaled(_ name: FieldName) -> [Double] {
      seen.compactMap { Recount.number(name, $0) }.map { name == "latency_ms" ? $0 / 1000 : $0 }
    }
    switch (series.samples, template.kind) {
    case (.counter(let values, let isWhole), .counter(nil)):
      #expect(isWhole)
      #expect(values[index] == Double(seen.count))
    case (.counter(let values, _), .counter(let name?)):
      #expect(values[index] == scaled(name).reduce(0, +))
    case (.histogram(let samples), .histogram(let name, _)):
      let values = scaled(name)
      #expect(samples.sums[index] == values.reduce(0, +))
      var below = -Double.infinity
      var counts: [Int] = []
      for bound in samples.bounds + [.infinity] {
        counts.append(values.filter { $0 > below && $0 <= bound }.count)
        below = bound
      }
      #expect(Array(samples.buckets(at: index)) == counts)
    case (.gauge(let values), .gauge(let aggregate)):
      let expected = gauge(aggregate, last)
      #expect(values[index].isNaN == (expected == nil))
      if let expected { #expect(abs(values[index] - expected) <= 1e-12) }
    default:
      Issue.record("\(template.name) has samples of another kind")
    }
  }

  private func gauge(_ aggregate: Aggregate, _ rows: [Recount.Row]) -> Double? {
    switch aggregate {
    case .mean(let name):
      let values = rows.compactMap { Recount.number(name, $0) }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    case .share:
      let known = rows.filter { $0.cells["ok"] != .missing }
      let good = known.filter { $0.cells["ok"] == .flag(true) }
      return known.isEmpty ? nil : Double(good.count) / Double(known.count)
    case .distinct(let name):
      return rows.isEmpty ? nil : Double(Set(rows.map { $0.cells[name] }).count)
    default:
      return nil
    }
  }
}
