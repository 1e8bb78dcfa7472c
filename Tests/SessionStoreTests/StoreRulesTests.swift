import Foundation
import GRDB
import Sessions
import Testing

@testable import SessionStore

struct StoreRulesTests {
  @Test(arguments: [
    ("UPDATE events SET json = '{}' WHERE number = 1", "only added"),
    ("UPDATE events SET number = 9 WHERE number = 2", "only added"),
    ("DELETE FROM events WHERE number = 2", "only deleted with"),
    ("DELETE FROM events", "only deleted with"),
    ("INSERT INTO events VALUES (1, 4, '{}', x'00')", "not the next"),
    ("INSERT OR REPLACE INTO events VALUES (1, 2, '{}', x'00')", "not the next"),
    ("INSERT INTO events VALUES (2, 2, '{}', x'00')", "is over"),
    ("INSERT INTO events VALUES (7, 1, '{}', x'00')", "is over"),
    ("UPDATE sessions SET state = 'open' WHERE id = 2", "stays over"),
    ("UPDATE sessions SET seed = '1'", "not updated"),
    ("UPDATE sessions SET header = '{}'", "not updated"),
    ("UPDATE sessions SET state = 'lost' WHERE id = 1", "CHECK"),
    ("INSERT INTO scores (session_id, rubric, total, json) VALUES (7, 1, 0, '{}')", "FOREIGN KEY"),
    ("DELETE FROM bundles", "FOREIGN KEY"),
  ])
  func `the database itself refuses what would falsify a session`(
    sql: String,
    reason: String
  ) async throws {
    try await withStore { store in
      let first = try store.createSample()
      try store.append(.waited(minutes: 1), as: 1, to: first)
      try store.append(.waited(minutes: 2), as: 2, to: first)
      let second = try store.createSample()
      try store.append(.abandoned, as: 1, to: second)
      #expect {
        try store.queue.write { db in try db.execute(sql: sql) }
      } throws: { error in
        (error as? DatabaseError)?.message?.contains(reason) == true
      }
      #expect(try store.load(first).events == [.waited(minutes: 1), .waited(minutes: 2)])
      #expect(try store.load(second).events == [.abandoned])
    }
  }

  @Test func `commits wait for the disk`() async throws {
    try await withStore { store in
      let settings = try await store.queue.read { db in
        try ["journal_mode", "synchronous", "foreign_keys", "secure_delete", "application_id"].map {
          try String.fetchOne(db, sql: "PRAGMA \($0)")
        }
      }
      #expect(settings == ["wal", "2", "1", "1", "1178882636"])
    }
  }

  @Test func `no name in the store speaks of the truth`() async throws {
    try await withStore { store in
      _ = try store.createSample()
      let schema = try await store.queue.read { db in
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
      }
      #expect(schema.count > 10)
      for word in ["truth", "hypothesis", "cause"] {
        #expect(!schema.joined().localizedCaseInsensitiveContains(word))
      }
      let folder = URL(filePath: store.path).deletingLastPathComponent()
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.path(percentEncoded: false)
      )
      #expect(Set(files) == ["sessions.sqlite", "sessions.sqlite-wal", "sessions.sqlite-shm"])
    }
  }

  @Test(arguments: [
    ("UPDATE events SET json = '{\"event\":\"waited\",\"minutes\":9}' WHERE number = 2", 2),
    ("UPDATE events SET hash = zeroblob(32) WHERE number = 1", 1),
    ("DELETE FROM events WHERE number = 2", 2),
    ("DELETE FROM events WHERE number = 1", 1),
    ("DELETE FROM events WHERE number = 3", 2),
    ("UPDATE sessions SET header = replace(header, '\"difficulty\":3', '\"difficulty\":1')", 0),
    ("UPDATE sessions SET state = 'open'", 3),
  ])
  func `an edit behind the rules is found`(sql: String, event: Int) async throws {
    try await withStore { store in
      let id = try store.createSample()
      for (index, event) in [
        SessionEvent.hinted(action: "a", level: .nudge), .waited(minutes: 1),
        .abandoned,
      ].enumerated() {
        try store.append(event, as: index + 1, to: id)
      }
      try store.dropTriggers()
      try await store.queue.write { db in try db.execute(sql: sql) }
      #expect(throws: StoreError.changed(id, event: event)) { try store.load(id) }
      #expect(try store.list().count == 1)
    }
  }

  @Test func `an event of a later version is told apart from a changed one`() async throws {
    try await withStore { store in
      let id = try store.createSample()
      let json = Array(#"{"event":"teleported"}"#.utf8)
      var chain = HashChain(hash: sha256)
      chain.add(try LineJSON.encode(SessionHeader.sample()))
      let hash = Data(chain.add(json))
      try await store.queue.write { db in
        try db.execute(
          sql: "INSERT INTO events VALUES (1, 1, ?, ?)",
          arguments: [String(decoding: json, as: UTF8.self), hash]
        )
      }
      #expect(throws: StoreError.unreadable(id, event: 1)) { try store.load(id) }
    }
  }

  @Test func `a changed scenario is found`() async throws {
    try await withStore { store in
      let id = try store.createSample()
      try await store.queue.write { db in
        try db.execute(sql: "UPDATE bundle_files SET content = x'00' WHERE path LIKE '%.yaml'")
      }
      #expect(throws: StoreError.changedScenario(id)) { try store.bundle(of: id) }
    }
  }
}

extension SQLiteSessionStore {
  fileprivate func dropTriggers() throws {
    try queue.write { db in
      for name in try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      ) {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
    }
  }
}
