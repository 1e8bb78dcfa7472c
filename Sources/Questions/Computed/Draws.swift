import Telemetry

/// Numbers drawn from a seed and a name, the same on every machine.
///
/// The n-th draw is a block of the counter n under a key of seed and name, so no draw depends on
/// another one's use.
struct Draws {
  private let key: UInt64
  private let stream: UInt64
  private var counter: UInt64 = 0

  init(seed: UInt64, name: String) {
    key = Mixing.mix(seed)
    stream = Mixing.hash(name)
  }

  /// A whole number of a range.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    let word = Philox.block(counter, stream, key: key).0
    counter += 1
    return range.lowerBound + Int(word % UInt64(range.count))
  }

  /// One of some values, of which there must be one at least.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[int(0...values.count - 1)] }

  /// A multiple of a step, from one number of steps to another.
  mutating func multiple(of step: Double, _ steps: ClosedRange<Int>) -> Double {
    // Division keeps the shortest decimal form: 3 × 0.1 is not 0.3, and 3 / 10 is.
    let inverse = (1 / step).rounded()
    return step < 1 ? Double(int(steps)) / inverse : Double(int(steps)) * step
  }

  /// The numbers below a count in a drawn order.
  mutating func order(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in order.indices.dropFirst().reversed() { order.swapAt(index, int(0...index)) }
    return order
  }
}
