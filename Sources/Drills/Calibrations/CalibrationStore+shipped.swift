package import Diagnosis
import Foundation
import ScenarioModel

extension CalibrationStore {
  /// The name of a shipped calibration of a scenario's own difficulty in its folder.
  package static let ownFileName = "calibration.bin"

  /// Whether a file of a scenario's folder is a calibration.
  static func isShippedName(_ name: String) -> Bool {
    name == ownFileName || name.wholeMatch(of: /calibration-d[0-9]\.bin/) != nil
  }

  /// The name of a shipped calibration of a difficulty that is not the scenario's own.
  private static func fileName(ofDifficulty level: Int) -> String { "calibration-d\(level).bin" }

  /// The name of a shipped calibration in its scenario's folder.
  package static func fileName(of loaded: LoadedScenario) -> String {
    let level = loaded.scenario.difficulty
    return level == loaded.ownDifficulty ? ownFileName : fileName(ofDifficulty: level)
  }

  /// The calibration in a folder that fits a stamp and a number of samples, if there is one.
  func shipped(
    in folder: String,
    _ stamp: CalibrationStamp,
    _ samples: Int?
  ) throws(DrillError) -> Calibration? {
    for name in [Self.fileName(ofDifficulty: stamp.difficulty), Self.ownFileName] {
      guard let file = try shippedFile("\(folder)/\(name)"),
        (try? file.stamp.check(against: stamp)) != nil,
        samples.map({ $0 == file.calibration.samples }) ?? true
      else { continue }
      return file.calibration
    }
    return nil
  }

  /// The calibration that came with a scenario; `nil` where there is none, and an error where the
  /// file is damaged or made for something else.
  package func shipped(
    in folder: String,
    with loaded: LoadedScenario
  ) throws(DrillError) -> Calibration? {
    let path = "\(folder)/\(Self.fileName(of: loaded))"
    guard let file = try shippedFile(path) else { return nil }
    let stamp = Self.stamp(of: loaded.scenario, worldDigest: loaded.worldDigest)
    do {
      try file.stamp.check(against: stamp)
    } catch {
      throw .calibration(.unusable(path: path, error))
    }
    return file.calibration
  }

  private func shippedFile(_ path: String) throws(DrillError) -> CalibrationFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try read(path)
    } catch {
      throw .calibration(.unusable(path: path, error))
    }
  }

  /// Writes a calibration to a file and gives its size in bytes.
  package func ship(
    _ calibration: Calibration,
    _ stamp: CalibrationStamp,
    to path: String
  ) throws(DrillError) -> Int {
    let bytes = CalibrationFile(stamp: stamp, calibration: calibration)
      .encoded(hash: Digests.sha256)
    do {
      // Written beside and renamed, so that a kill leaves the old file or the new one.
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .calibration(.unwritable(path: path, reason: error.localizedDescription))
    }
    return bytes.count
  }
}
