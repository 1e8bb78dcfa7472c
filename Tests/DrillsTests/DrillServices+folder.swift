import Drills
import Foundation
import Synchronization
import TestSupport

extension DrillServices {
  /// Services over a new data folder, which stays as long as they; clock and chance are those given.
  init(
    in folder: TemporaryFolder,
    seed: UInt64 = 7,
    now: Int = 1_800_000_000,
    scenarios: URL = Repository.canary.deletingLastPathComponent()
  ) {
    self.init(
      DrillEnvironment(
        dataFolder: folder.url,
        cacheFolder: folder.url.appending(path: "cache"),
        scenarioFolders: [scenarios],
        now: { now },
        randomSeed: { seed },
        notify: { _ in withExtendedLifetime(folder) {} }
      ),
      catalog: Self.catalogs[scenarios]
    )
  }

  /// Catalogs of folders that no test changes, so that each scenario is read once for all tests.
  private static let catalogs = Dictionary(
    uniqueKeysWithValues: [Repository.canary.deletingLastPathComponent(), Repository.scenarios].map
    {
      ($0, ScenarioCatalog([$0]))
    }
  )
}

/// Seconds of an interview that a test sets.
final class HandClock: Sendable {
  private let seconds = Mutex(0)

  var second: Int { seconds.withLock { $0 } }

  func advance(by seconds: Int) { self.seconds.withLock { $0 += seconds } }
}
