/// The times of a tick's rows.
///
/// Given their number, the arrivals of a tick are independent and uniform over it. Their order
/// statistics are had in order, without sorting: with n + 1 independent exponential spacings, the
/// partial sums over the whole sum are distributed as n sorted uniforms (L. Devroye, "Non-uniform
/// random variate generation", 1986, §V.3.1). So the ordinal is the place in time, and where a twin
/// has more or fewer rows in a tick, the rows that both have keep their values and move only
/// slightly in time.
struct ArrivalTimes {
  private let key: UInt64
  private let tickMilliseconds: Int
  private let stream = DrawSource.stream("#time")
  private var words: [UInt64] = []
  private var sums: [Double] = []

  init(key: UInt64, tickMilliseconds: Int) {
    self.key = key
    self.tickMilliseconds = tickMilliseconds
  }

  /// Writes the times of all rows of a tick, in milliseconds relative to the page, rising.
  mutating func fill(_ tick: Arrivals.Tick, into times: inout [Int32]) {
    let spacings = tick.count + 1
    if words.count < spacings {
      words = [UInt64](repeating: 0, count: spacings)
      sums = [Double](repeating: 0, count: spacings)
    }
    if times.count < tick.count { times = [Int32](repeating: 0, count: tick.count) }
    words.withUnsafeMutableBufferPointer { words in
      sums.withUnsafeMutableBufferPointer { sums in
        times.withUnsafeMutableBufferPointer { times in
          let piece = Chunk.Piece(tick: tick.index, first: 0, count: spacings)
          guard let start = words.baseAddress else { return }
          WordFill.rows([piece], key: key, stream: stream, into: start)
          for index in 0..<spacings { sums[index] = -Elementary.log(Unit.open(words[index])) }
          var sum = 0.0
          for index in 0..<spacings {
            sum += sums[index]
            sums[index] = sum
          }
          let scale = Double(tickMilliseconds) / sum
          let first = Int32(tick.index * tickMilliseconds)
          let last = Int32(tickMilliseconds - 1)
          for index in 0..<tick.count {
            times[index] = first + min(Int32(sums[index] * scale), last)
          }
        }
      }
    }
  }
}
