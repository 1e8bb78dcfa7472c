import Foundation
import Reports

/// A part of the results of work that was divided, as a file of JSON Lines: a header and a line a
/// piece of the work.
///
/// The same part of the same work gives the same bytes on every machine.
struct PartialResult<Piece: Codable & Sendable>: Sendable {
  var header: PartialHeader
  /// The results by the numbers of their pieces, rising.
  var pieces: [Numbered]

  /// A piece's number and its result.
  struct Numbered: Codable, Sendable {
    var piece: Int
    var result: Piece

    private enum CodingKeys: String, CodingKey { case piece, result }
  }

  /// The bytes of the file.
  func encoded() -> [UInt8] {
    do {
      let lines = try [JSONText.line(header)] + pieces.map { try JSONText.line($0) }
      return Array(lines.map { $0 + "\n" }.joined().utf8)
    } catch {
      preconditionFailure("a partial result cannot be written as JSON: \(error)")
    }
  }
}

/// The first line of a partial result: which work it is a part of.
struct PartialHeader: Hashable, Sendable, Codable {
  /// The version of the file's form.
  var partial = 1
  var work: Work
  var scenario: String
  var difficulty: Int
  /// Digest of the part of the scenario that decides what happens, in hexadecimal.
  var world: String
  /// Digest of the scenario's texts and rules, in hexadecimal.
  var text: String
  /// The version of the simulator that drew the worlds.
  var generator: Int
  /// The rubric that scored them.
  var rubric: Int
  /// The number of pieces of the whole work.
  var total: Int
  /// The names of the reference players; empty in a calibration.
  var players: [String]
  var shard: Shard

  private enum CodingKeys: String, CodingKey {
    case partial, work, scenario, difficulty, world, text, generator, rubric, total, players, shard
  }

  /// The kind of work that is divided.
  enum Work: String, Hashable, Sendable, Codable {
    case calibrate, simulate
  }

  /// The same work, whichever part of it.
  var whole: PartialHeader {
    var whole = self
    whole.shard = .whole
    return whole
  }
}

extension PartialResult {
  /// Puts parts together: the whole result, whatever the order of the files.
  ///
  /// Complexity: the size of the files.
  static func merged(_ files: [(path: String, bytes: Data)]) throws(ShardError) -> Self {
    var parts: [(path: String, part: Self)] = []
    for file in files { parts.append((file.path, try Self(file.bytes, path: file.path))) }
    guard let first = parts.first else { throw .missing([.whole]) }
    for (path, part) in parts
    where part.header.whole != first.part.header.whole
      || part.header.shard.count != first.part.header.shard.count
    {
      throw .otherWork(path: path, than: first.path)
    }
    try Shard.checkWhole(parts.map { ($0.path, $0.part.header.shard) })
    for (path, part) in parts {
      let shard = part.header.shard
      guard part.pieces.map(\.piece) == shard.pieces(of: part.header.total) else {
        throw .incomplete(path: path, shard)
      }
    }
    return Self(
      header: first.part.header.whole,
      pieces: parts.flatMap(\.part.pieces).sorted { $0.piece < $1.piece }
    )
  }

  /// Reads a file.
  init(_ bytes: Data, path: String) throws(ShardError) {
    let lines = bytes.split(separator: 0x0A)
    let decoder = JSONDecoder()
    guard let first = lines.first,
      let header = try? decoder.decode(PartialHeader.self, from: Data(first)),
      header.partial == 1, (0...Self.mostPieces).contains(header.total)
    else { throw .notAPart(path: path) }
    self.header = header
    pieces = []
    for (index, line) in lines.dropFirst().enumerated() {
      guard let piece = try? decoder.decode(Numbered.self, from: Data(line)) else {
        throw .badLine(path: path, line: index + 2)
      }
      pieces.append(piece)
    }
  }

  /// The most pieces that work has: 10,000 worlds of each of 100 hypotheses.
  private static var mostPieces: Int { 1_000_000 }
}
