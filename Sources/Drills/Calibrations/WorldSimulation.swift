import Diagnosis
import Foundation
import ScenarioModel

/// Simulates the worlds of a calibration on all cores, the same on however many there are.
struct WorldSimulation: Sendable {
  /// The text that progress is reported about.
  private let subject: String
  private let calibrator: Calibrator
  /// Samples of each hypothesis, at least 1.
  private let samples: Int
  private let notify: @Sendable (WorkNotice) -> Void

  /// Worlds that one task simulates: few enough that progress is steady, enough that tasks are rare.
  private static let block = 2

  init(
    subject: String,
    calibrator: Calibrator,
    samples: Int,
    _ environment: DrillEnvironment
  ) {
    self.subject = subject
    self.calibrator = calibrator
    self.samples = samples
    notify = environment.notify
  }

  /// The calibration made of all worlds.
  func calibration() async throws(DrillError) -> Calibration {
    do {
      return calibrator.calibration(rows: try await findings())
    } catch {
      throw DrillError(error)
    }
  }

  private struct Work: Sendable {
    var hypothesis: Int
    var samples: Range<Int>
  }

  private func findings() async throws -> [[[UInt8]]] {
    let hypotheses = calibrator.staging.scenario.hypotheses.map(\.id)
    // Sample by sample rather than hypothesis by hypothesis, so that the rate is even.
    let work = stride(from: 0, to: samples, by: Self.block).flatMap { first in
      hypotheses.indices.map {
        Work(hypothesis: $0, samples: first..<min(first + Self.block, samples))
      }
    }
    defer { notify(.finished) }
    var rows = hypotheses.map { _ in [[UInt8]](repeating: [], count: samples) }
    try await withThrowingTaskGroup(of: (Work, [[UInt8]]).self) { group in
      var next = work.makeIterator()
      func add(_ work: Work) {
        group.addTask {
          let hypothesis = hypotheses[work.hypothesis]
          return (
            work,
            try work.samples.map {
              try calibrator.findings(hypothesis: hypothesis, sample: $0)
            }
          )
        }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { next.next().map(add) }
      var done = 0
      while let (finished, findings) = try await group.next() {
        next.next().map(add)
        rows[finished.hypothesis].replaceSubrange(finished.samples, with: findings)
        done += finished.samples.count
        notify(
          .simulated(subject: subject, worlds: done, total: hypotheses.count * samples)
        )
      }
    }
    return rows
  }
}
