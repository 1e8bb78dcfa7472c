import Diagnosis
import Foundation
import ScenarioModel
import Sessions
import Terminal

/// Finds the calibration of a scenario: shipped with it, kept from before, or simulated now.
struct CalibrationShelf {
  private let cache: URL

  /// The name of a shipped calibration of a scenario's own difficulty in its folder.
  static let ownFileName = "calibration.bin"

  /// The name of a shipped calibration of a difficulty that is not the scenario's own.
  private static func fileName(ofDifficulty level: Int) -> String { "calibration-d\(level).bin" }

  /// The name of a shipped calibration in its scenario's folder.
  static func fileName(of loaded: ScenarioLibrary.Loaded) -> String {
    let level = loaded.scenario.difficulty
    return level == loaded.ownDifficulty ? ownFileName : fileName(ofDifficulty: level)
  }

  init(_ surroundings: Surroundings) {
    cache = surroundings.cacheFolder.appendingPathComponent("calibrations")
  }

  /// Where a calibration came from.
  enum Source: String, Encodable {
    case shipped, cache, simulated
  }

  /// A calibration and where it came from.
  struct Found {
    var calibration: Calibration
    var source: Source
  }

  /// What a scenario's calibration has to hold for.
  static func stamp(of scenario: Scenario, worldDigest: String) -> CalibrationStamp {
    CalibrationStamp(
      worldDigest: worldDigest,
      generator: SessionHeader.currentGenerator,
      difficulty: scenario.difficulty
    )
  }

  /// The calibration of a staged scenario.
  ///
  /// The shipped one in `folder` if it is for this world, whatever its number of samples unless one is
  /// asked for; else one kept in the cache, else one simulated now, with progress on standard error,
  /// and kept. A shipped one that is damaged is refused.
  func calibration(
    of staging: Staging,
    worldDigest: String,
    folder: String?,
    samples: Int? = nil
  ) throws -> Found {
    let stamp = Self.stamp(of: staging.scenario, worldDigest: worldDigest)
    let names = [Self.fileName(ofDifficulty: stamp.difficulty), Self.ownFileName]
    for name in folder == nil ? [] : names {
      guard let folder, let file = try shippedFile("\(folder)/\(name)"),
        (try? file.stamp.check(against: stamp)) != nil,
        samples.map({ $0 == file.calibration.samples }) ?? true
      else { continue }
      return Found(calibration: file.calibration, source: .shipped)
    }
    if samples == nil, let adopted = adopted(stamp) {
      return Found(calibration: adopted, source: .cache)
    }
    let samples = samples ?? Calibration.usualSamples
    if let kept = kept(stamp, samples) { return Found(calibration: kept, source: .cache) }
    let run = CalibrationRun(
      subject: "calibrating \(staging.scenario.id)",
      calibrator: Calibrator(staging),
      samples: samples
    )
    let calibration = try run.calibration()
    keep(CalibrationFile(stamp: stamp, calibration: calibration))
    return Found(calibration: calibration, source: .simulated)
  }

  /// The calibration that came with a scenario; `nil` where there is none, and an error where the
  /// file is damaged or made for something else.
  func shipped(
    in folder: String,
    with loaded: ScenarioLibrary.Loaded
  ) throws(CommandFailure) -> Calibration? {
    let path = "\(folder)/\(Self.fileName(of: loaded))"
    guard let file = try shippedFile(path) else { return nil }
    let stamp = Self.stamp(of: loaded.scenario, worldDigest: loaded.worldDigest)
    do {
      try file.stamp.check(against: stamp)
    } catch {
      throw refused(path, error)
    }
    return file.calibration
  }

  private func shippedFile(_ path: String) throws(CommandFailure) -> CalibrationFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try read(path)
    } catch {
      throw refused(path, error)
    }
  }

  private func refused(_ path: String, _ error: CalibrationFileError) -> CommandFailure {
    let (folder, name) = (
      path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/"),
      path.split(separator: "/").last ?? ""
    )
    let levels = name == Self.ownFileName ? "" : " --all-levels"
    return CommandFailure(
      "\(path) cannot be used: \(error);"
        + " 'firedrill calibrate --ship\(levels) \(folder)' makes it anew",
      code: .dataError
    )
  }

  /// Writes a calibration beside its scenario.
  func ship(
    _ calibration: Calibration,
    _ stamp: CalibrationStamp,
    to path: String
  ) throws(CommandFailure) -> Int {
    let bytes = CalibrationFile(stamp: stamp, calibration: calibration)
      .encoded(hash: Digests.sha256)
    do {
      // Written beside and renamed, so that a kill leaves the old file or the new one.
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(
        "\(path) cannot be written: \(error.localizedDescription)",
        code: .cannotCreate
      )
    }
    return bytes.count
  }

  /// Where the cache keeps a calibration.
  func place(of stamp: CalibrationStamp, samples: Int) -> URL {
    cache.appendingPathComponent(
      "\(stamp.worldDigest)-g\(stamp.generator)-d\(stamp.difficulty)-n\(samples)"
        + "-f\(CalibrationFile.format).bin"
    )
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

  /// A calibration of the cache; a damaged one is named and made anew.
  private func kept(_ stamp: CalibrationStamp, _ samples: Int) -> Calibration? {
    let path = place(of: stamp, samples: samples).path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let file = try read(path)
      try file.stamp.check(against: stamp)
      return file.calibration.samples == samples ? file.calibration : nil
    } catch {
      try? OutputWriter.standardError.writeLine("firedrill: \(path): \(error); it is made anew")
      return nil
    }
  }

  private func read(_ path: String) throws(CalibrationFileError) -> CalibrationFile {
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
      try? OutputWriter.standardError.writeLine(
        "firedrill: \(place.path) cannot be written: \(error.localizedDescription)"
      )
    }
  }
}
