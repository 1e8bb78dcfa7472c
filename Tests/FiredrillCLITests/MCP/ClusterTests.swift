import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// The drivers under `Integrations/` that divide work among machines, where Python has the packages.
struct ClusterTests {
  private static let isDaskThere = (try? Tool.run("python3", ["-c", "import distributed"])) != nil

  private static let isSchemaThere =
    (try? Tool.run("python3", ["-c", "import kubernetes_validate"])) != nil

  /// The report of a script.
  private static func seen<Seen: Decodable>(_ name: String) throws -> Seen {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let output = try Tool.run(
      "python3",
      [
        folder.appending(path: "\(name)_check.py").path,
        Repository.root.appending(path: "Integrations/\(name)").path,
        try BuiltProgram.path(), Repository.scenarios.path,
        folder.appending(path: "agent.py").path,
      ]
    )
    return try JSONDecoder().decode(Seen.self, from: Data(output.utf8))
  }

  private struct Divided: Decodable {
    var isLost: Bool
    var sessions: Int
    var isSame: Bool
    var isSameSimulation: Bool
  }

  @Test(.enabled(if: isDaskThere))
  func `a cluster that loses a worker gives the bytes of one machine`() throws {
    let seen: Divided = try Self.seen("dask")
    #expect(seen.isLost)
    #expect(seen.sessions == 5)
    #expect(seen.isSame)
    #expect(seen.isSameSimulation)
  }

  private struct Manifest: Decodable {
    var kinds: [String]
    var isIndexed: Bool
    var completions: Int
    var shards: Int
    var refused: [Bool]
    var parts: Int
    var sessions: Int
  }

  @Test(.enabled(if: isSchemaThere))
  func `the job is valid, and its pods' files merge`() throws {
    let seen: Manifest = try Self.seen("kubernetes")
    #expect(seen.kinds == ["Job", "PersistentVolumeClaim"])
    #expect(seen.isIndexed)
    #expect(seen.completions == seen.shards)
    #expect(seen.refused == [true, true])
    #expect(seen.parts == 2)
    #expect(seen.sessions == 2)
  }
}
