import ScenarioModel
import Sessions
import Telemetry

/// Free questions of random players.
extension Fuzz {
  /// Attempts to put a sound question together before rows are merely counted.
  private static let attempts = 8

  /// A question that the telemetry can answer, about any table and field.
  func slice(_ session: Session, _ numbers: inout RandomNumbers) -> SessionCommand {
    let world = staging.scenario.world
    let closed = Set(session.closedTables.map(\.table))
    let table = numbers.pick(world.tables.filter { !closed.contains($0.name) })
    let length = 1 + numbers.below(60)
    var query = Query(
      table: table?.name ?? "",
      window: MinuteRange(
        from: max(world.firstMinute, session.clock - length),
        to: session.clock
      ),
      aggregates: [.count]
    )
    let plain = query
    for _ in 0..<Self.attempts {
      query.bucketMinutes = numbers.below(3) == 0 ? 1 + numbers.below(15) : nil
      query.groupBy =
        numbers.below(2) == 0 ? [] : numbers.pick(table?.fields ?? []).map { [$0.name] } ?? []
      if let field = numbers.pick(table?.fields ?? [])?.name {
        query.aggregates = [aggregate(of: field, numbers.below(8))]
      }
      if query.problems(in: world).isEmpty { break }
      query = plain
    }
    return .slice(query, words: words(of: query))
  }

  private func aggregate(of field: FieldName, _ choice: Int) -> Aggregate {
    switch choice {
    case 0: .mean(field)
    case 1: .sum(field)
    case 2: .sd(field)
    case 3: .quantile(field, 0.95)
    case 4: .distinct(field)
    case 5: .missing(field)
    case 6: .perMinute
    default: .count
    }
  }

  private func words(of query: Query) -> String {
    var words = query.aggregates.map { "\($0)" }
    if !query.groupBy.isEmpty { words += ["by"] + query.groupBy.map(\.rawValue) }
    words += ["last", "\(query.window.count)"]
    if let minutes = query.bucketMinutes { words += ["every", "\(minutes)"] }
    return (words + ["of", query.table.rawValue]).joined(separator: " ")
  }
}
