import Foundation
import GRDB
import Sessions
import Testing

@testable import SessionStore

struct KnownSessionTests {
  @Test(arguments: StoreKind.all)
  func `a seed that was there before is known, another is not`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      for seed: UInt64 in [1, 2, 1] { _ = try store.createSample(seed: seed) }
      #expect(try store.list().map(\.known) == [.played, nil, nil])
    }
  }

  @Test(arguments: KnownReason.allCases)
  func `a reason is kept and stays`(reason: KnownReason) async throws {
    try await withStore { store in
      let id = try store.create(.sample(), createdAt: "", bundle: .sample, known: reason)
      #expect(try store.list().first?.known == reason)
      #expect {
        try store.queue.write { db in
          try db.execute(sql: "UPDATE sessions SET known = ''")
        }
      } throws: {
        ($0 as? DatabaseError)?.message == "a session that is known stays known"
      }
      try store.erase([id])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a session begins with the events it is given, or not at all`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      var header = try SessionHeader.sample()
      header.lineage = SessionLineage(session: 7, event: 2, hash: "ab")
      let id = try store.create(
        header,
        createdAt: "",
        bundle: .sample,
        known: .branch,
        events: Array(SessionEvent.sample.prefix(2))
      )
      #expect(try store.load(id).events == Array(SessionEvent.sample.prefix(2)))
      #expect(try store.load(id).header.lineage == header.lineage)
      #expect(try store.list().first?.lineage == header.lineage)
      try store.append(.abandoned, as: 3, to: id)
      #expect(throws: StoreError.over(SessionID(rawValue: 2), .abandoned)) {
        try store.create(
          header,
          createdAt: "",
          bundle: .sample,
          events: [.abandoned, .waited(minutes: 1)]
        )
      }
      #expect(try store.list().count == 1)
    }
  }

  @Test(arguments: StoreKind.all)
  func `the hashes of a branch and of its parent are the same up to where they part`(
    kind: StoreKind
  )
    async throws
  {
    try await withStore(kind) { store in
      let parent = try store.create(
        .sample(),
        createdAt: "",
        bundle: .sample,
        events: SessionEvent.sample
      )
      let same = try store.create(
        .sample(),
        createdAt: "",
        bundle: .sample,
        events: Array(SessionEvent.sample.prefix(3))
      )
      for event in 0...3 {
        #expect(
          try store.linkHash(of: parent, event: event) == store.linkHash(of: same, event: event)
        )
      }
      #expect(
        try store.linkHash(of: parent, event: 3) != store.linkHash(of: parent, event: 4)
      )
    }
  }

  @Test(arguments: StoreKind.all)
  func `a twin is a session with the same header and events`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let events = SessionEvent.sample
      #expect(try store.twin(of: .sample(), events: events) == nil)
      _ = try store.create(.sample(), createdAt: "", bundle: .sample, events: [events[0]])
      let id = try store.create(.sample(), createdAt: "", bundle: .sample, events: events)
      #expect(try store.twin(of: .sample(), events: events) == id)
      #expect(try store.twin(of: .sample(seed: 3), events: events) == nil)
      #expect(try store.twin(of: .sample(), events: events.dropLast() + [.abandoned]) == nil)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a note is kept beside a session and one that is too long is refused`(kind: StoreKind)
    async throws
  {
    try await withStore(kind) { store in
      let id = try store.createSample()
      try store.annotate(id, with: "again, slower")
      #expect(try store.list().first?.annotation == "again, slower")
      try store.annotate(id, with: "")
      #expect(try store.list().first?.annotation == "")
      #expect(throws: StoreError.tooLong(bytes: 20_001, limit: 20_000)) {
        try store.label(id, as: String(repeating: "x", count: 20_001))
      }
    }
  }

  @Test func `a store of the first version is brought up to date with its sessions`() async throws {
    try await withFolder { folder in
      let path = "\(folder)/sessions.sqlite"
      let queue = try DatabaseQueue(path: path)
      try StoreSchema.migrator(hash: sha256).migrate(queue, upTo: "v1")
      let header = try LineJSON.encode(try SessionHeader.sample())
      try await queue.write { db in
        try db.execute(sql: "INSERT INTO bundles VALUES ('d')")
        try db.execute(
          sql: """
            INSERT INTO sessions
              (header, hash, scenario, difficulty, seed, mode, created_at, bundle)
            VALUES (?, x'', 'canary-segment-regression', 3, '5', 'drill', '', 'd')
            """,
          arguments: [String(decoding: header, as: UTF8.self)]
        )
      }
      try queue.close()
      let store = try SQLiteSessionStore(folder: folder, hash: sha256)
      let session = try #require(try store.list().first)
      #expect((session.known, session.annotation, session.lineage) == (nil, "", nil))
    }
  }
}
