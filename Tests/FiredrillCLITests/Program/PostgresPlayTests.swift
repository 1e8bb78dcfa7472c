#if Postgres
  import Foundation
  import TestSupport
  import Testing

  /// The program over a PostgreSQL database.
  @Suite(.enabled(if: PostgresServer.shared != nil, "\(PostgresServer.need)"))
  struct PostgresPlayTests {
    private static let play = [
      "play", "canary-segment-regression", "--seed", ReferenceScript.seed,
    ]

    @Test func `a session has the same replay file from either store, and from copies`() throws {
      let address = try #require(PostgresServer.shared).makeDatabase()
      let (file, database) = (try Drill(), try Drill())
      database.storeAddress = address
      for drill in [file, database] {
        let run = try drill.run(Self.play, input: ReferenceScript.input())
        #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      }
      let expected = try file.run(["export", "1", "--out", "-"]).output
      #expect(expected.split(separator: "\n").count > ReferenceScript.commands.count)
      #expect(try database.run(["export", "1", "--out", "-"]).output == expected)
      #expect(try database.run(["debrief", "1"]).output == file.run(["debrief", "1"]).output)
      #expect(try database.run(["doctor"]).output.contains("ok     store postgres:///"))
      // From the database into a folder, and from there into another database.
      let copy = database.file("copy")
      let first = try database.run(["store", "copy", address, copy])
      #expect(first.output == "Sessions copied: 1; there before: 0; left out: 0.\n")
      let again = try database.run(["store", "copy", address, copy])
      #expect(again.output == "Sessions copied: 0; there before: 1; left out: 0.\n")
      let other = try #require(PostgresServer.shared).makeDatabase()
      #expect(try database.run(["store", "copy", copy, other]).status == 0)
      for place in [copy, other] {
        database.storeAddress = place
        #expect(try database.run(["export", "1", "--out", "-"]).output == expected)
        #expect(try database.run(["history"]).output == file.run(["history"]).output)
      }
    }

    @Test func `a player is told that the database is away, and goes on where they were`() throws {
      let server = try PostgresServer()
      let drill = try Drill()
      drill.storeAddress = try server.makeDatabase()
      let play = try drill.start(Self.play, holding: ReferenceScript.input(to: 3))
      #expect(play.wait { ReferenceScript.shownEvents(in: $0) == 3 })
      server.stop()
      play.say(ReferenceScript.input(from: 3, to: 5))
      #expect(play.waitForErrors { $0.contains("does not answer") })
      server.start()
      #expect(play.wait { ReferenceScript.shownEvents(in: $0) == 5 })
      play.type(ReferenceScript.input(from: 5))
      let ended = play.finish()
      #expect(ended.status == 0)
      #expect(ended.errors.contains("answers again"))
      #expect(ReferenceScript.shownEvents(in: ended.output) == ReferenceScript.commands.count)
      let plain = try Drill()
      _ = try plain.run(Self.play, input: ReferenceScript.input())
      #expect(
        try drill.run(["export", "1", "--out", "-"]).output
          == plain.run(["export", "1", "--out", "-"]).output
      )
    }

    @Test func `no output holds the password of an address`() throws {
      let drill = try Drill()
      drill.storeAddress =
        "postgres://me:hunter-two@/none?host=\(drill.folder.path)&connect_timeout=1"
      for command in [["doctor"], ["store", "copy", drill.storeAddress ?? "", "x"]] {
        let run = try drill.run(command)
        #expect(run.status != 0)
        #expect(!(run.output + run.errors).contains("hunter-two"))
      }
    }
  }
#else
  import TestSupport
  import Testing

  /// The program that was built without PostgreSQL.
  struct WithoutPostgresTests {
    @Test func `an address of a database is refused with the way to build for it`() throws {
      let drill = try Drill()
      drill.storeAddress = "postgres://me:hunter-two@db.example.org/drills"
      let run = try drill.run(["history"])
      #expect(run.status == 65)
      #expect(
        run.errors
          == "firedrill: this build of the program has no PostgreSQL store; 'make play"
          + " TRAITS=Postgres' builds one that has\n"
      )
    }
  }
#endif
