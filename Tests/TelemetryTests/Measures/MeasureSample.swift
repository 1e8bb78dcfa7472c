import Foundation
import Telemetry

/// The rows of `measure_rows.csv` as a world's table, and the figures found in them independently.
enum MeasureSample {
  static let window = MinuteRange(from: -30, to: 30)
  private static let constant = Parameter(.constant(1))

  static let table = Table(
    name: "requests",
    title: "requests",
    rows: .arrivals(Traffic(perMinute: constant)),
    fields: [
      Field(
        name: "arm",
        title: "arm",
        generator: .category(["canary", "stable"].map { CategoryValue($0, weight: constant) })
      ),
      Field(
        name: "segment",
        title: "segment",
        generator: .category(
          ["eu", "us", "apac", "latam"].map { CategoryValue($0, weight: constant) }
        ),
        missing: constant
      ),
      Field(name: "ok", title: "ok", generator: .flag(constant), missing: constant),
      Field(
        name: "latency_ms",
        title: "latency",
        generator: .number(Distribution(family: .exponential, parameters: [constant])),
        missing: constant
      ),
      Field(name: "truth", title: "truth", isHidden: true, generator: .flag(constant)),
    ]
  )

  static let world = WorldModel(
    firstMinute: -30,
    pageMinuteOfDay: 0,
    controls: [],
    tables: [table]
  )

  static let stable = Slice(table: "requests", rows: .isOneOf("arm", ["stable"]))
  static let canary = Slice(table: "requests", rows: .isOneOf("arm", ["canary"]))

  /// The canary's outcome against that of the stable arm.
  static func arms(_ outcome: Outcome) -> SliceComparison {
    SliceComparison(left: stable, right: canary, outcome: outcome)
  }

  static let failures = arms(.share(.not(.isTrue("ok"))))
  static let latency = arms(.mean("latency_ms"))

  /// All rows with all columns.
  static let rows = makeRows()

  private static func makeRows() -> Rows {
    let lines = file("measure_rows.csv").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    let segments = ["eu", "us", "apac", "latam"]
    return Rows(
      table: "requests",
      window: window,
      count: lines.count,
      times: lines.map { Int32($0[0]) ?? 0 },
      columns: [
        .init(
          name: "arm",
          values: .codes(lines.map { $0[1] == "canary" ? 0 : 1 }, labels: ["canary", "stable"])
        ),
        .init(
          name: "segment",
          values: .codes(
            lines.map { UInt8(segments.firstIndex(of: $0[2]) ?? 255) },
            labels: segments
          )
        ),
        .init(name: "ok", values: .flags(lines.map { UInt8($0[3]) ?? 255 })),
        .init(name: "latency_ms", values: .numbers(lines.map { Float($0[4]) ?? .nan })),
        .init(name: "truth", values: .flags(lines.map { _ in 1 })),
      ]
    )
  }

  /// The figures of a measure of `measure_values.csv`, by key.
  static func figures(of measure: String) -> [String: Double] {
    var figures: [String: Double] = [:]
    for line in file("measure_values.csv") {
      let parts = line.split(separator: ",")
      if parts.count == 3, parts[0] == measure { figures[String(parts[1])] = Double(parts[2]) }
    }
    return figures
  }

  private static func file(_ name: String) -> [Substring] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    return ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(separator: "\n")
  }

  /// The measure's figures over some rows, cut to what is asked for.
  static func evaluate(
    _ measure: Measure,
    over rows: Rows = rows,
    sight: Sight = .telemetry
  ) throws -> [MeasureValue] {
    try measure.evaluate(
      windows: { reference in
        switch reference {
        case .own: window
        case .page(let range): range
        }
      },
      rows: { request in
        var slice = Sample.slice(rows, request.window)
        slice.columns.removeAll { !request.fields.contains($0.name) }
        return slice
      },
      model: world,
      sight: sight
    )
  }
}
