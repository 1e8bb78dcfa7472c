#if Postgres
  import SessionStore
  import Sessions

  /// The tables of the store, in a schema of their own, and how they come to their present version.
  ///
  /// The rules about events and headers are the database's own, as triggers, as in the SQLite store. No
  /// table or column can hold the truth of an open session; the seed, from which it follows, is stored
  /// because the session cannot be rebuilt without it.
  enum PostgresSchema {
    /// A step from one version to the next.
    struct Migration {
      var name: String
      var script: String
    }

    /// The steps from an empty database to the present version, in order.
    static let migrations = [
      Migration(name: "v1", script: tables + rules),
      Migration(name: "requests", script: requests),
      Migration(name: "people", script: people),
      Migration(name: "places", script: places),
      Migration(name: "permissions", script: permissions),
    ]

    /// The requests of programs that may be sent again, by the SHA-256 of their keys.
    private static let requests = """
      CREATE TABLE firedrill.requests (
        key BYTEA NOT NULL PRIMARY KEY CHECK (length(key) = 32),
        session_id BIGINT REFERENCES firedrill.sessions (id) ON DELETE CASCADE,
        digest BYTEA NOT NULL CHECK (length(digest) = 32),
        event BIGINT NOT NULL,
        answer TEXT
      );
      CREATE INDEX requests_by_session ON firedrill.requests (session_id);
      """

    /// Permissions in a room are events of its session.
    private static let permissions = """
      ALTER TABLE firedrill.rooms DROP COLUMN shares_typing, DROP COLUMN shows_ticks;
      """

    /// Lets links give places of a tabletop's players, such as `player-2`.
    private static let places = """
      ALTER TABLE firedrill.room_links DROP CONSTRAINT room_links_role_check;
      ALTER TABLE firedrill.room_links ADD CONSTRAINT room_links_role_check
        CHECK (role IN ('host', 'candidate', 'observer') OR role ~ '^player-[1-8]$');
      """

    /// Checks the tables and creates or migrates them.
    ///
    /// Another process may be doing the same; it is waited for.
    static func bringUpToDate(
      _ connection: Connection,
      path: String,
      isReadOnly: Bool
    ) throws {
      if try missing(connection, path: path).isEmpty { return }
      guard !isReadOnly else { throw StoreError.readOnly(path: path) }
      try connection.transaction("BEGIN") { connection in
        try connection.run("SELECT pg_advisory_xact_lock($1)", [.integer(lock)])
        try connection.script(
          """
          CREATE SCHEMA IF NOT EXISTS firedrill;
          CREATE TABLE IF NOT EXISTS firedrill.migrations (name TEXT NOT NULL PRIMARY KEY);
          """
        )
        for migration in try missing(connection, path: path) {
          try connection.script(migration.script)
          try connection.run(
            "INSERT INTO firedrill.migrations (name) VALUES ($1)",
            [.text(migration.name)]
          )
        }
      }
      try connection.run(
        "DELETE FROM firedrill.receipts WHERE written < now() - interval '1 day'"
      )
    }

    /// The steps that were not taken yet; refuses tables that are not ours or of a later version.
    private static func missing(
      _ connection: Connection,
      path: String
    ) throws -> [Migration] {
      let isOurs = try connection.run("SELECT to_regclass('firedrill.migrations') IS NOT NULL")
        .first?.flag(0)
      guard isOurs == true else {
        let isTaken = try connection.run("SELECT to_regclass('firedrill.sessions') IS NOT NULL")
          .first?.flag(0)
        guard isTaken != true else { throw StoreError.notAStore(path: path) }
        return migrations
      }
      let applied = try connection.run("SELECT name FROM firedrill.migrations ORDER BY name")
        .map { row in try row.text(0) }
      let unknown = applied.filter { name in !migrations.contains { $0.name == name } }
      guard unknown.isEmpty else { throw StoreError.newerVersion(path: path, unknown: unknown) }
      return migrations.filter { !applied.contains($0.name) }
    }

    /// "FDRL", the number of the lock under which tables are made.
    private static let lock = 0x4644_524C

    private static let tables = """
      CREATE TABLE firedrill.counters (
        name TEXT NOT NULL PRIMARY KEY,
        value BIGINT NOT NULL
      );
      INSERT INTO firedrill.counters VALUES ('sessions', 0), ('history', 0);

      CREATE TABLE firedrill.receipts (
        token TEXT NOT NULL PRIMARY KEY,
        value BIGINT NOT NULL DEFAULT 0,
        written TIMESTAMPTZ NOT NULL DEFAULT now()
      );

      CREATE TABLE firedrill.bundles (
        digest TEXT NOT NULL PRIMARY KEY
      );

      CREATE TABLE firedrill.bundle_files (
        digest TEXT NOT NULL REFERENCES firedrill.bundles (digest) ON DELETE CASCADE,
        path TEXT NOT NULL,
        content BYTEA NOT NULL,
        PRIMARY KEY (digest, path)
      );

      CREATE TABLE firedrill.sessions (
        id BIGINT NOT NULL PRIMARY KEY,
        header TEXT NOT NULL,
        hash BYTEA NOT NULL,
        scenario TEXT NOT NULL,
        difficulty BIGINT NOT NULL,
        seed TEXT NOT NULL,
        mode TEXT NOT NULL,
        created_at TEXT NOT NULL,
        bundle TEXT NOT NULL REFERENCES firedrill.bundles (digest),
        label TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'declared', 'abandoned')),
        known TEXT NOT NULL DEFAULT ''
          CHECK (known IN ('', 'seeded', 'played', 'guided', 'branch', 'imported')),
        annotation TEXT NOT NULL DEFAULT '',
        code TEXT NOT NULL DEFAULT '',
        changes BIGINT NOT NULL DEFAULT 0
      );
      CREATE INDEX sessions_by_bundle ON firedrill.sessions (bundle);
      CREATE INDEX sessions_by_code ON firedrill.sessions (code) WHERE code <> '';
      CREATE INDEX sessions_by_state ON firedrill.sessions (state, mode);
      CREATE INDEX sessions_by_scenario ON firedrill.sessions (scenario, seed);

      CREATE TABLE firedrill.events (
        session_id BIGINT NOT NULL REFERENCES firedrill.sessions (id) ON DELETE CASCADE,
        number BIGINT NOT NULL,
        json TEXT NOT NULL,
        hash BYTEA NOT NULL,
        PRIMARY KEY (session_id, number)
      );

      CREATE TABLE firedrill.scores (
        session_id BIGINT NOT NULL REFERENCES firedrill.sessions (id) ON DELETE CASCADE,
        rubric BIGINT NOT NULL,
        total DOUBLE PRECISION NOT NULL,
        json TEXT NOT NULL,
        facts TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (session_id, rubric)
      );

      CREATE TABLE firedrill.history (
        number BIGINT NOT NULL PRIMARY KEY,
        second BIGINT NOT NULL,
        json TEXT NOT NULL,
        hash BYTEA NOT NULL
      );

      CREATE TABLE firedrill.rooms (
        session_id BIGINT NOT NULL PRIMARY KEY
          REFERENCES firedrill.sessions (id) ON DELETE CASCADE,
        shares_typing BOOLEAN NOT NULL DEFAULT FALSE,
        shows_ticks BOOLEAN NOT NULL DEFAULT FALSE
      );

      CREATE TABLE firedrill.room_links (
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        session_id BIGINT NOT NULL REFERENCES firedrill.rooms (session_id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('host', 'candidate', 'observer')),
        digest BYTEA NOT NULL CHECK (length(digest) = 32),
        expires BIGINT NOT NULL,
        revoked BOOLEAN NOT NULL DEFAULT FALSE,
        takes_over BOOLEAN NOT NULL DEFAULT FALSE
      );
      CREATE INDEX room_links_by_session ON firedrill.room_links (session_id);

      CREATE UNLOGGED TABLE firedrill.room_signs (
        session_id BIGINT NOT NULL REFERENCES firedrill.rooms (session_id) ON DELETE CASCADE,
        server TEXT NOT NULL,
        hosts BIGINT NOT NULL,
        candidates BIGINT NOT NULL,
        observers BIGINT NOT NULL,
        typing BOOLEAN NOT NULL,
        draft TEXT,
        second BIGINT NOT NULL,
        seen TIMESTAMPTZ NOT NULL,
        PRIMARY KEY (session_id, server)
      );

      """

    /// While an erased session's events are deleted, the session is no longer there.
    private static let rules = """
      CREATE FUNCTION firedrill.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
      END $$;

      CREATE FUNCTION firedrill.check_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM firedrill.sessions WHERE id = OLD.session_id) THEN
          RAISE EXCEPTION 'events are only deleted with their session'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
      END $$;

      CREATE FUNCTION firedrill.check_event() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.number IS DISTINCT FROM
          (SELECT COALESCE(MAX(number), 0) + 1 FROM firedrill.events
            WHERE session_id = NEW.session_id)
        THEN
          RAISE EXCEPTION 'the event is not the next of its session'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS
          (SELECT 1 FROM firedrill.sessions WHERE id = NEW.session_id AND state = 'open')
        THEN
          RAISE EXCEPTION 'the session of the event is over'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$;

      CREATE TRIGGER events_are_not_updated BEFORE UPDATE ON firedrill.events
      FOR EACH ROW EXECUTE FUNCTION firedrill.refuse('events are only added');

      CREATE TRIGGER events_are_not_truncated BEFORE TRUNCATE ON firedrill.events
      FOR EACH STATEMENT EXECUTE FUNCTION firedrill.refuse('events are only added');

      CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON firedrill.events
      FOR EACH ROW EXECUTE FUNCTION firedrill.check_deletion();

      CREATE TRIGGER events_follow_one_another BEFORE INSERT ON firedrill.events
      FOR EACH ROW EXECUTE FUNCTION firedrill.check_event();

      CREATE TRIGGER sessions_keep_their_header
      BEFORE UPDATE OF id, header, hash, scenario, difficulty, seed, mode, created_at, bundle
      ON firedrill.sessions
      FOR EACH ROW EXECUTE FUNCTION firedrill.refuse('what a session began with is not updated');

      CREATE TRIGGER sessions_are_not_reopened BEFORE UPDATE OF state ON firedrill.sessions
      FOR EACH ROW WHEN (OLD.state <> 'open')
      EXECUTE FUNCTION firedrill.refuse('a session that is over stays over');

      CREATE TRIGGER sessions_stay_known BEFORE UPDATE OF known ON firedrill.sessions
      FOR EACH ROW WHEN (OLD.known <> '')
      EXECUTE FUNCTION firedrill.refuse('a session that is known stays known');

      CREATE TRIGGER history_is_not_updated BEFORE UPDATE OR DELETE ON firedrill.history
      FOR EACH ROW EXECUTE FUNCTION firedrill.refuse('the history is only added to');

      CREATE TRIGGER history_is_not_truncated BEFORE TRUNCATE ON firedrill.history
      FOR EACH STATEMENT EXECUTE FUNCTION firedrill.refuse('the history is only added to');

      CREATE TRIGGER room_links_stay_revoked BEFORE UPDATE OF revoked ON firedrill.room_links
      FOR EACH ROW WHEN (OLD.revoked AND NOT NEW.revoked)
      EXECUTE FUNCTION firedrill.refuse('a link that is revoked stays revoked');
      """
  }
#endif
