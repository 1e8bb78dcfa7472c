extension StoreSchema {
  /// The people who have accounts, the digests by which they are known, what they answered, the places
  /// they took in rooms, and whose each session is.
  ///
  /// No secret is kept. A session keeps its owner; what a person answered goes with the person alone.
  static let people = """
    CREATE TABLE people (
      id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      key TEXT NOT NULL UNIQUE,
      host INTEGER NOT NULL CHECK (host IN (0, 1)),
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE person_keys (
      digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('link', 'browser', 'token')),
      expires INTEGER,
      name TEXT NOT NULL DEFAULT '',
      scope TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX person_keys_by_person ON person_keys (person_id);
    CREATE UNIQUE INDEX person_links ON person_keys (person_id) WHERE kind = 'link';
    CREATE UNIQUE INDEX person_tokens ON person_keys (person_id, name) WHERE kind = 'token';

    CREATE TABLE person_history (
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      second INTEGER NOT NULL,
      json TEXT NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (person_id, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER person_history_is_not_updated BEFORE UPDATE ON person_history
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

    CREATE TRIGGER person_history_is_not_deleted BEFORE DELETE ON person_history
    WHEN EXISTS (SELECT 1 FROM people WHERE id = OLD.person_id)
    BEGIN SELECT RAISE(ABORT, 'the history is only deleted with its person'); END;

    CREATE TABLE room_people (
      link_id INTEGER NOT NULL REFERENCES room_links (id) ON DELETE CASCADE,
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      PRIMARY KEY (link_id, person_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX room_people_by_person ON room_people (person_id);

    ALTER TABLE sessions ADD COLUMN owner INTEGER REFERENCES people (id);
    CREATE INDEX sessions_by_owner ON sessions (owner) WHERE owner IS NOT NULL;

    CREATE TRIGGER sessions_keep_their_owner BEFORE UPDATE OF owner ON sessions
    BEGIN SELECT RAISE(ABORT, 'a session keeps its owner'); END;

    ALTER TABLE requests ADD COLUMN person_id INTEGER REFERENCES people (id) ON DELETE CASCADE;
    CREATE INDEX requests_by_person ON requests (person_id) WHERE person_id IS NOT NULL;
    """
}
