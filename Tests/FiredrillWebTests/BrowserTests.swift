import Foundation
import TestSupport
import Testing

/// Chromium and the driver by which tests play in it.
private enum Browser {
  /// Whether both are there; says so loudly where they are not.
  static let isAvailable: Bool = {
    let hasDriver = try? Tool.run("python3", ["-c", "import playwright, axe_playwright_python"])
    guard hasDriver != nil, Tool.path("chromium") != nil else {
      print(
        "SKIPPED: NO TEST RAN IN A BROWSER; 'make test' installs chromium and playwright where it may"
      )
      return false
    }
    return true
  }()
}

/// The program in a real browser; without Chromium and Playwright these tests are skipped.
@Suite(.enabled(if: Browser.isAvailable), .serialized)
struct BrowserTests {
  private static func script(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Browser/\(name)").path
  }

  @Test(arguments: [
    ("mouse", 1280, 800), ("mouse", 360, 740), ("keys", 1280, 800), ("keys", 360, 740),
    ("plain", 1280, 800),
  ])
  func `a whole drill is played`(way: String, width: Int, height: Int) async throws {
    let program = try ServedProgram()
    let served = try await program.serve(stoppedBy: way == "mouse" ? SIGTERM : SIGINT) { address in
      let driver = try Tool.start(
        "python3",
        [Self.script("play.py"), address, way, "\(width)", "\(height)"]
      )
      let ended = driver.finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
    #expect(served.status == 0, "\(served.errors.suffix(500))")
    #expect(served.errors.contains("GET / 200"))
  }

  @Test(arguments: [(1280, 800), (360, 740)])
  func `the lab is turned and a quiz answered`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      let driver = try Tool.start(
        "python3",
        [Self.script("lab.py"), address, "\(width)", "\(height)"]
      )
      let ended = driver.finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  }

  @Test(arguments: [(1280, 800), (360, 740)])
  func `the card of a certificate is saved as a picture`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    let played = try program.run(
      ["play", "canary"],
      input: "look arms\nmitigate pause\ndeclare h3 at pool-c because pool c cuts answers !\n"
    )
    #expect(played.status == 0, "\(played.errors)")
    try await program.serve { address in
      let driver = try Tool.start(
        "python3",
        [Self.script("certificate.py"), address, "\(width)", "\(height)"]
      )
      let ended = driver.finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  }

  @Test func `an answer is spoken, kept by the browser alone, played back and deleted`()
    async throws
  {
    let program = try ServedProgram()
    try await program.serve { address in
      let ended = try Tool.start("python3", [Self.script("spoken.py"), address]).finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  }

  @Test(arguments: [(1280, 800), (360, 740)])
  func `an interview is held between two browsers`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      let driver = try Tool.start(
        "python3",
        [Self.script("room.py"), address, "\(width)", "\(height)"]
      )
      let ended = driver.finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  }

  @Test(arguments: [(1280, 800), (390, 844)])
  func `a team plays a tabletop in browsers of their own`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      let driver = try Tool.start(
        "python3",
        [Self.script("tabletop.py"), address, "\(width)", "\(height)"]
      )
      let ended = driver.finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  }

  @Test(arguments: [(1280, 800), (360, 740)])
  func `two people sign in and play beside each other`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      let links = try ["Ada", "Bo"].map { name in
        let added = try program.run(["people", "add", name, "--server", address])
        return String(try #require(added.output.firstMatch(of: /\S+\/sign-in\/[0-9a-f]{64}/)).0)
      }
      let driver = try Tool.start(
        "python3",
        [Self.script("people.py"), address, "\(width)", "\(height)"] + links
      )
      let ended = driver.finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  }

  @Test func `an interview whose server and browsers are killed loses and doubles nothing`() throws
  {
    let port = Int.random(in: 20_000..<60_000)
    let ended = try ServedProgram().drive(Self.script("kills.py"), ["\(port)", "4"])
    #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
  }

  #if Postgres
    @Test(.enabled(if: PostgresServer.isAvailable, "\(PostgresServer.need)"))
    func `nor does one between two servers on one database`() throws {
      let port = Int.random(in: 20_000..<60_000)
      let ended = try ServedProgram().drive(Self.script("kills.py"), ["\(port)", "4", "postgres"])
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }

    @Test(.enabled(if: PostgresServer.isAvailable, "\(PostgresServer.need)"))
    func `an interview whose database goes away tells both sides and goes on`() throws {
      let port = Int.random(in: 20_000..<60_000)
      let ended = try ServedProgram().drive(Self.script("outage.py"), ["\(port)", "3"])
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  #endif
}
