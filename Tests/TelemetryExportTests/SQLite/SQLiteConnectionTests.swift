import Testing

@testable import TelemetryExport

/// What the connection to SQLite does when a statement or a path is wrong.
struct SQLiteConnectionTests {
  @Test func `a statement that is wrong is refused in SQLite's words`() throws {
    let connection = try SQLiteConnection(path: ":memory:")
    try connection.execute("CREATE TABLE one (a)")
    #expect(throws: SQLiteFailure(code: 1, message: "no such table: two")) {
      try connection.execute("INSERT INTO two VALUES (1)")
    }
  }

  @Test func `a file in a folder that does not exist is refused`() {
    #expect(throws: SQLiteFailure(code: 14, message: "unable to open database file")) {
      _ = try SQLiteConnection(path: "/nowhere/at/all.sqlite")
    }
  }
}
