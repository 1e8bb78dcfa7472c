/// A part of work that is divided among machines: the pieces whose numbers leave one remainder.
///
/// Pieces are numbered from 0, so the parts differ by one piece at most, and neighbouring pieces,
/// which often cost alike, fall to different parts.
package struct Shard: Hashable, Sendable {
  /// Range: 1 to `count`.
  package let number: Int
  /// Range: 1 to `most`.
  package let count: Int

  /// The most parts that work is divided into.
  package static let most = 10_000

  /// All of the work.
  package static let whole = Shard(number: 1, count: 1)

  private init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  /// Reads `K/N`, such as `2/8` for the second of eight; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      (1...Self.most).contains(count), (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// Whether a piece belongs to this part.
  package func contains(_ piece: Int) -> Bool { piece % count == number - 1 }

  /// The pieces of this part out of so many, rising.
  package func pieces(of total: Int) -> [Int] { (0..<total).filter(contains) }
}

extension Shard: CustomStringConvertible {
  package var description: String { "\(number)/\(count)" }
}

extension Shard: Codable {
  /// Reads the text `K/N`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let shard = Shard(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no part K/N")
    }
    self = shard
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The reason why partial results cannot be put together.
package enum ShardError: Error, Hashable, Sendable {
  /// The file is missing or cannot be read.
  case unreadable(path: String)
  /// The file does not begin as a partial result does.
  case notAPart(path: String)
  /// A line that is no result, counted from 1.
  case badLine(path: String, line: Int)
  /// The file is of other work than the first one: another scenario, digest, number or version.
  case otherWork(path: String, than: String)
  /// The same part stands in two files.
  case doubled(Shard, paths: [String])
  /// Parts that no file holds.
  case missing([Shard])
  /// A part that lacks some of its pieces, or has those of another.
  case incomplete(path: String, Shard)
  /// The scenario at hand is not the one of the partial results.
  case otherScenario(String)
  /// The file of results cannot be written.
  case unwritable(path: String, reason: String)
}

extension Shard {
  /// Throws unless the files hold every part of their work once.
  package static func checkWhole(_ shards: [(path: String, shard: Shard)]) throws(ShardError) {
    guard let count = shards.first?.shard.count else { return }
    let paths = Dictionary(grouping: shards, by: \.shard).mapValues { $0.map(\.path) }
    for number in 1...count {
      guard let shard = Shard("\(number)/\(count)"), let found = paths[shard], found.count > 1
      else { continue }
      throw .doubled(shard, paths: found)
    }
    let missing = (1...count).compactMap { Shard("\($0)/\(count)") }.filter { paths[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
  }
}
