/// Memory for one column of a chunk, freed with its owner.
///
/// Inner loops read and write it without checks of bounds or exclusive access.
final class ScratchBuffer<Value: BitwiseCopyable> {
  let values: UnsafeMutablePointer<Value>
  let count: Int

  init(repeating value: Value, count: Int = Chunk.capacity) {
    values = .allocate(capacity: count)
    values.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { values.deallocate() }

  /// Moves the values at some positions, rising, to the front.
  func keep(_ positions: [Int]) {
    for (place, position) in positions.enumerated() { values[place] = values[position] }
  }

  /// The first values.
  func prefix(_ count: Int) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: values, count: count)
  }
}
