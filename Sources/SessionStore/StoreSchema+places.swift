extension StoreSchema {
  /// Lets links give places of a tabletop's players, such as `player-2`.
  ///
  /// SQLite cannot change a table's checks, so the table is made anew under its name.
  static let places = """
    CREATE TABLE room_links_of_places (
      id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      session_id INTEGER NOT NULL REFERENCES rooms (session_id) ON DELETE CASCADE,
      role TEXT NOT NULL
        CHECK (role IN ('host', 'candidate', 'observer') OR role GLOB 'player-[1-8]'),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      expires INTEGER NOT NULL,
      revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
      takes_over INTEGER NOT NULL DEFAULT 0 CHECK (takes_over IN (0, 1))
    ) STRICT;

    INSERT INTO room_links_of_places SELECT * FROM room_links;
    DROP TABLE room_links;
    ALTER TABLE room_links_of_places RENAME TO room_links;

    CREATE INDEX room_links_by_session ON room_links (session_id);

    CREATE TRIGGER room_links_stay_revoked BEFORE UPDATE OF revoked ON room_links
    WHEN OLD.revoked = 1 AND NEW.revoked = 0
    BEGIN SELECT RAISE(ABORT, 'a link that is revoked stays revoked'); END;
    """
}
