import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The commands of rooms, beside the server that serves their links.
struct RoomProgramTests {
  @Test func `a room that a command opened is entered by its links alone`() async throws {
    let program = try ServedProgram()
    let opened = try program.run([
      "interview", TestedSite.scenario, "--room", "--observer", "--server", "http://localhost:1",
    ])
    #expect(opened.status == 0, "\(opened.errors)")
    let pattern = /(\w+): http:\/\/localhost:1(\/rooms\/1\/join\/[0-9a-f]{64})/
    let links = opened.output.matches(of: pattern)
    #expect(links.map { String($0.1) } == ["host", "candidate", "observer"])
    let served = try await program.serve { address in
      for link in links {
        #expect(try await Self.status(address + link.2) == 200)
        #expect(try await Self.status(address + "/rooms/1/\(link.1)") == 403)
      }
      let guess = String(repeating: "0", count: 64)
      #expect(try await Self.status(address + "/rooms/1/join/\(guess)") == 403)
      let renewed = try program.run(["rooms", "1", "--new", "candidate"])
      #expect(renewed.output.contains("candidate: http://127.0.0.1:8080/rooms/1/join/"))
      #expect(try await Self.status(address + links[1].2) == 403)
      #expect(try await Self.status(address + links[0].2) == 200)
      #expect(try program.run(["rooms", "1", "--revoke", "host"]).status == 0)
      #expect(try await Self.status(address + links[0].2) == 403)
    }
    let listed = try program.run(["rooms"]).output
    #expect(listed.contains("open links: observer, candidate"), "\(listed)")
    // The log names the room and no secret.
    #expect(served.errors.contains("/rooms/1/join/… 200"))
    for link in links {
      let secret = try #require(link.2.split(separator: "/").last)
      #expect(!served.errors.contains(secret))
    }
  }

  @Test func `where people share the store, rooms, exports and erasing are in the audit`() throws {
    let program = try ServedProgram()
    let room = ["interview", TestedSite.scenario, "--room"]
    #expect(try !program.run(room).errors.contains("audit"))
    #expect(try program.run(["people", "add", "Ada"]).status == 0)
    #expect(try program.run(room).errors == "audit room-opened session=2\n")
    #expect(try program.run(["abandon", "1"]).status == 0)
    #expect(try program.run(["export", "1"]).errors == "audit exported session=1\n")
    #expect(try program.run(["erase", "1", "--yes"]).errors == "audit erased session=1\n")
  }

  @Test func `a quiet server writes the audit alone, and one without a log nothing`() async throws {
    let program = try ServedProgram()
    for (options, lines) in [
      (["--quiet"], "audit room-opened address=127.0.0.1 session=1\n"),
      (["--log-level", "none"], ""),
    ] {
      let served = try await program.serve(with: options) { address in
        let url = try #require(URL(string: address + "/rooms"))
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        let form =
          "do=open&scenario=\(TestedSite.scenario)&interviewer=host&minutes=30&style=neutral"
        request.httpBody = Data(form.utf8)
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        let (_, response) = try await URLSession.shared.data(for: request)
        #expect((response as? HTTPURLResponse)?.statusCode == 200)
      }
      #expect(served.errors == lines)
    }
  }

  private static func status(_ address: String) async throws -> Int? {
    let url = try #require(URL(string: address))
    return (try await URLSession.shared.data(from: url).1 as? HTTPURLResponse)?.statusCode
  }

  @Test(arguments: [
    ["rooms", "--new", "host"], ["rooms", "1", "--new", "player"],
    ["interview", "--room", "--host"], ["interview", "--observer"],
    ["interview", "--room", "--hours", "0"], ["serve", "--token", "short"],
    ["serve", "--url", "nothing"],
  ])
  func `what makes no sense is refused`(arguments: [String]) throws {
    let ended = try ServedProgram().run(arguments)
    #expect(ended.status == 64, "\(ended.errors)")
  }
}
