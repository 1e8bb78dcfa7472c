import Drills
import Foundation
import Sessions
import Synchronization
import TestSupport
import Testing

@testable import FiredrillMCP

/// A store of its own with the tools over it, as one or several processes would have them.
struct ToolBench {
  let folder: TemporaryFolder
  let services: DrillServices
  let tools: ToolService

  /// Tools over a new data folder, or over that of another bench.
  ///
  /// Handles count from 1, so that a test can name them; scenarios are the small one of the tests
  /// unless the shipped ones are asked for.
  init(
    seed: UInt64 = 7,
    shipped: Bool = false,
    limits: PlayLimits = PlayLimits(),
    beside other: ToolBench? = nil
  ) throws {
    let folder = try other?.folder ?? TemporaryFolder()
    self.folder = folder
    let scenarios = shipped ? Self.shippedScenarios : Self.smallScenarios
    services = DrillServices(
      DrillEnvironment(
        dataFolder: folder.url,
        cacheFolder: folder.url.appending(path: "cache"),
        scenarioFolders: [scenarios.folder],
        now: { 1_800_000_000 },
        randomSeed: { seed }
      ),
      catalog: scenarios.catalog
    )
    let count = Counter()
    tools = ToolService(services, limits: limits) { "handle-\(count.next())" }
  }

  /// Scenarios that are read once for all tests.
  private struct ReadOnce {
    let folder: URL
    let catalog: ScenarioCatalog

    init(_ folder: URL) {
      self.folder = folder
      catalog = ScenarioCatalog([folder])
    }
  }

  private static let shippedScenarios = ReadOnce(Repository.scenarios)
  private static let smallScenarios = ReadOnce(Repository.queueDrill.deletingLastPathComponent())

  private final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
      value.withLock {
        $0 += 1
        return $0
      }
    }
  }

  /// The session of a handle, as the store has it.
  func session(_ handle: String) throws -> Session {
    let sessions = try services.sessions()
    return try sessions.load(try #require(try sessions.session(handle: handle)))
  }

  /// A connection to the tools.
  func server() -> MessageServer { MessageServer(tools, ServerIdentity(version: "1")) }

  /// The handle of a new session of the small scenario, or of another incident.
  func open(_ incident: String = "queue-drill", mode: String = "drill") async throws -> String {
    let result = await tools.call(
      .openSession,
      ["incident": .string(incident), "mode": .string(mode)]
    )
    return try #require(result["structuredContent"]?["session"]?.text, "\(result.line)")
  }

  /// The structured content of a call that succeeds.
  func call(_ tool: PlayTool, _ session: String, _ more: [String: JSON] = [:]) async throws -> JSON
  {
    let result = await tools.call(tool, more.merging(["session": .string(session)]) { $1 })
    return try #require(result["structuredContent"], "\(tool): \(result.line)")
  }

  /// The sentence with which a call is refused; `nil` where it succeeds.
  func refusal(
    _ tool: PlayTool,
    _ session: String,
    _ more: [String: JSON] = [:]
  ) async -> String? {
    let result = await tools.call(tool, more.merging(["session": .string(session)]) { $1 })
    guard result["isError"] == true, case .array(let content)? = result["content"] else {
      return nil
    }
    return content.first?["text"]?.text
  }
}
