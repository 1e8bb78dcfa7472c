package import Drills
import Foundation
package import Reports

/// Lets an agent play many sessions and keeps what came of each.
///
/// Arena owns agents as processes, their results and the files of results. It decides nothing about
/// sessions or scores: those are of `Drills`, and the talk with an agent is of `FiredrillMCP`.
package struct Arena: Sendable {
  private let match: ArenaMatch

  /// `services` should keep sessions in memory; each is erased once its result is there.
  package init(_ services: DrillServices, _ setting: ArenaSetting) {
    match = ArenaMatch(services: services, setting: setting)
  }

  /// Plays the jobs that the file does not hold yet, so many at a time, and gives all results in the
  /// order of the work.
  ///
  /// After each session `notify` hears its result and how many there are. The first error, which is
  /// never one of an agent, ends the run; what was played stays in the file.
  package func run(
    _ jobs: [ArenaJob],
    _ file: ArenaFile,
    parallel: Int,
    notify: (ArenaResult, Int) -> Void
  ) async throws -> [ArenaResult] {
    let known = Set(file.earlier.compactMap { file.header.number(of: $0) })
    let open = jobs.filter { !known.contains($0.number) }
    var results = file.earlier
    try await withThrowingTaskGroup(of: ArenaResult.self) { group in
      var next = open.makeIterator()
      func add() {
        guard let job = next.next() else { return }
        group.addTask { try await match.play(job) }
      }
      for _ in 0..<parallel { add() }
      while let result = try await group.next() {
        add()
        try file.append(result)
        results.append(result)
        notify(result, results.count)
      }
    }
    try file.finish(results)
    return results.sorted {
      (file.header.number(of: $0) ?? 0) < (file.header.number(of: $1) ?? 0)
    }
  }
}
