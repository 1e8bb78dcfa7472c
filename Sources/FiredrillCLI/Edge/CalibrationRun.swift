import Diagnosis
import Foundation
import ScenarioModel
import Telemetry

/// Simulates the worlds of a calibration on all cores, saying on standard error how far it is.
struct CalibrationRun: Sendable {
  /// What progress is said to be about.
  var subject: String
  var calibrator: Calibrator
  /// Samples of each hypothesis, at least 1.
  var samples: Int

  /// Worlds that one task simulates: few enough that progress is steady, enough that tasks are rare.
  private static let block = 2

  /// The findings of all worlds, the same on however many cores.
  func findings() throws -> [[[UInt8]]] {
    try CommandFailure.wrap { try Blocking.run { try await simulate() } }
  }

  /// The calibration made of all worlds.
  func calibration() throws -> Calibration { calibrator.calibration(rows: try findings()) }

  private struct Work: Sendable {
    var hypothesis: Int
    var samples: Range<Int>
  }

  private func simulate() async throws -> [[[UInt8]]] {
    let hypotheses = calibrator.staging.scenario.hypotheses.map(\.id)
    // Sample by sample rather than hypothesis by hypothesis, so that the rate is even.
    let work = stride(from: 0, to: samples, by: Self.block).flatMap { first in
      hypotheses.indices.map {
        Work(hypothesis: $0, samples: first..<min(first + Self.block, samples))
      }
    }
    var rows = hypotheses.map { _ in [[UInt8]](repeating: [], count: samples) }
    var progress = WorldProgress(subject: subject, total: hypotheses.count * samples)
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
      while let (done, findings) = try await group.next() {
        next.next().map(add)
        rows[done.hypothesis].replaceSubrange(done.samples, with: findings)
        progress.add(done.samples.count)
      }
    }
    progress.clear()
    return rows
  }
}

/// How many worlds are done, how fast, and how long the rest will take.
private struct WorldProgress {
  private let total: Int
  private var done = 0
  private let start = ContinuousClock().now
  private var line: ProgressLine

  init(subject: String, total: Int) {
    self.total = total
    line = ProgressLine(subject)
  }

  mutating func add(_ worlds: Int) {
    done += worlds
    let seconds = start.duration(to: ContinuousClock().now).inSeconds
    let rate = Double(done) / max(seconds, 0.001)
    let filled = done * 20 / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    let left = Int(Double(total - done) / rate)
    line.show(
      "[\(bar)] \(done * 100 / total) %, \(Digits.fixed(rate, decimals: 0)) worlds/s, \(left) s left"
    )
  }

  func clear() { line.clear() }
}
