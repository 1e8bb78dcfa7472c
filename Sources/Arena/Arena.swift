package import Drills
import Foundation
package import Reports

/// Lets an agent play many sessions and keeps what came of each.
///
/// Arena owns agents as processes, their results and the files of results. It decides nothing about
/// sessions or scores: those are of `Drills`, and the talk with an agent is of `FiredrillMCP`.
package struct Arena: Sendable {
  private let match: ArenaMatch

  /// The outcome of a task of a run: an agent is gone before its session is scored, so that the next one
  /// waits for no score.
  private enum Step {
    case played(ArenaMatch.Played)
    case scored(ArenaResult)
  }

  private static let cores = ProcessInfo.processInfo.activeProcessorCount

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
    try await withThrowingTaskGroup(of: Step.self) { group in
      var next = open.makeIterator()
      var unscored: [ArenaMatch.Played] = []
      var (playing, scoring) = (0, 0)
      /// Scores as many sessions as there are cores, so that agents do not wait behind all the others, and
      /// starts as many agents as may play. Where as many sessions wait for their score, none is started: what
      /// is held in memory is bounded.
      func start() {
        while scoring < Self.cores, !unscored.isEmpty {
          let played = unscored.removeFirst()
          scoring += 1
          group.addTask { .scored(try await match.score(played)) }
        }
        while playing < parallel, unscored.count < parallel, let job = next.next() {
          playing += 1
          group.addTask { .played(try await match.play(job)) }
        }
      }
      start()
      while let step = try await group.next() {
        switch step {
        case .played(let played):
          playing -= 1
          unscored.append(played)
        case .scored(let result):
          scoring -= 1
          try file.append(result)
          results.append(result)
          notify(result, results.count)
        }
        start()
      }
    }
    try file.finish(results)
    return results.sorted {
      (file.header.number(of: $0) ?? 0) < (file.header.number(of: $1) ?? 0)
    }
  }
}
