import Foundation
import TestSupport
import Testing

/// The program in a real browser; without Chromium and Playwright these tests are skipped.
@Suite(.enabled(if: BrowserTests.isAvailable), .serialized)
struct BrowserTests {
  /// Whether the browser and its driver are there; says so loudly where they are not.
  static let isAvailable: Bool = {
    let hasDriver = (try? Tool.run("python3", ["-c", "import playwright, axe_playwright_python"]))
    guard hasDriver != nil, Tool.path("chromium") != nil else {
      print(
        "SKIPPED: NO TEST RAN IN A BROWSER; 'make test' installs chromium and playwright where it may"
      )
      return false
    }
    return true
  }()

  /// Serves the program on a port of its own while some work is done, and stops it by a signal.
  private static func serving(_ signal: Int32, _ work: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let port = Int.random(in: 20_000..<60_000)
    var environment = Tool.environment(home: folder.path)
    environment["FIREDRILL_HOME"] = folder.file("data")
    environment["FIREDRILL_SCENARIOS"] = Repository.scenarios.path
    let server = try Running(
      try BuiltProgram.path(),
      ["serve", "--port", "\(port)"],
      environment: environment,
      input: .text(""),
      folder: folder.path
    )
    #expect(server.wait { $0.contains("http://127.0.0.1:\(port)/") })
    defer { server.send(SIGKILL) }
    try work("http://127.0.0.1:\(port)")
    server.send(signal)
    let ended = server.finish()
    #expect(ended.status == 0, "\(ended.errors.suffix(500))")
    #expect(ended.errors.contains("GET / 200"))
  }

  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Browser/play.py").path

  @Test(arguments: [
    ("mouse", 1280, 800), ("mouse", 360, 740), ("keys", 1280, 800), ("keys", 360, 740),
    ("plain", 1280, 800),
  ])
  func `a whole drill is played`(way: String, width: Int, height: Int) throws {
    try Self.serving(way == "mouse" ? SIGTERM : SIGINT) { address in
      let driver = try Tool.start("python3", [Self.script, address, way, "\(width)", "\(height)"])
      let ended = driver.finish()
      #expect(ended.status == 0, "\(ended.output)\(ended.errors.suffix(2000))")
    }
  }
}
