import Foundation
package import Players

/// Plays worlds with reference players on all cores, the same on however many there are.
package struct PlayerSimulation: Sendable {
  /// The text that progress is reported about.
  private let subject: String
  private let simulator: Simulator
  /// Worlds to play, at least 1.
  private let worlds: Int
  private let notify: @Sendable (WorkNotice) -> Void

  package init(
    subject: String,
    simulator: Simulator,
    worlds: Int,
    _ environment: DrillEnvironment
  ) {
    self.subject = subject
    self.simulator = simulator
    self.worlds = worlds
    notify = environment.notify
  }

  /// All plays, world by world.
  package func plays() async throws(DrillError) -> [[SimulatedPlay]] {
    do {
      return try await simulate()
    } catch {
      throw DrillError(error)
    }
  }

  private func simulate() async throws -> [[SimulatedPlay]] {
    var plays = [[SimulatedPlay]](repeating: [], count: worlds)
    defer { notify(.finished) }
    try await withThrowingTaskGroup(of: (Int, [SimulatedPlay]).self) { group in
      var next = (0..<worlds).makeIterator()
      func add(_ world: Int) {
        group.addTask { (world, try simulator.plays(ofWorld: world)) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { next.next().map(add) }
      var done = 0
      while let (world, played) = try await group.next() {
        next.next().map(add)
        plays[world] = played
        done += 1
        notify(.played(subject: subject, worlds: done, total: worlds))
      }
    }
    return plays
  }
}
