/// Order statistics without sorting everything.
enum Selection {
  /// The quantile of some values by linear interpolation (Hyndman and Fan's type 7), or `nil` for none.
  ///
  /// Reorders the values. They must not contain NaN. Complexity: O(n) expected, O(n log n) at worst.
  /// Source: Hyndman & Fan, "Sample quantiles in statistical packages", 1996, definition 7.
  static func quantile(
    _ quantile: Double,
    of values: inout [Float],
    in range: Range<Int>
  ) -> Double? {
    guard !range.isEmpty else { return nil }
    let position = Double(range.count - 1) * quantile
    let below = Int(position)
    let rank = range.lowerBound + below
    return values.withUnsafeMutableBufferPointer { values in
      select(rank, in: values, range)
      let low = Double(values[rank])
      let fraction = position - Double(below)
      guard fraction > 0, rank + 1 < range.upperBound else { return low + 0 }
      var next = values[rank + 1]
      for index in (rank + 1)..<range.upperBound where values[index] < next {
        next = values[index]
      }
      return low + (Double(next) - low) * fraction
    }
  }

  /// The value that would stand at a rank, counted from 0, if the values were sorted.
  static func value(at rank: Int, of values: inout [Float]) -> Double {
    values.withUnsafeMutableBufferPointer { values in
      select(rank, in: values, 0..<values.count)
      return Double(values[rank]) + 0
    }
  }

  /// Moves values so that the one at `rank` is the one that sorting would put there, smaller or equal
  /// ones before it and larger or equal ones after.
  ///
  /// Hoare's quickselect; when its splits are bad for too long the rest is sorted instead.
  private static func select(
    _ rank: Int,
    in values: UnsafeMutableBufferPointer<Float>,
    _ range: Range<Int>
  ) {
    var low = range.lowerBound
    var high = range.upperBound - 1
    var budget = 2 * (Int.bitWidth - range.count.leadingZeroBitCount)
    while high - low > 16 {
      if budget == 0 { break }
      budget -= 1
      let pivot = pivot(values, low, high)
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return
      }
    }
    var rest = UnsafeMutableBufferPointer(rebasing: values[low...high])
    rest.sort()
  }

  /// The median of three values, or of three such medians in a long run.
  private static func pivot(
    _ values: UnsafeMutableBufferPointer<Float>,
    _ low: Int,
    _ high: Int
  ) -> Float {
    let middle = low + (high - low) / 2
    guard high - low > 512 else { return median(values[low], values[middle], values[high]) }
    let step = (high - low) / 8
    return median(
      median(values[low], values[low + step], values[low + 2 * step]),
      median(values[middle - step], values[middle], values[middle + step]),
      median(values[high - 2 * step], values[high - step], values[high])
    )
  }

  @inline(__always)
  private static func median(_ first: Float, _ second: Float, _ third: Float) -> Float {
    max(min(first, second), min(max(first, second), third))
  }
}
