import Drills
import Foundation
import Synchronization

/// The package's folder and services over folders that only one test uses.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let canary = root.appending(path: "Scenarios/canary-segment-regression").path

  /// Services over a new data folder; clock and chance are those given.
  static func services(
    seed: UInt64 = 7,
    now: Int = 1_800_000_000
  ) -> (services: DrillServices, folder: URL) {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "drills-\(UUID().uuidString)"
    )
    let environment = DrillEnvironment(
      dataFolder: folder,
      cacheFolder: folder.appending(path: "cache"),
      scenarioFolders: [root.appending(path: "Scenarios")],
      now: { now },
      randomSeed: { seed }
    )
    return (DrillServices(environment), folder)
  }
}

/// Seconds of an interview that a test sets.
final class HandClock: Sendable {
  private let seconds = Mutex(0)

  var second: Int { seconds.withLock { $0 } }

  func advance(by seconds: Int) { self.seconds.withLock { $0 += seconds } }
}
