import ScenarioModel
import Telemetry
import TestSupport
import Testing

@testable import FiredrillCLI

/// Counts what a panel shows once more, over rows written out as plain dictionaries.
struct Recount {
  let scene: Scene
  let report: EvidenceReport
  /// What is being counted, for messages.
  let place: String

  /// Checks one panel; gives how many numbers were compared.
  func check(_ panel: ShownPanel, of content: PanelContent) throws -> Int {
    switch (panel.content, content) {
    case (.lines(let query, let result), _), (.bars(let query, let result), _),
      (.heatmap(let query, let result), _), (.table(let query, let result), _):
      return try check(result, query, panel.window)
    case (.intervals(let intervals, _), .intervals(let comparison, let across)):
      return try check(intervals, comparison, across)
    case (.figures(let figures), .figures(let labels)):
      return try zip(figures, labels).map { try check($0, $1) }.reduce(0, +)
    case (.log(let lines, let total), .log(let slice, let limit)):
      return try check(lines, total, slice, limit, panel.window)
    case (.rows(_, let rows, let total), .rows(let slice, let fields, let limit)):
      return try check(rows, total, slice, fields, limit, panel.window)
    case (.histogram(let field, let edges, let counts, let outside), .histogram(let slice, _, _)):
      return try check(counts, outside, field, edges, slice, panel.window)
    case (.artifact, .artifact), (.text, .text): return 0
    default:
      Issue.record(
        "\(place): \(panel.title) shows another kind of content than its scenario asks for"
      )
      return 0
    }
  }

  /// All rows of a table in a window with all of its fields that are named.
  func rows(
    of table: TableName,
    _ window: MinuteRange,
    _ fields: [String]
  ) throws -> PlainRows {
    let model = try #require(scene.staging.scenario.world.table(table))
    let names = model.fields.map(\.name).filter { fields.contains($0.rawValue) }
    return PlainRows(
      try scene.world.rows(of: table, in: window, fields: names, timeline: scene.timeline)
    )
  }

  func expect(_ shown: Double?, _ counted: Double?, _ what: String) {
    guard let shown, let counted else {
      #expect(shown == counted, "\(place), \(what)")
      return
    }
    let isClose = abs(shown - counted) <= 1e-9 * max(1, abs(counted))
    #expect(isClose, "\(place), \(what): shown \(shown), counted \(counted)")
  }

  /// Charts and tables: each group in each bucket.
  private func check(
    _ result: QueryResult,
    _ query: PanelQuery,
    _ window: MinuteRange
  ) throws -> Int {
    let aggregates = query.aggregates.map(\.aggregate)
    let fields =
      PlainRows.fields(of: query.slice.rows).map(\.name) + query.groupBy.map(\.rawValue)
      + aggregates.flatMap { $0.fieldsRead.map(\.rawValue) }
    let plain = try rows(of: query.slice.table, window, fields)
    var groups: [Group: [Int]] = [:]
    for position in plain.positions(of: query.slice.rows) {
      let names = query.groupBy.map { plain.rows[position][$0.rawValue].map(Self.word) ?? "" }
      var minute: Int?
      if let step = query.bucketMinutes {
        minute = window.from + (plain.minutes[position] - window.from) / step * step
      }
      groups[Group(names: names, minute: minute), default: []].append(position)
    }
    #expect(result.rows.count == groups.count, "\(place): groups shown")
    #expect(
      result.rows.reduce(0) { $0 + $1.count } == groups.values.reduce(0) { $0 + $1.count },
      "\(place): rows in all groups together"
    )
    for row in result.rows {
      let group = Group(names: row.group, minute: row.minute)
      let positions = groups[group] ?? []
      #expect(row.count == positions.count, "\(place), \(group)")
      let end = min(window.to, (row.minute ?? window.from) + (query.bucketMinutes ?? window.count))
      let minutes = plain.minutes.isEmpty ? 0 : end - (row.minute ?? window.from)
      for (value, aggregate) in zip(row.values, aggregates) {
        expect(
          value,
          plain.value(of: aggregate, among: positions, minutes: minutes),
          "\(group), \(aggregate.words)"
        )
      }
    }
    return result.rows.count * (aggregates.count + 1)
  }

  private struct Group: Hashable {
    var names: [String]
    var minute: Int?
  }

  static func word(_ value: PlainValue) -> String {
    switch value {
    case .word(let word): word
    case .number(let number): "\(number)"
    case .missing: "missing"
    }
  }
}
