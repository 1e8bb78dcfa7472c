import Foundation
import Players

/// Plays worlds with reference players on all cores, saying on standard error how far it is.
struct SimulationRun: Sendable {
  /// What progress is said to be about.
  var subject: String
  var simulator: Simulator
  /// Worlds to play, at least 1.
  var worlds: Int

  /// All plays, world by world, the same on however many cores.
  func plays() throws -> [[SimulatedPlay]] {
    try CommandFailure.wrap { try Blocking.run { try await simulate() } }
  }

  private func simulate() async throws -> [[SimulatedPlay]] {
    var plays = [[SimulatedPlay]](repeating: [], count: worlds)
    var line = ProgressLine(subject)
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
        line.show("\(done) of \(worlds) worlds")
      }
    }
    line.clear()
    return plays
  }
}
