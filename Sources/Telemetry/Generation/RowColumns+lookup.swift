extension RowColumns {
  /// Writes the values that referenced rows have in a column of their own table.
  func look(up column: Column, at reference: Int, into field: Int, count: Int) {
    switch column {
    case .codes(let values, _), .flags(let values):
      for row in 0..<count { codes[field][row] = values[Int(identifiers[reference][row])] }
    case .numbers(let values):
      for row in 0..<count { numbers[field][row] = values[Int(identifiers[reference][row])] }
    case .entities(let values), .references(let values):
      for row in 0..<count { identifiers[field][row] = values[Int(identifiers[reference][row])] }
    }
  }
}
