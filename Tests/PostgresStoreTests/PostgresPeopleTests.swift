#if Postgres
  import Foundation
  import SessionStore
  import Sessions
  import TestSupport
  import Testing

  @testable import PostgresStore

  /// People in a database that other clients use, too.
  @Suite(.enabled(if: PostgresServer.shared != nil, "\(PostgresServer.need)"))
  struct PostgresPeopleTests {
    private func server() throws -> PostgresServer { try #require(PostgresServer.shared) }

    @Test(arguments: [
      ("UPDATE firedrill.sessions SET owner = NULL", "keeps its owner"),
      ("UPDATE firedrill.person_history SET second = 9", "only added to"),
      ("DELETE FROM firedrill.person_history", "only deleted with its person"),
      ("TRUNCATE firedrill.person_history", "only added to"),
      ("DELETE FROM firedrill.people", "foreign key"),
      (
        "INSERT INTO firedrill.person_keys VALUES ('\\x00', 1, 'link', 1, '', '')",
        "check constraint"
      ),
    ])
    func `the database itself refuses to mix people up`(sql: String, reason: String) throws {
      let address = try server().makeDatabase()
      let store = try PostgresSessionStore(address, hash: sha256)
      let new = NewPerson(name: "Ada", key: "ada", isHost: false, createdAt: "2026-11-30")
      let ada = try #require(try store.add(new))
      let own = store.limited(to: .person(ada))
      let id = try own.createSample()
      _ = try own.appendHistory(Array("{}".utf8), second: 1)
      #expect {
        try server().sql(sql, in: PostgresServer.name(in: address))
      } throws: { error in
        (error as? Tool.Failure)?.ended.errors.contains(reason) == true
      }
      #expect(try own.history().count == 1)
      #expect(try store.owner(of: id) == ada)
    }

    @Test func `a database from before people had accounts gets them and keeps its sessions`()
      throws
    {
      let address = try server().makeDatabase()
      let name = PostgresServer.name(in: address)
      try server().sql(
        "CREATE SCHEMA firedrill; CREATE TABLE firedrill.migrations (name TEXT NOT NULL PRIMARY KEY)",
        in: name
      )
      for migration in PostgresSchema.migrations where migration.name != "people" {
        try server().sql(migration.script, in: name)
        try server().sql(
          "INSERT INTO firedrill.migrations VALUES ('\(migration.name)')",
          in: name
        )
      }
      try server().sql(
        """
        INSERT INTO firedrill.bundles VALUES ('d');
        INSERT INTO firedrill.sessions
          (id, header, hash, scenario, difficulty, seed, mode, created_at, bundle)
        VALUES (1, '{}', '', 's', 1, '1', 'drill', '2026', 'd');
        """,
        in: name
      )
      let store = try PostgresSessionStore(address, hash: sha256)
      #expect(try store.owner(of: SessionID(rawValue: 1)) == nil)
      #expect(try !store.hasPeople())
      #expect(try store.limited(to: .nobody).allIDs() == [SessionID(rawValue: 1)])
    }
  }
#endif
