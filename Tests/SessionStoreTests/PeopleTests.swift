import Foundation
import GRDB
import Sessions
import TestSupport
import Testing

@testable import SessionStore

/// People and their keys as the store keeps them, and what is there for one of them.
struct PeopleTests {
  private static func digest(_ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: 32) }

  private static func add(
    _ name: String,
    to store: any PeopleDatabase,
    isHost: Bool = false
  ) throws -> PersonID {
    let new = NewPerson(name: name, key: name.lowercased(), isHost: isHost, createdAt: "2026-11-30")
    return try #require(try store.add(new))
  }

  @Test(arguments: StoreKind.all)
  func `people are found by their keys, and a name is given once`(kind: StoreKind) async throws {
    try await withStore(kind) { store, open in
      #expect(try !store.hasPeople())
      let ada = try Self.add("Ada", to: store)
      let bo = try Self.add("Bo", to: store, isHost: true)
      let again = NewPerson(name: "ADA", key: "ada", isHost: true, createdAt: "")
      #expect(try store.add(again) == nil)
      let other = try open()
      #expect(try other.hasPeople())
      #expect(try other.people().map(\.name) == ["Ada", "Bo"])
      #expect(try other.people().map(\.isHost) == [false, true])
      #expect(try other.person(key: "bo")?.id == bo)
      #expect(try other.person(key: "ada")?.id == ada)
      #expect(try other.person(key: "Ada") == nil)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a link is worth one browser, and a new one takes its place`(kind: StoreKind) async throws {
    try await withStore(kind) { store, open in
      let ada = try Self.add("Ada", to: store)
      func link(_ byte: UInt8) -> PersonKey {
        PersonKey(.link, digest: Self.digest(byte), expires: 100)
      }
      func browser(_ byte: UInt8) -> PersonKey {
        PersonKey(.browser, digest: Self.digest(byte), expires: 1000)
      }
      try store.keep(link(1), of: ada)
      try store.keep(link(2), of: ada)
      #expect(try store.exchange(link: Self.digest(1), for: browser(9), at: 50) == nil)
      #expect(try store.exchange(link: Self.digest(2), for: browser(9), at: 100) == nil)
      #expect(try store.holder(of: Self.digest(2), .link, at: 99)?.person.id == ada)
      #expect(try store.holder(of: Self.digest(2), .browser, at: 99) == nil)
      #expect(try open().exchange(link: Self.digest(2), for: browser(3), at: 99)?.id == ada)
      #expect(try store.exchange(link: Self.digest(2), for: browser(4), at: 99) == nil)
      #expect(try store.holder(of: Self.digest(3), .browser, at: 999)?.person.name == "Ada")
      #expect(try store.holder(of: Self.digest(3), .browser, at: 1000) == nil)
      #expect(try store.holder(of: Self.digest(4), .browser, at: 99) == nil)
      // Expired keys go when somebody signs in.
      try store.keep(link(5), of: ada)
      try store.keep(PersonKey(.browser, digest: Self.digest(7), expires: 60), of: ada)
      _ = try store.exchange(link: Self.digest(5), for: browser(6), at: 70)
      #expect(try store.keys(of: ada).map(\.digest.first) == [3, 6])
      try store.removeKey(Self.digest(3))
      try store.removeKeys(.browser, of: ada)
      #expect(try store.keys(of: ada).isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `of many who use a link at once one gets in`(kind: StoreKind) async throws {
    try await withStore(kind) { store, open in
      let ada = try Self.add("Ada", to: store)
      try store.keep(PersonKey(.link, digest: Self.digest(1), expires: 100), of: ada)
      let stores = try (0..<6).map { _ in try open() }
      let entered = try await withThrowingTaskGroup(of: Bool.self) { group in
        for (number, store) in stores.enumerated() {
          group.addTask {
            let key = PersonKey(
              .browser,
              digest: Self.digest(UInt8(10 + number)),
              expires: 1000
            )
            return try store.exchange(link: Self.digest(1), for: key, at: 1) != nil
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(entered == 1)
      #expect(try store.keys(of: ada).count == 1)
    }
  }

  @Test(arguments: StoreKind.all)
  func `tokens have names and scopes, and no two of a person the same name`(kind: StoreKind)
    async throws
  {
    try await withStore(kind) { store in
      let (ada, bo) = (try Self.add("Ada", to: store), try Self.add("Bo", to: store))
      func token(_ byte: UInt8) -> PersonKey {
        PersonKey(.token, digest: Self.digest(byte), expires: nil, name: "a", scope: "play")
      }
      try store.keep(token(1), of: ada)
      #expect(throws: StoreError.self) { try store.keep(token(2), of: ada) }
      try store.keep(token(3), of: bo)
      let found = try #require(try store.holder(of: Self.digest(3), .token, at: .max))
      #expect(found.person.id == bo && found.key.scope == "play" && found.key.name == "a")
    }
  }

  @Test(arguments: StoreKind.all)
  func `what a person answers is theirs, in a chain of its own`(kind: StoreKind) async throws {
    try await withStore(kind) { store, open in
      let ada = try Self.add("Ada", to: store)
      let bo = try Self.add("Bo", to: store)
      func part(_ id: PersonID) throws -> any SessionDatabase {
        try open().limited(to: .person(id))
      }
      #expect(try store.appendHistory(Array("[0]".utf8), second: 1) == 1)
      #expect(try part(ada).appendHistory(Array("[1]".utf8), second: 2) == 1)
      #expect(try part(bo).appendHistory(Array("[2]".utf8), second: 3) == 1)
      #expect(try part(ada).appendHistory(Array("[3]".utf8), second: 4) == 2)
      func texts(_ store: any SessionDatabase) throws -> [String] {
        try store.history().map { String(decoding: $0.json, as: UTF8.self) }
      }
      #expect(try texts(store) == ["[0]"])
      #expect(try texts(part(ada)) == ["[1]", "[3]"])
      #expect(try texts(part(bo)) == ["[2]"])
      #expect(try part(bo).hasHistory())
      try store.erase(bo)
      #expect(try !part(bo).hasHistory())
      #expect(try texts(part(ada)) == ["[1]", "[3]"])
    }
  }

  @Test(arguments: StoreKind.all)
  func `a person who is erased leaves nothing, and others keep theirs`(kind: StoreKind)
    async throws
  {
    try await withStore(kind) { store in
      let (ada, bo) = (try Self.add("Ada", to: store), try Self.add("Bo", to: store))
      let own = store.limited(to: .person(ada))
      let first = try own.createSample(seed: 1)
      let request = KeptRequest(digest: Self.digest(1), event: 0)
      _ = try own.keep(request, of: nil, under: Self.digest(2))
      // An interview of Bo's in which Ada is the candidate, and one in which she only watches.
      let theirs = store.limited(to: .person(bo))
      let rooms = try [UInt64(2), 3].map { try theirs.createSample(seed: $0) }
      for (id, role) in zip(rooms, ["candidate", "observer"]) {
        try store.openRoom(for: id)
        try store.add(
          StoredLink(
            role: role,
            digest: Self.digest(UInt8(id.rawValue)),
            expires: 9,
            takesOver: false
          ),
          to: id
        )
        let link = try #require(try store.links(to: id).first?.number)
        try store.seat(ada, in: id, by: link)
        try store.seat(ada, in: id, by: link)
        // A link of another room gives no place.
        try store.seat(bo, in: first, by: link)
      }
      #expect(try store.seats(of: ada).map(\.session) == rooms.reversed())
      #expect(try store.seats(of: ada).map(\.role) == ["observer", "candidate"])
      #expect(try store.seats(of: bo).isEmpty)
      let free = try store.createSample(seed: 4)
      try store.erase(ada)
      #expect(try store.people().map(\.name) == ["Bo"])
      #expect(try store.allIDs() == [rooms[1], free])
      #expect(try store.seats(of: ada).isEmpty)
      #expect(try store.keep(request, of: nil, under: Self.digest(2)) == nil)
      // The scenario that others need is still there.
      #expect(try store.bundle(of: free) == .sample)
    }
  }

  @Test func `nothing of an erased person can be read in the files`() async throws {
    try await withFolder { folder in
      let store = try SQLiteSessionStore(folder: folder, hash: sha256)
      let id = try Self.add("Hedwig Unmistakable", to: store)
      let own = store.limited(to: .person(id))
      _ = try own.appendHistory(Array(#"{"a":"unmistakable-answer"}"#.utf8), second: 1)
      let session = try own.createSample()
      try own.append(.noted("unmistakable-note"), as: 1, to: session)
      try store.erase(id)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files.contains(SQLiteSessionStore.fileName))
      for file in files {
        let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        #expect(!text.contains("unmistakable"), "\(file)")
      }
    }
  }

  @Test func `a store from before people had accounts gets them and keeps its sessions`()
    async throws
  {
    try await withFolder { folder in
      let path = folder + "/" + SQLiteSessionStore.fileName
      let old = try DatabaseQueue(path: path)
      try StoreSchema.migrator(hash: sha256).migrate(old, upTo: "requests")
      try old.write { db in
        try db.execute(
          sql: """
            INSERT INTO bundles VALUES ('d');
            INSERT INTO sessions
              (id, header, hash, scenario, difficulty, seed, mode, created_at, bundle)
            VALUES (1, '{}', x'00', 's', 1, '1', 'drill', '2026', 'd');
            """
        )
      }
      try old.close()
      let store = try SQLiteSessionStore(folder: folder, hash: sha256)
      #expect(try store.owner(of: SessionID(rawValue: 1)) == nil)
      #expect(try !store.hasPeople())
      #expect(try store.limited(to: .nobody).allIDs() == [SessionID(rawValue: 1)])
    }
  }

  @Test(arguments: [
    ("UPDATE sessions SET owner = NULL", "keeps its owner"),
    ("UPDATE sessions SET owner = 2 WHERE id = 1", "keeps its owner"),
    ("UPDATE person_history SET second = 9", "only added to"),
    ("DELETE FROM person_history", "only deleted with its person"),
    ("DELETE FROM people", "FOREIGN KEY"),
    ("INSERT INTO person_keys VALUES (x'00', 1, 'link', 1, '', '')", "CHECK"),
  ])
  func `the database itself refuses to mix people up`(sql: String, reason: String) async throws {
    try await withStore { store in
      let ada = try Self.add("Ada", to: store)
      _ = try Self.add("Bo", to: store)
      let own = store.limited(to: .person(ada))
      _ = try own.createSample()
      _ = try own.appendHistory(Array("{}".utf8), second: 1)
      #expect {
        try store.queue.write { try $0.execute(sql: sql) }
      } throws: { error in
        "\(error)".contains(reason)
      }
    }
  }
}
