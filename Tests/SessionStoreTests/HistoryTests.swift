import Foundation
import GRDB
import MessageDigests
import Sessions
import TestSupport
import Testing

@testable import SessionStore

private func store(_ folder: TemporaryFolder) throws -> SQLiteSessionStore {
  try SQLiteSessionStore(folder: folder.url.path) { SHA256.digest(of: $0) }
}

@Test(arguments: StoreKind.all)
func `events of the history come back in order with their seconds`(kind: StoreKind) async throws {
  try await withStore(kind) { _, open in
    #expect(try open().history().isEmpty)
    #expect(try open().appendHistory(Array(#"{"read":"numbers"}"#.utf8), second: 5) == 1)
    #expect(try open().appendHistory(Array(#"{"read":"map"}"#.utf8), second: 3) == 2)
    let events = try open().history()
    #expect(events.map(\.second) == [5, 3])
    #expect(
      events.map { String(decoding: $0.json, as: UTF8.self) } == [
        #"{"read":"numbers"}"#, #"{"read":"map"}"#,
      ]
    )
  }
}

@Test func `the database refuses to change or delete an event, and a broken chain is damage`()
  throws
{
  let folder = try TemporaryFolder()
  let store = try store(folder)
  for second in 1...3 { _ = try store.appendHistory(Array("{}".utf8), second: second) }
  for sql in ["UPDATE history SET second = 9", "DELETE FROM history WHERE number = 2"] {
    #expect(throws: DatabaseError.self) { try store.queue.write { try $0.execute(sql: sql) } }
  }
  try store.queue.write { db in
    try db.execute(sql: "DROP TRIGGER history_is_not_updated")
    try db.execute(sql: "UPDATE history SET json = '{\"a\":1}' WHERE number = 2")
  }
  #expect(throws: StoreError.self) { try store.history() }
}
