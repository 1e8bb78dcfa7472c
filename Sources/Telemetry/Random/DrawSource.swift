/// The random words of one field of one row (or of one entity).
///
/// Counter: the row's place (tick and ordinal within it, or the entity's number) and the stream (the
/// field's name, hashed) with the number of the draw. Nothing else enters, so a further field, a
/// further row or another order of generation leaves every other draw as it was.
struct DrawSource {
  var key: UInt64
  var position: UInt64
  var stream: UInt64

  /// The draw that two neighbouring positions share, one word each.
  static let sharedDraw: UInt64 = 0
  /// The draw of whether a value was recorded.
  static let missingDraw: UInt64 = 0xffff

  /// Returns the two words of a draw above 0.
  @inline(__always)
  func block(draw: UInt64) -> Philox.Block {
    Philox.block(position, stream | draw, key: key)
  }

  /// Returns the one word of a draw that the position shares with its neighbour.
  @inline(__always)
  func sharedWord(draw: UInt64 = sharedDraw) -> UInt64 {
    let block = Philox.block(position &>> 1, stream | draw, key: key)
    return position & 1 == 0 ? block.0 : block.1
  }

  /// Returns the stream of a field's name, its low 16 bits free for the draw's number.
  static func stream(_ name: String) -> UInt64 { Mixing.hash(name) &<< 16 }

  /// Returns the tick of a row's counter word.
  @inline(__always)
  static func tick(ofPosition position: UInt64) -> Int {
    Int(Int32(truncatingIfNeeded: position &>> 32))
  }

  /// Returns the counter word of a row.
  @inline(__always)
  static func position(tick: Int, ordinal: Int) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: tick)) &<< 32 | UInt64(UInt32(truncatingIfNeeded: ordinal))
  }
}
