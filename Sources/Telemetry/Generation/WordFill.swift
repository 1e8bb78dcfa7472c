/// Random words for the rows of a chunk.
enum WordFill {
  /// Writes one word a row of a draw that neighbouring rows share.
  static func rows(
    _ pieces: [Chunk.Piece],
    key: UInt64,
    stream: UInt64,
    into words: UnsafeMutableBufferPointer<UInt64>
  ) {
    var row = 0
    for piece in pieces {
      let start = DrawSource.position(tick: piece.tick, ordinal: piece.first) &>> 1
      let pairs = piece.count / 2
      for pair in 0..<pairs {
        let block = Philox.block(start &+ UInt64(pair), stream, key: key)
        words[row] = block.0
        words[row + 1] = block.1
        row += 2
      }
      if piece.count & 1 == 1 {
        words[row] = Philox.block(start &+ UInt64(pairs), stream, key: key).0
        row += 1
      }
    }
  }

  /// Writes one word for each of some positions, of a draw that neighbouring positions share.
  static func positions(
    _ positions: UnsafeBufferPointer<UInt64>,
    key: UInt64,
    stream: UInt64,
    into words: UnsafeMutableBufferPointer<UInt64>
  ) {
    for row in positions.indices {
      let source = DrawSource(key: key, position: positions[row], stream: stream)
      words[row] = source.sharedWord(draw: 0)
    }
  }
}
