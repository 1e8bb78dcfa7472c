import ScenarioModel

// The layout, numbers little-endian, texts as a length byte and UTF-8:
//
//   "FIREDCAL", format (1 byte), number of bytes in all (4), world digest, generator (2),
//   difficulty (1), samples (4), number of hypotheses (1) and their names, number of keys (2);
//   for each key: action, band + 1 or 0 (1), state or "", outcomes (1), whether it can come up (1);
//   for each key that can come up: its findings in the calibration's order, packed into the fewest
//   of 0, 1, 2, 4 or 8 bits that hold its outcomes, the first in the lowest bits, to whole bytes;
//   the checksum of all bytes before it (32).

extension CalibrationFile {
  private static let magic = Array("FIREDCAL".utf8)
  /// The offset of the total number of bytes.
  private static let sizePlace = 9
  private static let checksumSize = 32
  /// The most findings that are read, so that a small file cannot ask for all memory.
  private static let mostFindings = 1 << 28

  /// The bytes of the file, its checksum by `hash`; complexity O(findings).
  package func encoded(hash: Hash) -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes += Self.magic
    writer.number(Int(Self.format), size: 1)
    writer.number(0, size: 4)
    writer.text(stamp.worldDigest)
    writer.number(stamp.generator, size: 2)
    writer.number(stamp.difficulty, size: 1)
    writer.number(calibration.samples, size: 4)
    writer.number(calibration.hypotheses.count, size: 1)
    for hypothesis in calibration.hypotheses { writer.text(hypothesis.rawValue) }
    writer.number(calibration.keys.count, size: 2)
    let particles = calibration.samples * calibration.hypotheses.count
    for (index, key) in calibration.keys.enumerated() {
      writer.text(key.action.rawValue)
      writer.number((key.band ?? -1) + 1, size: 1)
      writer.text(key.state ?? "")
      writer.number(calibration.outcomes[index], size: 1)
      writer.number(calibration.isReachable(index) ? 1 : 0, size: 1)
    }
    for index in calibration.keys.indices where calibration.isReachable(index) {
      writer.pack(
        calibration.findings[index * particles..<(index + 1) * particles],
        bits: Self.bits(outcomes: calibration.outcomes[index])
      )
    }
    writer.set(writer.bytes.count + Self.checksumSize, size: 4, at: Self.sizePlace)
    return writer.bytes + hash(writer.bytes)
  }

  /// Reads a file's bytes; checks that they are whole before it reads their contents.
  package init(_ bytes: [UInt8], hash: Hash) throws(CalibrationFileError) {
    let head = Self.sizePlace + 4
    guard bytes.starts(with: Self.magic.prefix(bytes.count)), !bytes.isEmpty else {
      throw .notACalibration
    }
    guard bytes.count > head else { throw .truncated(bytes: bytes.count) }
    guard bytes[Self.magic.count] == Self.format else {
      throw .unknownFormat(bytes[Self.magic.count])
    }
    var reader = ByteReader(bytes[Self.sizePlace...])
    let size = try reader.number(size: 4)
    guard bytes.count >= size else { throw .truncated(bytes: bytes.count) }
    guard bytes.count == size, size > head + Self.checksumSize,
      hash(Array(bytes.dropLast(Self.checksumSize))) == Array(bytes.suffix(Self.checksumSize))
    else { throw .damaged }
    reader = ByteReader(bytes[head..<(bytes.count - Self.checksumSize)])
    stamp = CalibrationStamp(
      worldDigest: try reader.text(),
      generator: try reader.number(size: 2),
      difficulty: try reader.number(size: 1)
    )
    calibration = try Self.readCalibration(&reader)
    guard reader.isAtEnd else { throw .malformed("bytes after the findings") }
  }

  private static func readCalibration(
    _ reader: inout ByteReader
  ) throws(CalibrationFileError) -> Calibration {
    let samples = try reader.number(size: 4)
    var hypotheses: [HypothesisID] = []
    for _ in 0..<(try reader.number(size: 1)) { hypotheses.append(HypothesisID(try reader.text())) }
    guard samples > 0, !hypotheses.isEmpty else { throw .malformed("counts") }
    var keys: [EvidenceKey] = []
    var outcomes: [Int] = []
    var isReachable: [Bool] = []
    for _ in 0..<(try reader.number(size: 2)) {
      var key = EvidenceKey(action: ActionID(try reader.text()))
      let band = try reader.number(size: 1)
      key.band = band == 0 ? nil : band - 1
      let state = try reader.text()
      key.state = state.isEmpty ? nil : state
      keys.append(key)
      outcomes.append(try reader.number(size: 1))
      isReachable.append(try reader.number(size: 1) == 1)
    }
    guard outcomes.allSatisfy({ $0 > 0 }) else { throw .malformed("numbers of outcomes") }
    let particles = samples * hypotheses.count
    guard particles * keys.count <= mostFindings else { throw .malformed("counts") }
    var findings: [UInt8] = []
    for (outcomes, isReachable) in zip(outcomes, isReachable) {
      guard isReachable else {
        findings += repeatElement(Calibration.unreachable, count: particles)
        continue
      }
      let unpacked = try reader.unpack(particles, bits: bits(outcomes: outcomes))
      guard unpacked.allSatisfy({ $0 < outcomes }) else { throw .malformed("findings") }
      findings += unpacked
    }
    return Calibration(
      samples: samples,
      hypotheses: hypotheses,
      keys: keys,
      outcomes: outcomes,
      findings: findings
    )
  }

  /// The fewest of 0, 1, 2, 4 or 8 bits that tell so many outcomes apart.
  private static func bits(outcomes: Int) -> Int {
    switch outcomes {
    case ...1: 0
    case 2: 1
    case 3...4: 2
    case 5...16: 4
    default: 8
    }
  }
}

extension Calibration {
  /// Whether a key can come up: it does in all worlds or in none.
  package func isReachable(_ key: Int) -> Bool {
    finding(key: key, hypothesis: 0, sample: 0) != Self.unreachable
  }
}
