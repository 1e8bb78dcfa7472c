import Diagnosis
import ScenarioModel
import Telemetry
import Testing

/// Calibrations as bytes: what is written is read back, and no damage goes unnoticed.
struct CalibrationFileTests {
  /// 32 bytes that depend on every byte and its place; damage is accidental here.
  @Sendable private static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var lanes = [UInt8](repeating: 0, count: 32)
    for (index, byte) in bytes.enumerated() {
      let lane = index % 32
      lanes[lane] = (lanes[lane] &* 31) &+ byte &+ UInt8(truncatingIfNeeded: index / 32)
    }
    return lanes
  }

  private static let stamp = CalibrationStamp(worldDigest: "0a1b2c", generator: 3, difficulty: 2)

  /// Keys of 1, 2, 3, 9 and 20 outcomes, and one that cannot come up.
  private static func file(samples: Int = 7) -> CalibrationFile {
    let outcomes = [1, 2, 3, 9, 20, 4]
    let hypotheses = ["one", "two", "drei-ä"].map { HypothesisID($0) }
    var findings: [UInt8] = []
    for (key, outcomes) in outcomes.enumerated() {
      findings += (0..<hypotheses.count * samples).map {
        key == 5 ? Calibration.unreachable : UInt8(($0 * 7 + key) % outcomes)
      }
    }
    return CalibrationFile(
      stamp: stamp,
      calibration: Calibration(
        samples: samples,
        hypotheses: hypotheses,
        keys: [
          EvidenceKey(action: ActionID("a")), EvidenceKey(action: ActionID("b"), band: 0),
          EvidenceKey(action: ActionID("b"), band: 3, state: "held"),
          EvidenceKey(action: ActionID("c")), EvidenceKey(action: ActionID("d")),
          EvidenceKey(action: ActionID("e"), band: 1, state: "gone"),
        ],
        outcomes: outcomes,
        findings: findings
      )
    )
  }

  @Test(arguments: [1, 7, 8, 64]) func `what is written is read back`(samples: Int) throws {
    let file = Self.file(samples: samples)
    let bytes = file.encoded(hash: Self.hash)
    #expect(try CalibrationFile(bytes, hash: Self.hash) == file)
    #expect(bytes.starts(with: Array("FIREDCAL".utf8) + [1]))
  }

  @Test func `findings take few bits`() {
    let bytes = Self.file(samples: 64).encoded(hash: Self.hash)
    // 192 particles in 0, 1, 2, 4 and 8 bits, and none for what cannot come up.
    let packed = 192 * (0 + 1 + 2 + 4 + 8) / 8
    #expect(bytes.count < packed + 140)
  }

  @Test func `a cut anywhere is named`() {
    let bytes = Self.file().encoded(hash: Self.hash)
    for count in 0..<bytes.count {
      let error = #expect(throws: CalibrationFileError.self) {
        try CalibrationFile(Array(bytes.prefix(count)), hash: Self.hash)
      }
      #expect(error == (count == 0 ? .notACalibration : .truncated(bytes: count)), "\(count)")
    }
  }

  @Test func `a changed bit anywhere is named`() {
    let bytes = Self.file().encoded(hash: Self.hash)
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        let error = #expect(throws: CalibrationFileError.self) {
          try CalibrationFile(damaged, hash: Self.hash)
        }
        switch index {
        case ..<8: #expect(error == .notACalibration)
        case 8: #expect(error == .unknownFormat(damaged[8]))
        case 9..<13:
          let isNamed = error == .damaged || error == .truncated(bytes: bytes.count)
          #expect(isNamed, "\(index)")
        default: #expect(error == .damaged, "\(index)")
        }
      }
    }
  }

  @Test func `bytes after the end are damage`() {
    let bytes = Self.file().encoded(hash: Self.hash) + [0]
    #expect(throws: CalibrationFileError.damaged) {
      try CalibrationFile(bytes, hash: Self.hash)
    }
  }

  @Test func `counts that cannot be are refused though the checksum fits`() {
    var bytes = Array(Self.file().encoded(hash: Self.hash).dropLast(32))
    // Behind the head: the digest's length and its 6 bytes, generator, difficulty, then samples.
    let samples = 13 + 1 + 6 + 2 + 1
    for value in [[0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff]] as [[UInt8]] {
      bytes.replaceSubrange(samples..<(samples + 4), with: value)
      let error = #expect(throws: CalibrationFileError.self) {
        try CalibrationFile(bytes + Self.hash(bytes), hash: Self.hash)
      }
      #expect(error == .malformed("counts"))
    }
  }

  @Test func `a calibration of something else is named`() throws {
    let file = Self.file()
    try file.stamp.check(against: Self.stamp)
    var needed = Self.stamp
    needed.worldDigest = "ffff"
    #expect(throws: CalibrationFileError.otherScenario(expected: "ffff", found: "0a1b2c")) {
      try file.stamp.check(against: needed)
    }
    needed = Self.stamp
    needed.difficulty = 4
    #expect(throws: CalibrationFileError.otherDifficulty(expected: 4, found: 2)) {
      try file.stamp.check(against: needed)
    }
    needed = Self.stamp
    needed.generator = 4
    #expect(throws: CalibrationFileError.otherGenerator(expected: 4, found: 3)) {
      try file.stamp.check(against: needed)
    }
  }

  @Test func `each error says what happened`() {
    let texts: [(CalibrationFileError, String)] = [
      (.notACalibration, "it is no calibration"),
      (.unknownFormat(9), "it has format 9, this program reads 1"),
      (.truncated(bytes: 12), "it is cut short after 12 bytes"),
      (.damaged, "its checksum does not fit: a byte was changed"),
      (.malformed("counts"), "its counts make no sense"),
      (
        .otherScenario(expected: "00112233445566", found: "aabbccddeeff00"),
        "it was made for the world aabbccddeeff…, not for 001122334455…"
      ),
      (
        .otherGenerator(expected: 2, found: 1),
        "it was made by world generator 1, this program has 2"
      ),
      (.otherDifficulty(expected: 1, found: 2), "it was made for difficulty 2, not 1"),
    ]
    for (error, text) in texts { #expect("\(error)" == text) }
  }
}
