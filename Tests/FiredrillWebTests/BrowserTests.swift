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

  /// Runs a driver of Chromium at an address; it ends with 0 unless something is wrong.
  private static func drive(
    _ name: String,
    _ address: String,
    _ arguments: [String] = [],
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let driver = try Tool.start("python3", [script(name), address] + arguments)
    expectSound(driver.finish(), at: location)
  }

  /// Runs a driver that starts the program's servers itself, at a port of its own.
  private static func driveServers(
    _ name: String,
    _ arguments: String...,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let port = Int.random(in: 20_000..<60_000)
    expectSound(
      try ServedProgram().drive(script(name), ["\(port)"] + arguments),
      at: location
    )
  }

  private static func expectSound(_ ended: Finished, at location: SourceLocation) {
    #expect(
      ended.status == 0,
      "\(ended.output)\(ended.errors.suffix(2000))",
      sourceLocation: location
    )
  }

  @Test(arguments: [
    ("mouse", 1280, 800), ("mouse", 360, 740), ("keys", 1280, 800), ("keys", 360, 740),
    ("plain", 1280, 800),
  ])
  func `a whole drill is played`(way: String, width: Int, height: Int) async throws {
    let program = try ServedProgram()
    let served = try await program.serve(stoppedBy: way == "mouse" ? SIGTERM : SIGINT) { address in
      try Self.drive("play.py", address, [way, "\(width)", "\(height)"])
    }
    #expect(served.status == 0, "\(served.errors.suffix(500))")
    #expect(served.errors.contains("GET / 200"))
  }

  @Test(arguments: [(1280, 800), (360, 740)])
  func `the lab is turned and a quiz answered`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      try Self.drive("lab.py", address, ["\(width)", "\(height)"])
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
      try Self.drive("certificate.py", address, ["\(width)", "\(height)"])
    }
  }

  @Test func `an answer is spoken, kept by the browser alone, played back and deleted`()
    async throws
  {
    let program = try ServedProgram()
    try await program.serve { address in
      try Self.drive("spoken.py", address)
    }
  }

  @Test(arguments: [(1280, 800), (360, 740)])
  func `an interview is held between two browsers`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      try Self.drive("room.py", address, ["\(width)", "\(height)"])
    }
  }

  @Test(arguments: [(1280, 800), (390, 844)])
  func `a team plays a tabletop in browsers of their own`(width: Int, height: Int) async throws {
    let program = try ServedProgram()
    try await program.serve { address in
      try Self.drive("tabletop.py", address, ["\(width)", "\(height)"])
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
      try Self.drive("people.py", address, ["\(width)", "\(height)"] + links)
    }
  }

  @Test
  func `an interview of five people loses and doubles nothing by kills of server and browsers`()
    throws
  {
    try Self.driveServers("kills.py", "6", "sqlite", "5")
  }

  #if Postgres
    @Test(.enabled(if: PostgresServer.isAvailable, "\(PostgresServer.need)"))
    func `nor does one between two servers on one database`() throws {
      try Self.driveServers("kills.py", "4", "postgres")
    }

    @Test(.enabled(if: PostgresServer.isAvailable, "\(PostgresServer.need)"))
    func `an interview whose database goes away tells both sides and goes on`() throws {
      try Self.driveServers("outage.py", "3")
    }
  #endif
}
