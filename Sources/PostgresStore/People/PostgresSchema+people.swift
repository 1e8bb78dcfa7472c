#if Postgres
  extension PostgresSchema {
    /// The people who have accounts, the digests by which they are known, what they answered, the places
    /// they took in rooms, and whose each session is; as in the SQLite store.
    static let people = """
      CREATE TABLE firedrill.people (
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name TEXT NOT NULL,
        key TEXT NOT NULL UNIQUE,
        host BOOLEAN NOT NULL,
        created_at TEXT NOT NULL
      );

      CREATE TABLE firedrill.person_keys (
        digest BYTEA NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
        person_id BIGINT NOT NULL REFERENCES firedrill.people (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('link', 'browser', 'token')),
        expires BIGINT,
        name TEXT NOT NULL DEFAULT '',
        scope TEXT NOT NULL DEFAULT ''
      );
      CREATE INDEX person_keys_by_person ON firedrill.person_keys (person_id);
      CREATE UNIQUE INDEX person_links ON firedrill.person_keys (person_id) WHERE kind = 'link';
      CREATE UNIQUE INDEX person_tokens ON firedrill.person_keys (person_id, name)
      WHERE kind = 'token';

      CREATE TABLE firedrill.person_history (
        person_id BIGINT NOT NULL REFERENCES firedrill.people (id) ON DELETE CASCADE,
        number BIGINT NOT NULL,
        second BIGINT NOT NULL,
        json TEXT NOT NULL,
        hash BYTEA NOT NULL,
        PRIMARY KEY (person_id, number)
      );

      CREATE TABLE firedrill.room_people (
        link_id BIGINT NOT NULL REFERENCES firedrill.room_links (id) ON DELETE CASCADE,
        person_id BIGINT NOT NULL REFERENCES firedrill.people (id) ON DELETE CASCADE,
        PRIMARY KEY (link_id, person_id)
      );
      CREATE INDEX room_people_by_person ON firedrill.room_people (person_id);

      ALTER TABLE firedrill.sessions ADD COLUMN owner BIGINT REFERENCES firedrill.people (id);
      CREATE INDEX sessions_by_owner ON firedrill.sessions (owner) WHERE owner IS NOT NULL;

      ALTER TABLE firedrill.requests ADD COLUMN person_id BIGINT
        REFERENCES firedrill.people (id) ON DELETE CASCADE;
      CREATE INDEX requests_by_person ON firedrill.requests (person_id)
      WHERE person_id IS NOT NULL;

      CREATE FUNCTION firedrill.check_history_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM firedrill.people WHERE id = OLD.person_id) THEN
          RAISE EXCEPTION 'the history is only deleted with its person'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
      END $$;

      CREATE TRIGGER person_history_is_not_updated BEFORE UPDATE ON firedrill.person_history
      FOR EACH ROW EXECUTE FUNCTION firedrill.refuse('the history is only added to');

      CREATE TRIGGER person_history_is_not_truncated BEFORE TRUNCATE ON firedrill.person_history
      FOR EACH STATEMENT EXECUTE FUNCTION firedrill.refuse('the history is only added to');

      CREATE TRIGGER person_history_is_not_deleted BEFORE DELETE ON firedrill.person_history
      FOR EACH ROW EXECUTE FUNCTION firedrill.check_history_deletion();

      CREATE TRIGGER sessions_keep_their_owner BEFORE UPDATE OF owner ON firedrill.sessions
      FOR EACH ROW EXECUTE FUNCTION firedrill.refuse('a session keeps its owner');
      """
  }
#endif
