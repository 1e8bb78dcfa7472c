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

  func requiredState() throws -> SessionState {
    guard let state = SessionState(rawValue: try required("state")) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return state
  }

  /// Whether a column holds nothing.
  func hasNull(_ column: String) -> Bool {
    let stored: DatabaseValue? = self[column]
    return stored?.isNull ?? true
  }
}
