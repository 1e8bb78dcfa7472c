import Foundation
import GRDB
import Sessions
import Testing

@testable import SessionStore

struct StoreTroubleTests {
  @Test func `a store of a newer version is refused and left as it is`() async throws {
    try await withFolder { folder in
      let store = try SQLiteSessionStore(folder: folder, hash: sha256)
      _ = try store.createSample()
      try await store.queue.write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('v2'), ('v3')")
      }
      try store.queue.close()
      let before = try Data(contentsOf: URL(filePath: store.path))
      #expect(throws: StoreError.newerVersion(path: store.path, unknown: ["v2", "v3"])) {
        try SQLiteSessionStore(folder: folder, hash: sha256)
      }
      #expect(try Data(contentsOf: URL(filePath: store.path)) == before)
    }
  }

  @Test func `a file that is no database is refused and left as it is`() async throws {
    try await withFolder { folder in
      let path = folder + "/sessions.sqlite"
      let content = Data(repeating: 65, count: 5_000)
      try content.write(to: URL(filePath: path))
      #expect(throws: StoreError.notAStore(path: path)) {
        try SQLiteSessionStore(folder: folder, hash: sha256)
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == content)
    }
  }

  @Test func `another program's database is refused and left as it is`() async throws {
    try await withFolder { folder in
      let path = folder + "/sessions.sqlite"
      let queue = try DatabaseQueue(path: path)
      try await queue.write { db in try db.execute(sql: "CREATE TABLE sessions (id)") }
      try queue.close()
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(throws: StoreError.notAStore(path: path)) {
        try SQLiteSessionStore(folder: folder, hash: sha256)
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func `a damaged database is refused, not followed`() async throws {
    try await withFolder { folder in
      let store = try SQLiteSessionStore(folder: folder, hash: sha256)
      let id = try store.createSample()
      for number in 1...50 { try store.append(.waited(minutes: 1), as: number, to: id) }
      try store.queue.close()
      var bytes = try Data(contentsOf: URL(filePath: store.path))
      bytes.replaceSubrange(4096..., with: Data(repeating: 0xA5, count: bytes.count - 4096))
      try bytes.write(to: URL(filePath: store.path))
      #expect(throws: StoreError.damaged(path: store.path)) {
        try SQLiteSessionStore(folder: folder, hash: sha256).load(id)
      }
    }
  }

  @Test func `an empty file, as a kill may leave it, becomes a store`() async throws {
    try await withFolder { folder in
      try Data().write(to: URL(filePath: folder + "/sessions.sqlite"))
      let store = try SQLiteSessionStore(folder: folder, hash: sha256)
      #expect(try store.list().isEmpty)
    }
  }

  @Test func `a write that a kill cut short is undone`() async throws {
    try await withFolder { folder in
      let store = try SQLiteSessionStore(folder: folder + "/data", hash: sha256)
      let id = try store.createSample()
      try store.append(.waited(minutes: 1), as: 1, to: id)
      try store.queue.close()
      let other = try DatabaseQueue(path: store.path)
      try other.inDatabase { db in
        // With a rollback journal, as while a store is being made, and no cache, half a transaction
        // is in the file.
        try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 0; BEGIN")
        try db.execute(
          sql: "INSERT INTO scores (session_id, rubric, total, json) VALUES (1, 1, 0, ?)",
          arguments: [String(repeating: "x", count: 100_000)]
        )
        try db.execute(sql: "UPDATE sessions SET label = ?", arguments: ["half"])
        try FileManager.default.copyItem(atPath: folder + "/data", toPath: folder + "/copy")
        try db.execute(sql: "ROLLBACK")
      }
      let copy = try SQLiteSessionStore(folder: folder + "/copy", hash: sha256)
      #expect(try copy.load(id).events == [.waited(minutes: 1)])
      #expect(try copy.score(of: id, rubric: 1) == nil)
    }
  }

  @Test func `a file in place of the folder is named`() async throws {
    try await withFolder { folder in
      let path = folder + "/data"
      try Data().write(to: URL(filePath: path))
      #expect(throws: StoreError.cannotCreateFolder(path: path, .notAFolder)) {
        try SQLiteSessionStore(folder: path, hash: sha256)
      }
      #expect {
        try SQLiteSessionStore(folder: path + "/deeper", hash: sha256)
      } throws: { error in
        (error as? StoreError)?.kind == .cannotCreate
      }
    }
  }

  @Test func `folders are made, and only their owner may enter`() async throws {
    try await withFolder { folder in
      let path = folder + "/a b/č%20/data"
      let store = try SQLiteSessionStore(folder: path, hash: sha256)
      #expect(store.path == path + "/sessions.sqlite")
      #expect(FileManager.default.fileExists(atPath: store.path))
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test func `a folder in which one may not write is named`() async throws {
    await #expect(processExitsWith: .success) {
      try await withFolder { folder in
        let store = try SQLiteSessionStore(folder: folder + "/old", hash: sha256)
        _ = try store.createSample()
        try store.queue.close()
        try FileManager.default.createDirectory(
          atPath: folder + "/new",
          withIntermediateDirectories: false
        )
        for path in ["/old/sessions.sqlite", "/old", "/new", ""] {
          try FileManager.default.setAttributes(
            [.posixPermissions: path.hasSuffix("e") ? 0o444 : 0o555],
            ofItemAtPath: folder + path
          )
        }
        let user = geteuid()
        // The superuser may write anywhere, so the test becomes nobody for a while.
        if user == 0 { #expect(seteuid(65_534) == 0) }
        #expect(
          throws: StoreError.cannotCreateFolder(path: folder + "/none", .noPermission)
        ) {
          try SQLiteSessionStore(folder: folder + "/none", hash: sha256)
        }
        for name in ["/new", "/old"] {
          #expect {
            try SQLiteSessionStore(folder: folder + name, hash: sha256).createSample()
          } throws: { error in
            (error as? StoreError)?.kind == .cannotCreate
          }
        }
        if user == 0 { #expect(seteuid(0) == 0) }
        for path in ["", "/old", "/new"] {
          try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: folder + path
          )
        }
      }
    }
  }

  @Test func `a full disk loses only the event it refused`() async throws {
    try await withStore { store in
      let id = try store.createSample()
      try await store.queue.writeWithoutTransaction { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        try db.execute(sql: "PRAGMA max_page_count = \(pages + 10)")
      }
      let note = SessionEvent.noted(String(repeating: "x", count: 9_000))
      var kept = 0
      #expect(throws: StoreError.full(path: store.path)) {
        for number in 1...100 {
          try store.append(note, as: number, to: id)
          kept = number
        }
      }
      #expect(kept > 0)
      #expect(try store.load(id).events.count == kept)
      try await store.queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA max_page_count = 100000")
      }
      try store.append(note, as: kept + 1, to: id)
      #expect(try store.load(id).events.count == kept + 1)
    }
  }

  @Test func `a store that another program keeps locked is named`() async throws {
    try await withStore { store in
      let id = try store.createSample()
      let other = try DatabaseQueue(path: store.path)
      try other.inDatabase { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        #expect(throws: StoreError.locked(path: store.path)) {
          try store.append(.abandoned, as: 1, to: id)
        }
        #expect(try store.load(id).events.isEmpty)
        try db.execute(sql: "ROLLBACK")
      }
      try store.append(.abandoned, as: 1, to: id)
    }
  }

  @Test(arguments: [
    (StoreError.full(path: "/d/s"), StoreErrorKind.inputOutput, ["/d/s", "full", "Free some"]),
    (.locked(path: "/d/s"), .inputOutput, ["/d/s", "wait"]),
    (.inputOutput(path: "/d/s", code: 778, message: "m"), .inputOutput, ["/d/s", "778", "m"]),
    (.cannotOpen(path: "/d/s"), .cannotCreate, ["/d/s", "who may write there"]),
    (.readOnly(path: "/d/s"), .cannotCreate, ["/d/s", "who may write there"]),
    (.cannotCreateFolder(path: "/d", .readOnly), .cannotCreate, ["/d", "read-only"]),
    (.cannotCreateFolder(path: "/d", .noPermission), .cannotCreate, ["/d", "may not write"]),
    (.cannotCreateFolder(path: "/d", .notAFolder), .cannotCreate, ["/d", "file in its place"]),
    (.cannotCreateFolder(path: "/d", .full), .cannotCreate, ["/d", "full"]),
    (.cannotCreateFolder(path: "/d", .other("why")), .cannotCreate, ["/d", "why"]),
    (.notAStore(path: "/d/s"), .data, ["/d/s", "not a store"]),
    (.damaged(path: "/d/s"), .data, ["/d/s", "damaged"]),
    (.newerVersion(path: "/d/s", unknown: ["v2"]), .data, ["/d/s", "v2", "left as it is"]),
    (.unknownSession(SessionID(rawValue: 3)), .noInput, ["no session 3"]),
    (.over(SessionID(rawValue: 3), .declared), .data, ["session 3", "declared"]),
    (.notNext(SessionID(rawValue: 3), given: 4, next: 6), .data, ["event 6, not 4", "meanwhile"]),
    (.stillOpen(SessionID(rawValue: 3)), .data, ["session 3", "abandon"]),
    (.changed(SessionID(rawValue: 3), event: 0), .data, ["the header of session 3"]),
    (.unreadable(SessionID(rawValue: 3), event: 2), .data, ["event 2 of session 3"]),
    (.changedScenario(SessionID(rawValue: 3)), .data, ["session 3"]),
    (.tooLong(bytes: 9, limit: 8), .data, ["9 bytes", "8 is the most"]),
    (.tooManyEvents(SessionID(rawValue: 3), limit: 8), .data, ["8 events"]),
    (.cannotWrite, .data, ["not finite"]),
  ])
  func `errors say what happened, where, and what to do`(
    error: StoreError,
    kind: StoreErrorKind,
    parts: [String]
  ) {
    #expect(error.kind == kind)
    for part in parts {
      #expect(error.description.contains(part))
    }
    #expect(!error.description.lowercased().contains("firedrill"), "commands are a front end's")
  }
}
