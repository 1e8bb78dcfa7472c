import Telemetry
import TestSupport

/// A small world whose tables have every kind of field, for tests of questions.
enum Sample {
  static let constant = Parameter(.constant(0.5))

  static let documents = Table(
    name: "documents",
    title: "documents",
    rows: .fixed(count: 5),
    fields: [
      Field(
        name: "topic",
        title: "topic",
        generator: .category([
          CategoryValue("billing", weight: constant), CategoryValue("legal", weight: constant),
        ]),
        missing: constant
      ),
      Field(name: "rank", title: "rank", generator: .sequence(start: 0, step: 1)),
    ]
  )

  static let requests = Table(
    name: "requests",
    title: "requests",
    rows: .arrivals(Traffic(perMinute: constant)),
    fields: [
      Field(name: "user", title: "user", generator: .entity(population: 20)),
      Field(
        name: "segment",
        title: "segment",
        generator: .category(["eu", "us", "apac"].map { CategoryValue($0, weight: constant) }),
        missing: constant
      ),
      Field(
        name: "arm",
        title: "arm",
        generator: .assignment(
          of: "user",
          salt: "s",
          shares: [CategoryValue("canary", weight: constant)],
          rest: "stable"
        )
      ),
      Field(name: "ok", title: "ok", generator: .flag(constant), missing: constant),
      Field(
        name: "latency_ms",
        title: "latency",
        unit: "ms",
        generator: .number(Distribution(family: .exponential, parameters: [constant])),
        missing: constant
      ),
      Field(
        name: "tokens",
        title: "tokens",
        generator: .number(Distribution(family: .poisson, parameters: [constant]))
      ),
      Field(name: "document", title: "document", generator: .reference("documents")),
      Field(name: "topic", title: "topic", generator: .lookup("document", "topic")),
      Field(name: "truly_ok", title: "label", isHidden: true, generator: .flag(constant)),
      Field(name: "recorded", title: "recorded", isHidden: true, generator: .flag(constant)),
    ],
    recordedBy: "recorded",
    logs: [
      LogTemplate(
        rows: .not(.isTrue("ok")),
        level: .error,
        component: "gateway",
        message: "request of {segment} failed after {latency_ms} ms",
        fields: ["user", "segment", "latency_ms", "ok"]
      ),
      LogTemplate(
        rows: .compares("tokens", .atLeast, 3),
        level: .info,
        component: "model",
        message: "{tokens} tokens for {user}",
        fields: ["tokens", "topic", "document"]
      ),
    ]
  )

  static let world = WorldModel(
    firstMinute: -60,
    pageMinuteOfDay: 600,
    controls: [],
    tables: [documents, requests]
  )

  /// Random rows of the sample's requests over some minutes, in order of time.
  static func rows(
    _ count: Int,
    window: MinuteRange,
    _ dice: inout SeededNumbers,
    missing: Double = 0.15
  ) -> Rows {
    let span = window.count * 60_000
    // A quarter falls on the first moment of a minute, where windows and buckets meet.
    let times = (0..<count).map { _ -> Int32 in
      let since = dice.below(span)
      let isOnTheMinute = dice.below(4) == 0
      return Int32(window.from * 60_000 + (isOnTheMinute ? since / 60_000 * 60_000 : since))
    }.sorted()
    func codes(_ values: Int, missing: Double) -> [UInt8] {
      (0..<count).map { _ in
        dice.unit() < missing ? Column.missingCode : UInt8(dice.below(values))
      }
    }
    let latencies = (0..<count).map { _ in
      dice.unit() < missing ? Float.nan : Float(dice.below(4000)) / 8
    }
    let columns: [Rows.NamedColumn] = [
      .init(name: "user", values: .entities((0..<count).map { _ in UInt32(dice.below(20)) })),
      .init(
        name: "segment",
        values: .codes(codes(3, missing: missing), labels: ["eu", "us", "apac"])
      ),
      .init(name: "arm", values: .codes(codes(2, missing: 0), labels: ["canary", "stable"])),
      .init(name: "ok", values: .flags(codes(2, missing: missing))),
      .init(name: "latency_ms", values: .numbers(latencies)),
      .init(name: "tokens", values: .numbers((0..<count).map { _ in Float(dice.below(7)) })),
      .init(name: "document", values: .references((0..<count).map { _ in UInt32(dice.below(5)) })),
      .init(
        name: "topic",
        values: .codes(codes(2, missing: missing), labels: ["billing", "legal"])
      ),
      .init(name: "truly_ok", values: .flags(codes(2, missing: 0))),
      .init(name: "recorded", values: .flags((0..<count).map { _ in dice.unit() < 0.9 ? 1 : 0 })),
    ]
    return Rows(table: "requests", window: window, count: count, times: times, columns: columns)
  }
}

extension Sample {
  /// The rows of some minutes.
  static func slice(_ rows: Rows, _ window: MinuteRange) -> Rows {
    var slice = keeping(rows) { row in
      let time = Int(rows.times[row])
      return time >= window.from * 60_000 && time < window.to * 60_000
    }
    slice.window = window
    return slice
  }

  /// The rows at positions that are wanted.
  static func keeping(_ rows: Rows, _ isWanted: (Int) -> Bool) -> Rows {
    let kept = (0..<rows.count).filter(isWanted)
    func pick<Value>(_ values: [Value]) -> [Value] { kept.map { values[$0] } }
    return Rows(
      table: rows.table,
      window: rows.window,
      count: kept.count,
      times: rows.times.isEmpty ? [] : pick(rows.times),
      columns: rows.columns.map { column in
        let values: Column =
          switch column.values {
          case .codes(let codes, let labels): .codes(pick(codes), labels: labels)
          case .numbers(let numbers): .numbers(pick(numbers))
          case .flags(let flags): .flags(pick(flags))
          case .entities(let numbers): .entities(pick(numbers))
          case .references(let numbers): .references(pick(numbers))
          }
        return .init(name: column.name, values: values)
      }
    )
  }
}
