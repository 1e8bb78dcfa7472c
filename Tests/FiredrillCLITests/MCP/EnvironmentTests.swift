import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// The environments under `Integrations/` whose packages are large: `make integrations` installs each in
/// a virtual environment of its own, and without it these tests are skipped.
struct EnvironmentTests {
  /// The Python of an environment that `make integrations` made.
  private static func python(_ name: String) -> String {
    Repository.root.appending(path: ".build/integrations/\(name)/bin/python").path
  }

  private static func isThere(_ name: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: python(name))
  }

  /// The report of a script.
  private static func seen<Seen: Decodable>(_ name: String) throws -> Seen {
    let script = URL(filePath: #filePath)
      .deletingLastPathComponent().appending(path: "\(name)_check.py")
    let output = try Tool.run(
      python(name),
      [
        script.path, Repository.root.appending(path: "Integrations/\(name)").path,
        try BuiltProgram.path(), Repository.scenarios.path,
      ]
    )
    return try JSONDecoder().decode(Seen.self, from: Data(output.utf8))
  }

  private struct Inspected: Decodable {
    var tools: [String]
    var score: Double
    var total: Double
    var isTruthShown: Bool
    var talked: Double
  }

  @Test(.enabled(if: isThere("inspect"), "'make integrations' installs Inspect"))
  func `Inspect's mock model plays a drill to its score`() throws {
    let seen: Inspected = try Self.seen("inspect")
    #expect(seen.tools.count == 16)
    #expect(!seen.tools.contains("debrief"))
    #expect(!seen.tools.contains("open_session"))
    #expect(seen.total > 0)
    #expect(abs(seen.score - seen.total / 100) < 1e-9)
    #expect(!seen.isTruthShown)
    #expect(seen.talked == 0)
  }

  private struct Opened: Decodable {
    var early: [Double]
    var isSame: Bool
    var tools: [String]
    var refusal: Bool
    var isTruthTold: Bool
    var reward: Double
    var isOver: Bool
    var total: Double
    var steps: Int
  }

  @Test(.enabled(if: isThere("openenv"), "'make integrations' installs OpenEnv"))
  func `OpenEnv's client plays an episode over a server`() throws {
    let seen: Opened = try Self.seen("openenv")
    #expect(seen.isSame)
    #expect(seen.tools.count == 17)
    #expect(seen.refusal)
    #expect(seen.early == [0, 0])
    #expect(!seen.isTruthTold)
    #expect(seen.isOver)
    #expect(seen.total > 0)
    #expect(abs(seen.reward - seen.total / 100) < 1e-9)
    #expect(seen.steps == 3)
  }

  private struct Verified: Decodable {
    var tools: [String]
    var reward: Double
    var isOver: Bool
    var isTruthShown: Bool
    var talked: Double
  }

  @Test(.enabled(if: isThere("verifiers"), "'make integrations' installs verifiers"))
  func `a rollout of verifiers is rewarded with the score`() throws {
    let seen: Verified = try Self.seen("verifiers")
    #expect(seen.tools.count == 17)
    #expect(seen.tools.contains("brief"))
    #expect(!seen.tools.contains("debrief"))
    #expect(seen.reward > 0)
    #expect(seen.isOver)
    #expect(!seen.isTruthShown)
    #expect(seen.talked == 0)
  }
}
