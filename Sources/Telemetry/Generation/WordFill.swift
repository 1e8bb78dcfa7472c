/// Random words for the rows of a chunk.
enum WordFill {
  /// Writes one word a row of a draw that neighbouring rows share.
  static func rows(
    _ pieces: [Chunk.Piece],
    key: UInt64,
    stream: UInt64,
    into words: UnsafeMutablePointer<UInt64>
  ) {
    var next = words
    for piece in pieces {
      let start = DrawSource.position(tick: piece.tick, ordinal: piece.first) &>> 1
      let pairs = piece.count / 2
      for pair in 0..<pairs {
        let block = Philox.block(start &+ UInt64(truncatingIfNeeded: pair), stream, key: key)
        next[2 &* pair] = block.0
        next[2 &* pair &+ 1] = block.1
      }
      if piece.count & 1 == 1 {
        next[piece.count - 1] =
          Philox.block(start &+ UInt64(truncatingIfNeeded: pairs), stream, key: key).0
      }
      next += piece.count
    }
  }

  /// Writes one word for each of some positions, of a draw that neighbouring positions share.
  static func positions(
    _ positions: UnsafePointer<UInt64>,
    count: Int,
    key: UInt64,
    stream: UInt64,
    into words: UnsafeMutablePointer<UInt64>
  ) {
    for row in 0..<count {
      let source = DrawSource(key: key, position: positions[row], stream: stream)
      words[row] = source.sharedWord()
    }
  }
}
