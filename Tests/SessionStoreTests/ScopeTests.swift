import Sessions
import TestSupport
import Testing

@testable import SessionStore

/// A store in which only the sessions of one person, or of nobody, are there.
struct ScopeTests {
  private static func person(_ name: String, _ store: any PeopleDatabase) throws -> PersonID {
    let new = NewPerson(name: name, key: name, isHost: false, createdAt: "2026-11-30")
    return try #require(try store.add(new))
  }

  /// Everything that can be asked of a store about a session by its number.
  private static func questions(
    _ store: any SessionDatabase,
    _ id: SessionID
  ) -> [(name: String, ask: () throws -> Void)] {
    let link = StoredLink(
      role: "host",
      digest: Array(repeating: 1, count: 32),
      expires: 9,
      takesOver: false
    )
    let key = [UInt8](repeating: 5, count: 32)
    let score = ScoreRecord(score: StoredTotal(rubric: 1, total: 5), json: [0x30], facts: "")
    let sign = RoomSign(
      hosts: 1,
      candidates: 0,
      observers: 0,
      isCandidateTyping: false,
      draft: nil
    )
    return [
      ("load", { _ = try store.load(id) }), ("summary", { _ = try store.summary(of: id) }),
      ("events", { _ = try store.events(of: id, after: 0) }),
      ("bundle", { _ = try store.bundle(of: id) }),
      ("link hash", { _ = try store.linkHash(of: id, event: 0) }),
      ("scores", { _ = try store.scoreRecords(of: id) }),
      ("append", { try store.append(.waited(minutes: 1), as: 1, to: id) }),
      ("label", { try store.label(id, as: "x") }),
      ("annotate", { try store.annotate(id, with: "x") }),
      ("code", { try store.code(id, as: "x") }), ("record", { try store.record(score, of: id) }),
      ("facts", { try store.keep("x", of: id, rubric: 1) }), ("erase", { try store.erase([id]) }),
      ("open room", { try store.openRoom(for: id) }),
      ("has room", { _ = try store.hasRoom(id) }),
      ("links", { _ = try store.links(to: id) }), ("add link", { try store.add(link, to: id) }),
      ("revoke", { try store.revokeLinks(of: "host", to: id) }),
      ("settle", { try store.settle(link: 1, to: id) }),
      ("show", { try store.show(sign, at: 1, from: "s", in: id, isNews: false) }),
      ("signs", { _ = try store.signs(in: id, but: "s") }),
      ("hold", { _ = try store.hold("host", of: id) }),
      (
        "request", { _ = try store.keep(KeptRequest(digest: key, event: 0), of: id, under: key) }
      ),
    ]
  }

  @Test(arguments: StoreKind.all)
  func `another's session is unknown, as one that is not there`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let (ada, bo) = (try Self.person("ada", store), try Self.person("bo", store))
      let own = store.limited(to: .person(ada))
      let id = try own.createSample()
      let free = try store.limited(to: .nobody).createSample(seed: 3)
      let nowhere = SessionID(rawValue: 99)
      for (scope, other) in [
        (SessionScope.person(bo), id), (.nobody, id), (.person(ada), free), (.person(bo), free),
      ] {
        let part = store.limited(to: scope)
        for (question, missing) in zip(
          Self.questions(part, other),
          Self.questions(part, nowhere)
        ) {
          #expect(throws: StoreError.unknownSession(other), "\(question.name)") {
            try question.ask()
          }
          #expect(throws: StoreError.unknownSession(nowhere), "\(missing.name)") {
            try missing.ask()
          }
        }
        #expect(throws: StoreError.unknownSession(other)) {
          try part.erase([other, id])
        }
      }
      #expect(try own.load(id).events.isEmpty)
      #expect(try own.summary(of: id).label == "first")
      #expect(try !own.hasRoom(id))
      #expect(try store.limited(to: .nobody).load(free).id == free)
    }
  }

  @Test(arguments: StoreKind.all)
  func `its owner may ask everything`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let own = store.limited(to: .person(try Self.person("ada", store)))
      let id = try own.createSample()
      // Nothing is refused for being somebody's; an open session has no score to record.
      for question in Self.questions(own, id) where !["erase", "record"].contains(question.name) {
        try question.ask()
      }
      try own.append(.abandoned, as: 2, to: id)
      try own.record(StoredTotal(rubric: 1, total: 5), json: [0x30], of: id)
      try own.erase([id])
      #expect(try store.allIDs().isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `lists hold the sessions of the scope alone`(kind: StoreKind) async throws {
    try await withStore(kind) { store in
      let people = [try Self.person("ada", store), try Self.person("bo", store)]
      let scopes: [SessionScope] = [.person(people[0]), .person(people[1]), .nobody]
      var ids: [SessionID] = []
      for scope in scopes {
        let part = store.limited(to: scope)
        // The same world for each: whoever played it first says nothing about the others.
        let id = try part.createSample(seed: 5)
        #expect(try part.summary(of: id).known == nil)
        #expect(try store.owner(of: id) == scope.owner)
        try part.code(id, as: "handle-\(id)")
        try part.openRoom(for: id)
        ids.append(id)
      }
      for (scope, id) in zip(scopes, ids) {
        let part = store.limited(to: scope)
        #expect(try part.allIDs() == [id])
        #expect(try part.allIDs(most: 1) == [id])
        #expect(try part.list().map(\.id) == [id])
        #expect(try part.list(.open).map(\.id) == [id])
        #expect(try part.latestOpen() == id)
        #expect(try part.rooms() == [id])
        let scenario = try part.summary(of: id).scenario
        #expect(try part.dealt(scenario: scenario, seed: 5).map(\.id) == [id])
        #expect(try part.ids(scenario: scenario, seed: 5, events: 0) == [id])
        for other in ids {
          #expect(try part.session(code: "handle-\(other)")?.id == (other == id ? id : nil))
        }
        #expect(try part.createSample(seed: 5) != id)
        #expect(try part.list().map(\.known) == [.played, nil])
      }
      for (scope, id) in zip(scopes, ids) {
        let part = store.limited(to: scope)
        try part.append(try #require(SessionEvent.sample.last), as: 1, to: id)
        #expect(try part.unscored() == [id])
        try part.record(StoredTotal(rubric: 1, total: Double(id.rawValue)), json: [0x30], of: id)
        #expect(try part.unscored().isEmpty)
      }
      for (scope, id) in zip(scopes, ids) {
        let part = store.limited(to: scope)
        #expect(try part.scores().map(\.session) == [id])
        #expect(try Array(part.bestTotals().values) == [Double(id.rawValue)])
      }
      #expect(try store.allIDs().count == 6)
      #expect(try store.rooms().count == 3)
    }
  }
}
