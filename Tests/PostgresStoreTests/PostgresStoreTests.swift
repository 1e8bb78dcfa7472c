#if Postgres
  import Foundation
  import MessageDigests
  import SessionStore
  import Sessions
  import Synchronization
  import TestSupport
  import Testing

  @testable import PostgresStore

  let sha256: ByteHash = SHA256.digest

  /// The sides that only a store on a server has: rules against other clients, lost connections, news.
  @Suite(.enabled(if: PostgresServer.shared != nil, "\(PostgresServer.need)"))
  struct PostgresStoreTests {
    private func server() throws -> PostgresServer { try #require(PostgresServer.shared) }

    @Test(arguments: [
      ("UPDATE firedrill.events SET json = '{}' WHERE number = 1", "only added"),
      ("UPDATE firedrill.events SET number = 9 WHERE number = 2", "only added"),
      ("DELETE FROM firedrill.events WHERE number = 2", "only deleted with"),
      ("DELETE FROM firedrill.events", "only deleted with"),
      ("TRUNCATE firedrill.events", "only added"),
      ("TRUNCATE firedrill.sessions CASCADE", "only added"),
      ("INSERT INTO firedrill.events VALUES (1, 4, '{}', '')", "not the next"),
      ("INSERT INTO firedrill.events VALUES (2, 2, '{}', '')", "is over"),
      ("INSERT INTO firedrill.events VALUES (7, 1, '{}', '')", "is over"),
      ("UPDATE firedrill.sessions SET state = 'open' WHERE id = 2", "stays over"),
      ("UPDATE firedrill.sessions SET seed = '1'", "not updated"),
      ("UPDATE firedrill.sessions SET header = '{}'", "not updated"),
      ("UPDATE firedrill.sessions SET known = '' WHERE id = 2", "stays known"),
      ("UPDATE firedrill.sessions SET state = 'lost' WHERE id = 1", "check constraint"),
      ("INSERT INTO firedrill.scores VALUES (7, 1, 0, '{}')", "foreign key"),
      ("DELETE FROM firedrill.bundles", "foreign key"),
      ("UPDATE firedrill.history SET second = 9", "only added to"),
      ("DELETE FROM firedrill.history", "only added to"),
    ])
    func `the database itself refuses what would falsify a session`(
      sql: String,
      reason: String
    ) throws {
      let address = try server().makeDatabase()
      let store = try PostgresSessionStore(address, hash: sha256)
      let first = try store.createSample()
      try store.append(.waited(minutes: 1), as: 1, to: first)
      try store.append(.waited(minutes: 2), as: 2, to: first)
      let second = try store.createSample()
      try store.append(.abandoned, as: 1, to: second)
      _ = try store.appendHistory(Array("{}".utf8), second: 1)
      #expect {
        try server().sql(sql, in: PostgresServer.name(in: address))
      } throws: { error in
        (error as? Tool.Failure)?.ended.errors.contains(reason) == true
      }
      #expect(try store.load(first).events == [.waited(minutes: 1), .waited(minutes: 2)])
      #expect(try store.load(second).events == [.abandoned])
    }

    @Test(arguments: [
      ("UPDATE firedrill.events SET json = replace(json, '1', '9') WHERE number = 2", 2),
      ("UPDATE firedrill.events SET hash = '' WHERE number = 1", 1),
      ("DELETE FROM firedrill.events WHERE number = 2", 2),
      ("DELETE FROM firedrill.events WHERE number = 3", 2),
      (
        "UPDATE firedrill.sessions SET header = replace(header, 'difficulty\":3', 'difficulty\":1')",
        0
      ),
      ("UPDATE firedrill.sessions SET state = 'open'", 3),
    ])
    func `an edit behind the rules is found`(sql: String, event: Int) throws {
      let address = try server().makeDatabase()
      let store = try PostgresSessionStore(address, hash: sha256)
      let id = try store.createSample()
      for (index, event) in [
        SessionEvent.hinted(action: "a", level: .nudge), .waited(minutes: 1), .abandoned,
      ].enumerated() {
        try store.append(event, as: index + 1, to: id)
      }
      try server().sql(
        """
        ALTER TABLE firedrill.events DISABLE TRIGGER USER;
        ALTER TABLE firedrill.sessions DISABLE TRIGGER USER; \(sql)
        """,
        in: PostgresServer.name(in: address)
      )
      #expect(throws: StoreError.changed(id, event: event)) { try store.load(id) }
    }

    @Test func `a database of a newer version is refused and left as it is`() throws {
      let address = try server().makeDatabase()
      let store = try PostgresSessionStore(address, hash: sha256)
      _ = try store.createSample()
      let name = PostgresServer.name(in: address)
      try server().sql("INSERT INTO firedrill.migrations VALUES ('v9')", in: name)
      let before = try server().sql("SELECT * FROM firedrill.sessions", in: name)
      #expect(throws: StoreError.newerVersion(path: store.path, unknown: ["v9"])) {
        try PostgresSessionStore(address, hash: sha256)
      }
      #expect(try server().sql("SELECT * FROM firedrill.sessions", in: name) == before)
    }

    @Test func `tables of the same name that are not ours are refused`() throws {
      let address = try server().makeDatabase()
      let name = PostgresServer.name(in: address)
      try server().sql(
        "CREATE SCHEMA firedrill; CREATE TABLE firedrill.sessions (id INT)",
        in: name
      )
      #expect {
        try PostgresSessionStore(address, hash: sha256)
      } throws: { error in
        guard case .notAStore = error as? StoreError else { return false }
        return true
      }
    }

    @Test func `servers that start at once make one store`() throws {
      let address = try server().makeDatabase()
      let ids = Mutex<[SessionID]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        do {
          let id = try PostgresSessionStore(address, hash: sha256).createSample()
          ids.withLock { $0.append(id) }
        } catch {
          Issue.record(error)
        }
      }
      #expect(ids.withLock { $0 }.map(\.rawValue).sorted() == Array(1...8))
    }

    @Test func `texts are bound and never part of a statement`() throws {
      let store = try PostgresSessionStore(try server().makeDatabase(), hash: sha256)
      let id = try store.createSample()
      let label = #"'); DROP TABLE firedrill.events; -- $1 \x00 "ü🚒"#
      try store.label(id, as: label)
      try store.append(.noted(label), as: 1, to: id)
      #expect(try store.load(id).label == label)
      #expect(try store.load(id).events == [.noted(label)])
      #expect(throws: StoreError.cannotWrite) { try store.label(id, as: "a\0b") }
      #expect(try store.load(id).label == label)
    }

    @Test func `no message holds a password`() throws {
      let secret = "hunter-two"
      for address in [
        "postgres://me:\(secret)@/x?host=/nowhere", "postgres://me:\(secret)@localhost:1/x",
        "postgres://me:\(secret)@localhost:port/x", "postgres://me:\(secret)@[/x",
      ] {
        let notices = Mutex<[StoreNotice]>([])
        #expect {
          try PostgresSessionStore(address, hash: sha256, patience: 0.2) { notice in
            notices.withLock { $0.append(notice) }
          }
        } throws: { error in
          !"\(error)".contains(secret)
            && [StoreErrorKind.data, .inputOutput].contains((error as? StoreError)?.kind)
        }
        #expect(!"\(notices.withLock { $0 })".contains(secret))
      }
    }

    @Test func `a side of an interview is held by one process until it lets go`() throws {
      let address = try server().makeDatabase()
      let stores = try (1...2).map { _ in try PostgresSessionStore(address, hash: sha256) }
      let id = try stores[0].createSample()
      var held = try stores[0].hold("host", of: id)
      #expect(held != nil)
      #expect(try stores[1].hold("host", of: id) == nil)
      #expect(try stores[1].hold("candidate", of: id) != nil)
      held = nil
      // The server notices the end of a connection in its own time.
      #expect(wait { (try? stores[1].hold("host", of: id)) ?? nil != nil })
    }

    @Test(arguments: [true, false])
    func `news of another server's writes arrive, with notifications or without`(
      isNotified: Bool
    ) throws {
      let address = try server().makeDatabase()
      let writer = try PostgresSessionStore(address, hash: sha256, usesNotify: isNotified)
      let reader = try PostgresSessionStore(address, hash: sha256, usesNotify: isNotified)
      let id = try writer.createSample()
      let other = try writer.createSample()
      let before = try reader.version(of: id)
      try writer.append(.waited(minutes: 1), as: 1, to: id)
      #expect(wait { (try? reader.version(of: id)) ?? before != before })
      let quiet = try reader.version(of: id)
      try writer.append(.waited(minutes: 1), as: 1, to: other)
      #expect(try reader.version(of: id) == quiet)
      #expect(try reader.events(of: id, after: 0) == [.waited(minutes: 1)])
    }

    @Test func `who may connect as a candidate reads no row, and news name a session alone`() throws
    {
      let server = try server()
      let address = try server.makeDatabase()
      let database = PostgresServer.name(in: address)
      let user = "candidate_of_\(database)"
      let store = try PostgresSessionStore(address, hash: sha256)
      let id = try store.createSample()
      try store.append(.hinted(action: "secret-look", level: .nudge), as: 1, to: id)
      try store.openRoom(for: id)
      try server.sql("CREATE ROLE \(user) LOGIN", in: database)

      /// The relations of which that role gets a row or an empty answer in place of a refusal.
      func readable() throws -> [String] {
        let names = try server.sql(
          """
          SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n
          ON n.oid = c.relnamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
          AND c.relkind IN ('r', 'v', 'm', 'S', 'p', 'f')
          """,
          in: database
        ).split(separator: "\n")
        #expect(names.count > 8)
        return names.map(String.init).filter { name in
          (try? server.sql("SELECT * FROM \(name) LIMIT 1", in: database, as: user)) != nil
        }
      }
      #expect(try readable().isEmpty)
      for catalog in ["pg_stats WHERE schemaname", "information_schema.columns WHERE table_schema"]
      {
        let seen = try server.sql(
          "SELECT COUNT(*) FROM \(catalog) = 'firedrill'",
          in: database,
          as: user
        )
        #expect(seen == "0\n", "\(catalog)")
      }
      // Anybody who may connect may listen.
      let listener = try server.session(in: database, as: user)
      listener.say("LISTEN firedrill; SELECT 'listens';\n")
      #expect(listener.wait { $0.contains("listens") })
      try store.append(.waited(minutes: 1), as: 2, to: id)
      listener.say("SELECT 'and hears';\n")
      #expect(listener.wait { $0.contains("and hears") })
      listener.say("\\q\n")
      let heard = listener.finish().output
      let news = heard.split(separator: "\n").filter { $0.contains("notification") }
      #expect(!news.isEmpty)
      #expect(
        news.allSatisfy {
          $0.contains("\"firedrill\" with payload \"\(id)\"")
            || $0.contains("\"firedrill\" received")
        },
        "\(news)"
      )
      // The check sees what is granted.
      try server.sql(
        "GRANT USAGE ON SCHEMA firedrill TO \(user); GRANT SELECT ON firedrill.events TO \(user)",
        in: database
      )
      #expect(try readable() == ["firedrill.events"])
      try server.sql("DROP OWNED BY \(user); DROP ROLE \(user)", in: database)
    }

    @Test func `an erased session is gone with its scenario, and its number is not used again`()
      throws
    {
      let address = try server().makeDatabase()
      let store = try PostgresSessionStore(address, hash: sha256)
      let id = try store.createSample()
      try store.append(.abandoned, as: 1, to: id)
      try store.record(StoredTotal(rubric: 1, total: 1), json: Array("{}".utf8), of: id)
      try store.openRoom(for: id)
      try store.erase([id])
      #expect(throws: StoreError.unknownSession(id)) { try store.load(id) }
      let counts = try server().sql(
        """
        SELECT (SELECT COUNT(*) FROM firedrill.events), (SELECT COUNT(*) FROM firedrill.scores),
          (SELECT COUNT(*) FROM firedrill.bundle_files), (SELECT COUNT(*) FROM firedrill.rooms)
        """,
        in: PostgresServer.name(in: address)
      )
      #expect(counts == "0|0|0|0\n")
      #expect(try store.createSample() == SessionID(rawValue: 2))
    }
  }

  extension SessionDatabase {
    func createSample() throws -> SessionID {
      let json = """
        {"format":1,"generator":1,"scenario":"canary-segment-regression","scenarioVersion":3,
        "worldDigest":"\(String(repeating: "ab", count: 32))",
        "textDigest":"\(String(repeating: "cd", count: 32))",
        "difficulty":3,"seed":7,"mode":"drill","rubric":1}
        """
      return try create(
        LineJSON.decode(SessionHeader.self, from: json.utf8),
        createdAt: "2026-01-02T03:04:05Z",
        bundle: ScenarioBundle(files: ["scenario.yaml": Array("format: 1\n".utf8)])
      )
    }
  }
#endif
