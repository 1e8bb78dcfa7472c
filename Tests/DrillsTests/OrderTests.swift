import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

/// Commands of a page that was made at an earlier event.
struct OrderTests {
  @Test func `a command for an earlier moment does nothing`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(Opening(folder: Repository.canary.path))
    let live = sessions.live(session, id)
    try await live.perform(.note("one"), as: .player, after: 0)
    await #expect(throws: DrillError.self) {
      try await live.perform(.note("late"), as: .player, after: 0)
    }
    await #expect(throws: DrillError.self) {
      try await live.ask("SELECT 1", as: .player, after: 0)
    }
    try await live.perform(.note("two"), as: .player, after: 1)
    _ = try await live.ask("SELECT 1", as: .player, after: 2)
    #expect(try sessions.load(id).entries.count == 3)
  }
}
