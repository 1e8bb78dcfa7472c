import GRDBSQLite
import Telemetry

/// The aggregate `quantile(value, q)`, which SQLite lacks: the query engine's own definition.
enum QuantileFunction {
  /// The values of a group; a class, because SQLite keeps a pointer to it.
  private final class Values {
    var values: [Double] = []
    var quantile: Double?
  }

  /// Adds the function to a connection.
  static func register(on connection: SQLiteConnection) throws(SQLiteFailure) {
    try connection.check(
      sqlite3_create_function_v2(
        connection.handle,
        "quantile",
        2,
        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        nil,
        nil,
        { context, _, arguments in QuantileFunction.add(arguments, to: context) },
        { context in QuantileFunction.finish(context) },
        nil
      )
    )
  }

  /// Returns the place in which SQLite keeps a group's pointer: `nil` at first and without rows.
  private static func slot(
    _ context: OpaquePointer?,
    makingRoom: Bool
  ) -> UnsafeMutablePointer<Unmanaged<Values>?>? {
    let size = makingRoom ? Int32(MemoryLayout<Unmanaged<Values>?>.size) : 0
    return sqlite3_aggregate_context(context, size)?
      .assumingMemoryBound(to: Unmanaged<Values>?.self)
  }

  private static func add(
    _ arguments: UnsafeMutablePointer<OpaquePointer?>?,
    to context: OpaquePointer?
  ) {
    guard let arguments, let slot = slot(context, makingRoom: true) else { return }
    let group: Values
    if let known = slot.pointee {
      group = known.takeUnretainedValue()
    } else {
      group = Values()
      slot.pointee = Unmanaged.passRetained(group)
    }
    guard sqlite3_value_type(arguments[1]) != SQLITE_NULL else { return }
    group.quantile = sqlite3_value_double(arguments[1])
    guard sqlite3_value_type(arguments[0]) != SQLITE_NULL else { return }
    group.values.append(sqlite3_value_double(arguments[0]))
  }

  private static func finish(_ context: OpaquePointer?) {
    guard let slot = slot(context, makingRoom: false), let kept = slot.pointee else {
      return sqlite3_result_null(context)
    }
    let group = kept.takeRetainedValue()
    slot.pointee = nil
    guard let quantile = group.quantile else { return sqlite3_result_null(context) }
    guard (0...1).contains(quantile) else {
      return sqlite3_result_error(context, "a quantile lies from 0 to 1, not at \(quantile)", -1)
    }
    guard let value = value(quantile, of: group.values.sorted()) else {
      return sqlite3_result_null(context)
    }
    sqlite3_result_double(context, value)
  }

  /// Linear interpolation between order statistics.
  ///
  /// Source: Hyndman & Fan, "Sample quantiles in statistical packages", 1996, definition 7.
  private static func value(_ quantile: Double, of sorted: [Double]) -> Double? {
    guard let last = sorted.last else { return nil }
    let position = Double(sorted.count - 1) * quantile
    let below = Int(position)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (position - Double(below))
  }
}
