package import Diagnosis
import Foundation
package import ScenarioModel
import Sessions
import Synchronization

/// The calibrations of scenarios: shipped with one, kept in the cache, or simulated now.
///
/// A calibration that was read or simulated once stays in memory.
package final class CalibrationStore: Sendable {
  let environment: DrillEnvironment
  private let cache: URL
  private let known = Mutex<[CalibrationStamp: Found]>([:])

  package init(_ environment: DrillEnvironment) {
    self.environment = environment
    cache = environment.cacheFolder.appendingPathComponent("calibrations")
  }

  /// The origin of a calibration: shipped with the scenario, cached, or simulated now.
  package enum Source: String, Hashable, Sendable, Encodable {
    case shipped, cache, simulated
  }

  /// A calibration and where it came from.
  package struct Found: Hashable, Sendable {
    package var calibration: Calibration
    package var source: Source
  }

  /// The stamp of the calibration that a scenario needs.
  package static func stamp(of scenario: Scenario, worldDigest: String) -> CalibrationStamp {
    CalibrationStamp(
      worldDigest: worldDigest,
      generator: SessionHeader.currentGenerator,
      difficulty: scenario.difficulty
    )
  }

  /// The calibration of a staged scenario.
  ///
  /// The shipped one in `folder` if it is for this world, whatever its number of samples unless one is
  /// asked for; else one kept in the cache, else one simulated now, which is then kept. A shipped one
  /// that is damaged is refused. Complexity: constant when it is known, else that of its file or, at
  /// worst, of its simulation, which takes minutes.
  package func calibration(
    of staging: Staging,
    worldDigest: String,
    folder: String?,
    samples: Int? = nil
  ) async throws(DrillError) -> Found {
    let stamp = Self.stamp(of: staging.scenario, worldDigest: worldDigest)
    if samples == nil, let found = known.withLock({ $0[stamp] }) { return found }
    let found = try await found(staging, stamp, folder, samples)
    if samples == nil { known.withLock { $0[stamp] = found } }
    return found
  }

  /// The calibration of a session's scenario, if one is at hand: in memory, shipped or in the cache.
  ///
  /// A damaged one counts as none here. Complexity: constant when it is known, else that of its file.
  func ready(for session: Session, folder: String?) -> Calibration? {
    let stamp = Self.stamp(of: session.scenario, worldDigest: session.header.worldDigest)
    if let found = known.withLock({ $0[stamp] }) { return found.calibration }
    if let folder, let shipped = try? shipped(in: folder, stamp, nil) { return shipped }
    return adopted(stamp) ?? kept(stamp, Calibration.usualSamples)
  }

  private func found(
    _ staging: Staging,
    _ stamp: CalibrationStamp,
    _ folder: String?,
    _ samples: Int?
  ) async throws(DrillError) -> Found {
    if let folder, let shipped = try shipped(in: folder, stamp, samples) {
      return Found(calibration: shipped, source: .shipped)
    }
    if samples == nil, let adopted = adopted(stamp) {
      return Found(calibration: adopted, source: .cache)
    }
    let samples = samples ?? Calibration.usualSamples
    if let kept = kept(stamp, samples) { return Found(calibration: kept, source: .cache) }
    let calibration = try await simulation(
      of: Calibrator(staging),
      samples: samples,
      subject: "calibrating \(staging.scenario.id)"
    )
    keep(CalibrationFile(stamp: stamp, calibration: calibration))
    return Found(calibration: calibration, source: .simulated)
  }

  /// Simulates the worlds of a calibration on all cores; nothing is kept.
  ///
  /// `samples`: worlds of each hypothesis, at least 1. Progress is reported about `subject`.
  package func simulation(
    of calibrator: Calibrator,
    samples: Int,
    subject: String
  ) async throws(DrillError) -> Calibration {
    let total = calibrator.staging.scenario.hypotheses.count * samples
    let findings = try await findings(of: Array(0..<total), calibrator, subject: subject)
    guard let calibration = calibrator.calibration(ofWorlds: findings) else {
      preconditionFailure("a calibrator does not know its own findings")
    }
    return calibration
  }

  /// Simulates worlds by their numbers on all cores and gives the findings of each.
  func findings(
    of worlds: [Int],
    _ calibrator: Calibrator,
    subject: String
  ) async throws(DrillError) -> [[UInt8]] {
    try await Parallel.map(count: worlds.count, environment.notify) {
      .simulated(subject: subject, worlds: $0, total: worlds.count)
    } work: {
      try calibrator.findings(ofWorld: worlds[$0])
    }
  }

  /// Keeps the calibration that a replay brought along for its own scenario.
  ///
  /// Only for a world that is not installed here: it is as trustworthy as the scenario beside it.
  func adopt(_ bytes: [UInt8], for stamp: CalibrationStamp) throws(CalibrationFileError) {
    let file = try CalibrationFile(bytes, hash: Digests.sha256)
    try file.stamp.check(against: stamp)
    keep(file, at: adoptedPlace(of: stamp))
  }

  private func adopted(_ stamp: CalibrationStamp) -> Calibration? {
    let path = adoptedPlace(of: stamp).path
    guard let file = try? read(path), (try? file.stamp.check(against: stamp)) != nil else {
      return nil
    }
    return file.calibration
  }

  private func adoptedPlace(of stamp: CalibrationStamp) -> URL { place(of: stamp, samples: 0) }

  /// The file of the cache for a calibration.
  func place(of stamp: CalibrationStamp, samples: Int) -> URL {
    cache.appendingPathComponent(
      "\(stamp.worldDigest)-g\(stamp.generator)-d\(stamp.difficulty)-n\(samples)"
        + "-f\(CalibrationFile.format).bin"
    )
  }

  /// A calibration of the cache; a damaged one is named and made anew.
  private func kept(_ stamp: CalibrationStamp, _ samples: Int) -> Calibration? {
    let path = place(of: stamp, samples: samples).path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let file = try read(path)
      try file.stamp.check(against: stamp)
      return file.calibration.samples == samples ? file.calibration : nil
    } catch {
      environment.notify(.damagedCache(path: path, reason: "\(error)"))
      return nil
    }
  }

  func read(_ path: String) throws(CalibrationFileError) -> CalibrationFile {
    let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    return try CalibrationFile(bytes, hash: Digests.sha256)
  }

  /// Keeps a calibration; where the cache cannot be written, the next run simulates again.
  private func keep(_ file: CalibrationFile) {
    keep(file, at: place(of: file.stamp, samples: file.calibration.samples))
  }

  private func keep(_ file: CalibrationFile, at place: URL) {
    do {
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      try Data(file.encoded(hash: Digests.sha256)).write(to: place, options: .atomic)
    } catch {
      environment.notify(
        .unwritableCache(path: place.path, reason: error.localizedDescription)
      )
    }
  }
}
