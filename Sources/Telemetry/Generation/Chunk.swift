/// A run of rows drawn together: whole ticks or parts of one, all at the same moment.
struct Chunk {
  /// Consecutive ordinals of one tick; the first is even, so that pairs are not torn.
  struct Piece {
    var tick: Int
    var first: Int
    var count: Int
  }

  /// The most rows of a chunk: even, and a dozen columns of it fit the second-level cache.
  static let capacity = 2048

  private(set) var pieces: [Piece] = []
  private(set) var count = 0

  /// The number of rows that still fit.
  var room: Int { Self.capacity - count }

  mutating func append(_ piece: Piece) {
    precondition(piece.count <= room && piece.first & 1 == 0, "piece \(piece) does not fit")
    pieces.append(piece)
    count += piece.count
  }

  mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    count = 0
  }
}
