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

  private let changes: [Change]

  init(_ changes: [Change]) { self.changes = changes }

  /// Changes the value of each row by the steps of its cell, or of the first without cells.
  ///
  /// Complexity: O(rows × changes).
  func apply(to values: UnsafeMutableBufferPointer<Double>, cells: UnsafePointer<Int32>?) {
    for change in changes {
      change.applies.withUnsafeBufferPointer { applies in
        guard let cells else {
          guard applies[0] else { return }
          for row in values.indices { values[row] = values[row] * change.factor + change.term }
          return
        }
        for row in values.indices {
          let changed = values[row] * change.factor + change.term
          values[row] = applies[Int(cells[row])] ? changed : values[row]
        }
      }
    }
  }
}
