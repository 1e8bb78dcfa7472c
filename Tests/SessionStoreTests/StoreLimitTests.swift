import Foundation
import GRDB
import Sessions
import TestSupport
import Testing

@testable import SessionStore

/// What stays possible in full, shared, damaged and unwritable stores.
struct StoreLimitTests {
  @Test(arguments: StoreKind.all)
  func `the last place of a session is kept for its end`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let notes = Array(repeating: SessionEvent.noted("n"), count: ReplayLimits.events - 1)
      let id = try store.create(.sample(), createdAt: "", bundle: .sample, events: notes)
      #expect(throws: StoreError.tooManyEvents(id, limit: ReplayLimits.events)) {
        try store.append(.noted("n"), as: ReplayLimits.events, to: id)
      }
      try store.append(.abandoned, as: ReplayLimits.events, to: id)
      #expect(try store.summary(of: id).events == ReplayLimits.events)
      #expect(try store.load(id).state == .abandoned)
    }
  }

  @Test func `only the owner reads the file, and one that others could read is mended`()
    async throws
  {
    try await withStore { store in
      _ = try store.createSample()
      let files = FileManager.default
      let folder = URL(filePath: store.path).deletingLastPathComponent()
      try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: store.path)
      let again = try SQLiteSessionStore(folder: folder.path, hash: sha256)
      _ = try again.createSample(seed: 2)
      for ending in ["", "-wal", "-shm"] {
        guard let attributes = try? files.attributesOfItem(atPath: store.path + ending) else {
          continue
        }
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(ending)")
      }
    }
  }

  @Test func `a damaged header leaves the lines of others as they are`() async throws {
    try await withStore { store in
      let (sound, damaged) = (try store.createSample(), try store.createSample(seed: 2))
      try store.queue.write { db in
        try db.execute(sql: "DROP TRIGGER sessions_keep_their_header")
        try db.execute(sql: "UPDATE sessions SET header = '{' WHERE id = \(damaged)")
      }
      #expect(try store.list().map(\.id) == [damaged, sound])
      #expect(throws: StoreError.changed(damaged, event: 0)) { try store.load(damaged) }
      #expect(try store.load(sound).id == sound)
    }
  }

  @Test(arguments: StoreKind.all)
  func `several sessions are erased at once, or none`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let ids = try (1...3).map { try store.createSample(seed: $0) }
      let unknown = SessionID(rawValue: 99)
      #expect(throws: StoreError.unknownSession(unknown)) { try store.erase([ids[0], unknown]) }
      #expect(try store.list().count == 3)
      try store.erase([ids[0], ids[2]])
      #expect(try store.list().map(\.id) == [ids[1]])
    }
  }

  @Test func `a byte-order mark is named`() {
    #expect(throws: ReplayError.byteOrderMark) {
      try ReplayFile(decoding: [0xEF, 0xBB, 0xBF] + Array("{}\n".utf8), hash: sha256)
    }
    #expect(ReplayError.byteOrderMark.line == 1)
  }
}
