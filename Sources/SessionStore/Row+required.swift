import Sessions
import GRDB

extension Row {
  /// A value of a type, where a damaged database may hold another.
  func required<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    let stored: DatabaseValue? = self[column]
    guard let value = stored.flatMap(Value.fromDatabaseValue) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return value
  }

  /// The value at a place, where a damaged database may hold none.
  func required<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ place: Int
  ) throws -> Value {
    guard let value: Value = self[place] else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return value
  }

  func requiredState() throws -> SessionState {
    guard let state = SessionState(rawValue: try required("state")) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return state
  }
}
