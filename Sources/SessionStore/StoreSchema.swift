import Sessions
import GRDB

/// The tables of the store and how they come to their present version.
///
/// The rules about events and headers are the database's own, as triggers, so that no program can
/// break them by mistake. No table or column can hold the truth of an open session; the seed, from
/// which it follows, is stored because the session cannot be rebuilt without it.
enum StoreSchema {
  /// "FDRL", by which SQLite's `application_id` marks our files.
  static let applicationID = 0x4644_524C

  /// Refuses a database that is not ours, or of a version that is not known here.
  static func check(_ db: Database, path: String, hash: @escaping ByteHash) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
    // A kill while the store was being made may leave the migrator's own table, or nothing.
    let isEmpty =
      try Row.fetchOne(
        db,
        sql: "SELECT 1 FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'"
      ) == nil
    let migrator = migrator(hash: hash)
    let applied = try migrator.appliedIdentifiers(db)
    guard application == applicationID || isEmpty && applied.isEmpty else {
      throw StoreError.notAStore(path: path)
    }
    let unknown = applied.subtracting(migrator.migrations).sorted()
    guard unknown.isEmpty else { throw StoreError.newerVersion(path: path, unknown: unknown) }
  }

  /// Checks the database and creates or migrates its tables.
  ///
  /// Another program may be doing the same; the second one fails and finds it done.
  static func bringUpToDate(
    _ queue: DatabaseQueue,
    path: String,
    hash: @escaping ByteHash
  ) throws {
    try queue.read { db in try check(db, path: path, hash: hash) }
    let migrator = migrator(hash: hash)
    let attempts = 5
    for attempt in 1...attempts {
      do {
        try queue.writeWithoutTransaction { db in
          // A database in memory has no such mode and answers so.
          try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        if try !queue.read(migrator.hasCompletedMigrations) {
          try migrator.migrate(queue)
        }
        return
      } catch  where attempt < attempts {
        continue
      }
    }
  }

  /// The steps from an empty database to the present version, in order.
  static func migrator(hash: @escaping ByteHash) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: tables)
      try db.execute(sql: triggers)
    }
    migrator.registerMigration("known", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: known)
    }
    migrator.registerMigration("look-ups", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: lookUps)
      let interviews = try Row.fetchAll(
        db,
        sql: "SELECT id, created_at FROM sessions WHERE mode = 'interview'"
      )
      for row in interviews {
        let id: Int = try row.required("id")
        let code = InterviewCode.code(of: id, createdAt: try row.required("created_at"), hash: hash)
        try db.execute(sql: "UPDATE sessions SET code = ? WHERE id = ?", arguments: [code, id])
      }
    }
    migrator.registerMigration("history", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: history)
    }
    migrator.registerMigration("rooms", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: rooms)
    }
    migrator.registerMigration("facts", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: "ALTER TABLE scores ADD COLUMN facts TEXT NOT NULL DEFAULT ''")
    }
    migrator.registerMigration("requests", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: requests)
    }
    migrator.registerMigration("people", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: people)
    }
    // The checks of foreign keys come after it, so that no row that refers to a link goes with the table.
    migrator.registerMigration("places") { db in
      try db.execute(sql: places)
    }
    // Permissions in a room are events of its session.
    migrator.registerMigration("permissions", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: "ALTER TABLE rooms DROP COLUMN shares_typing")
      try db.execute(sql: "ALTER TABLE rooms DROP COLUMN shows_ticks")
    }
    return migrator
  }

  /// The requests of programs that may be sent again, by the SHA-256 of their keys.
  private static let requests = """
    CREATE TABLE requests (
      key BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 32),
      session_id INTEGER REFERENCES sessions (id) ON DELETE CASCADE,
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      event INTEGER NOT NULL,
      answer TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX requests_by_session ON requests (session_id);
    """

  /// The table of events beside sessions, such as answers to questions: only ever added.
  private static let history = """
    CREATE TABLE history (
      number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      second INTEGER NOT NULL,
      json TEXT NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER history_is_not_updated BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

    CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
    """

  /// The rooms in which interviews are held in browsers, and the links to them.
  ///
  /// A link is known by the SHA-256 of its secret alone: who reads the store cannot enter a room.
  private static let rooms = """
    CREATE TABLE rooms (
      session_id INTEGER NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
      shares_typing INTEGER NOT NULL DEFAULT 0 CHECK (shares_typing IN (0, 1)),
      shows_ticks INTEGER NOT NULL DEFAULT 0 CHECK (shows_ticks IN (0, 1))
    ) STRICT;

    CREATE TABLE room_links (
      id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      session_id INTEGER NOT NULL REFERENCES rooms (session_id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('host', 'candidate', 'observer')),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      expires INTEGER NOT NULL,
      revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
      takes_over INTEGER NOT NULL DEFAULT 0 CHECK (takes_over IN (0, 1))
    ) STRICT;

    CREATE INDEX room_links_by_session ON room_links (session_id);

    CREATE TRIGGER room_links_stay_revoked BEFORE UPDATE OF revoked ON room_links
    WHEN OLD.revoked = 1 AND NEW.revoked = 0
    BEGIN SELECT RAISE(ABORT, 'a link that is revoked stays revoked'); END;
    """

  /// Adds the reason why a session's truth was known beforehand, and people's notes on the session.
  private static let known = """
    ALTER TABLE sessions ADD COLUMN known TEXT NOT NULL DEFAULT ''
      CHECK (known IN ('', 'seeded', 'played', 'guided', 'branch', 'imported'));
    ALTER TABLE sessions ADD COLUMN annotation TEXT NOT NULL DEFAULT '';

    CREATE TRIGGER sessions_stay_known BEFORE UPDATE OF known ON sessions
    WHEN OLD.known <> ''
    BEGIN SELECT RAISE(ABORT, 'a session that is known stays known'); END;
    """

  /// The columns by which sessions are looked up, with their indexes.
  private static let lookUps = """
    ALTER TABLE sessions ADD COLUMN code TEXT NOT NULL DEFAULT '';
    CREATE INDEX sessions_by_code ON sessions (code) WHERE code <> '';
    CREATE INDEX sessions_by_state ON sessions (state, mode);
    CREATE INDEX sessions_by_scenario ON sessions (scenario, seed);
    """

  private static let tables = """
    CREATE TABLE bundles (
      digest TEXT NOT NULL PRIMARY KEY
    ) STRICT;

    CREATE TABLE bundle_files (
      digest TEXT NOT NULL REFERENCES bundles (digest) ON DELETE CASCADE,
      path TEXT NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (digest, path)
    ) STRICT;

    CREATE TABLE sessions (
      id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      header TEXT NOT NULL,
      hash BLOB NOT NULL,
      scenario TEXT NOT NULL,
      difficulty INTEGER NOT NULL,
      seed TEXT NOT NULL,
      mode TEXT NOT NULL,
      created_at TEXT NOT NULL,
      bundle TEXT NOT NULL REFERENCES bundles (digest),
      label TEXT NOT NULL DEFAULT '',
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'declared', 'abandoned'))
    ) STRICT;

    CREATE INDEX sessions_by_bundle ON sessions (bundle);

    CREATE TABLE events (
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      json TEXT NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (session_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE scores (
      session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      rubric INTEGER NOT NULL,
      total REAL NOT NULL,
      json TEXT NOT NULL,
      PRIMARY KEY (session_id, rubric)
    ) STRICT;
    """

  /// While an erased session's events are deleted, the session is no longer there.
  private static let triggers = """
    CREATE TRIGGER events_are_not_updated BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are only added'); END;

    CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
    WHEN EXISTS (SELECT 1 FROM sessions WHERE id = OLD.session_id)
    BEGIN SELECT RAISE(ABORT, 'events are only deleted with their session'); END;

    CREATE TRIGGER events_follow_one_another BEFORE INSERT ON events
    WHEN NEW.number IS NOT
      (SELECT COALESCE(MAX(number), 0) + 1 FROM events WHERE session_id = NEW.session_id)
    BEGIN SELECT RAISE(ABORT, 'the event is not the next of its session'); END;

    CREATE TRIGGER events_belong_to_open_sessions BEFORE INSERT ON events
    WHEN NOT EXISTS (SELECT 1 FROM sessions WHERE id = NEW.session_id AND state = 'open')
    BEGIN SELECT RAISE(ABORT, 'the session of the event is over'); END;

    CREATE TRIGGER sessions_keep_their_header
    BEFORE UPDATE OF id, header, hash, scenario, difficulty, seed, mode, created_at, bundle
    ON sessions
    BEGIN SELECT RAISE(ABORT, 'what a session began with is not updated'); END;

    CREATE TRIGGER sessions_are_not_reopened BEFORE UPDATE OF state ON sessions
    WHEN OLD.state <> 'open'
    BEGIN SELECT RAISE(ABORT, 'a session that is over stays over'); END;
    """
}
