import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// The Gymnasium environment under `Integrations/`, where Python has Gymnasium.
struct GymnasiumTests {
  private static let script = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "gymnasium_check.py")

  private static let isThere = (try? Tool.run("python3", ["-c", "import gymnasium"])) != nil

  /// What the script saw.
  private struct Seen: Decodable {
    var isSame: Bool
    var isOther: Bool
    var early: [Double]
    var reward: Double
    var isOver: Bool
    var total: Double
    var truncations: [Bool]
  }

  @Test(.enabled(if: isThere))
  func `the environment passes Gymnasium's checker and rewards the score at the end`() throws {
    let output = try Tool.run(
      "python3",
      [
        Self.script.path, Repository.root.appending(path: "Integrations/gymnasium").path,
        try BuiltProgram.path(), Repository.scenarios.path,
      ]
    )
    let seen = try JSONDecoder().decode(Seen.self, from: Data(output.utf8))
    #expect(seen.isSame)
    #expect(seen.isOther)
    #expect(seen.early == [0, 0, 0, 0])
    #expect(seen.isOver)
    #expect(seen.total > 0)
    #expect(abs(seen.reward - seen.total / 100) < 1e-9)
    #expect(seen.truncations == [false, false, false, true])
  }
}
