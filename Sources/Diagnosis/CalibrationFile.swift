/// The scenario and simulator for which a calibration is valid.
package struct CalibrationStamp: Hashable, Sendable {
  /// Digest of the part of a scenario that decides what happens, in hexadecimal.
  package var worldDigest: String
  /// The version of the simulator that drew the worlds.
  package var generator: Int
  package var difficulty: Int

  package init(worldDigest: String, generator: Int, difficulty: Int) {
    self.worldDigest = worldDigest
    self.generator = generator
    self.difficulty = difficulty
  }
}

/// A calibration with its stamp, as it is kept in a file.
package struct CalibrationFile: Hashable, Sendable {
  /// The version of the layout of the bytes.
  package static let format: UInt8 = 1

  package let stamp: CalibrationStamp
  package let calibration: Calibration

  package init(stamp: CalibrationStamp, calibration: Calibration) {
    self.stamp = stamp
    self.calibration = calibration
  }

  /// A function from bytes to their digest of 32 bytes.
  package typealias Hash = @Sendable ([UInt8]) -> [UInt8]
}

/// A reason for which bytes are no calibration, or not the one that is needed.
package enum CalibrationFileError: Error, Hashable, Sendable {
  /// The bytes do not begin as a calibration does.
  case notACalibration
  case unknownFormat(UInt8)
  /// The bytes end before what they announce.
  case truncated(bytes: Int)
  /// The checksum at the end does not fit the bytes before it.
  case damaged
  /// The checksum fits and the contents make no sense.
  case malformed(String)
  case otherScenario(expected: String, found: String)
  case otherGenerator(expected: Int, found: Int)
  case otherDifficulty(expected: Int, found: Int)
}

extension CalibrationFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notACalibration: "it is no calibration"
    case .unknownFormat(let format):
      "it has format \(format), this program reads \(CalibrationFile.format)"
    case .truncated(let bytes): "it is cut short after \(bytes) bytes"
    case .damaged: "its checksum does not fit: a byte was changed"
    case .malformed(let what): "its \(what) make no sense"
    case .otherScenario(let expected, let found):
      "it was made for the world \(found.prefix(12))…, not for \(expected.prefix(12))…"
    case .otherGenerator(let expected, let found):
      "it was made by world generator \(found), this program has \(expected)"
    case .otherDifficulty(let expected, let found):
      "it was made for difficulty \(found), not \(expected)"
    }
  }
}

extension CalibrationStamp {
  /// Throws an error where the stamp differs from the one that is needed.
  package func check(against needed: CalibrationStamp) throws(CalibrationFileError) {
    guard generator == needed.generator else {
      throw .otherGenerator(expected: needed.generator, found: generator)
    }
    guard worldDigest == needed.worldDigest else {
      throw .otherScenario(expected: needed.worldDigest, found: worldDigest)
    }
    guard difficulty == needed.difficulty else {
      throw .otherDifficulty(expected: needed.difficulty, found: difficulty)
    }
  }
}
