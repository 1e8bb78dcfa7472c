/// Affine changes of a value, for each cell those that reach it, in order.
struct CellSteps {
  /// A change of the values of some cells.
  struct Change {
    var applies: [Bool]
    var factor: Double
    var term: Double

    /// Changes the value of each cell that is reached.
    func apply(to table: inout [Double]) {
      for cell in table.indices where applies[cell] {
        table[cell] = table[cell] * factor + term
      }
    }
  }

  /// The position at which the steps of each cell start, and the end of the last.
  private var starts: [Int] = [0]
  private var steps: [(factor: Double, term: Double)] = []

  init(_ changes: [Change], cellCount: Int) {
    starts.reserveCapacity(cellCount + 1)
    for cell in 0..<cellCount {
      // By index, since copies of the changes would be counted for each cell.
      for index in changes.indices where changes[index].applies[cell] {
        steps.append((changes[index].factor, changes[index].term))
      }
      starts.append(steps.count)
    }
  }

  /// Changes the value of each row by the steps of its cell, or of the first without cells.
  func apply(to values: UnsafeMutableBufferPointer<Double>, cells: UnsafePointer<Int32>?) {
    if steps.isEmpty { return }
    for row in values.indices {
      let cell = cells.map { Int($0[row]) } ?? 0
      var value = values[row]
      for step in starts[cell]..<starts[cell + 1] {
        value = value * steps[step].factor + steps[step].term
      }
      values[row] = value
    }
  }
}
