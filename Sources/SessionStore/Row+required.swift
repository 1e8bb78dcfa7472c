import Foundation
import GRDB
import Sessions

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

  /// The bytes of a text.
  func requiredBytes(_ column: String) throws -> [UInt8] {
    let text: String = try required(column)
    return Array(text.utf8)
  }

  /// The hash of a header or event.
  func requiredHash() throws -> [UInt8] {
    let hash: Data = try required("hash")
    return Array(hash)
  }

  /// The event of a row, as a reader finds it to follow.
  func event(by reader: inout ChainReader) throws -> SessionEvent {
    try reader.event(required("number"), requiredBytes("json"), hash: requiredHash())
  }
}
