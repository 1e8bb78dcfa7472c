import Foundation
import Sessions
import TestSupport
import Testing

@testable import SessionStore

struct StoreKillTests {
  /// How large the store's files have grown, from the first steps of opening to well into the events.
  static let sizes = (0..<20).map { 1_024 * $0 * $0 }

  /// The bytes of all files in a folder.
  private static func size(of folder: String) -> Int {
    let files = FileManager.default
    return ((try? files.contentsOfDirectory(atPath: folder)) ?? []).reduce(0) { sum, name in
      let size = (try? files.attributesOfItem(atPath: "\(folder)/\(name)"))?[.size]
      return sum + (size as? Int ?? 0)
    }
  }

  @Test(arguments: sizes)
  func `a kill loses no event that was returned`(size: Int) async throws {
    try await withFolder { folder in
      let told = folder + "/told"
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          folder = folder as String, told = told as String, size = size as Int
        ] in
        let file = open(told, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        Thread.detachNewThread {
          _ = wait { StoreKillTests.size(of: folder + "/data") >= size }
          kill(getpid(), SIGKILL)
        }
        let store = try SQLiteSessionStore(folder: folder + "/data", hash: sha256)
        let id = try store.createSample()
        for number in 1...ReplayLimits.events {
          try store.append(.waited(minutes: number), as: number, to: id)
          write(file, "x", 1)
        }
      }
      let returned = try Data(contentsOf: URL(filePath: told)).count
      let store = try SQLiteSessionStore(folder: folder + "/data", hash: sha256)
      guard let id = try store.latestOpen() else {
        #expect(returned == 0)
        return
      }
      let events = try store.load(id).events
      #expect(events.count == returned || events.count == returned + 1)
      #expect(events == (0..<events.count).map { .waited(minutes: $0 + 1) })
      try store.append(.abandoned, as: events.count + 1, to: id)
      #expect(try store.load(id).state == .abandoned)
    }
  }
}
