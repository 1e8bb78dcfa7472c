/// One field while its table is being drawn.
final class FieldRun {
  let position: Int
  let field: CompiledField
  let parameters: ParameterRun
  let missing: ParameterRun?
  private(set) var setups = Setups()
  private(set) var missingSetups = Setups()

  init(_ position: Int, _ field: CompiledField, world: World) {
    self.position = position
    self.field = field
    parameters = ParameterRun(field.parameters, world: world)
    missing = field.missing.map { ParameterRun($0, world: world) }
  }

  /// Takes over a moment.
  func refresh(_ moment: WorldClock.Moment) {
    if parameters.refresh(moment), parameters.set.isTabulated {
      setups.prepare(field.draw, parameters.values, count: parameters.set.cellCount)
    }
    if let missing, missing.refresh(moment), missing.set.isTabulated {
      missingSetups.prepare(.flag, missing.values, count: missing.set.cellCount)
    }
  }

  /// Brings setups up to date for a chunk and writes which of them each row has.
  ///
  /// Returns `cells`, or `nil` where all rows have the first setup.
  func locate(
    _ part: Part,
    count: Int,
    columns: RowColumns,
    into cells: UnsafeMutablePointer<Int32>
  ) throws(ImpossibleParameter) -> UnsafePointer<Int32>? {
    guard let run = part == .value ? parameters : missing else { return nil }
    let set = run.set
    var located: UnsafePointer<Int32>?
    if !set.dimensions.isEmpty {
      columns.cells(set.dimensions, count: count, into: cells)
      located = UnsafePointer(cells)
    }
    if !set.isTabulated {
      run.evaluate(count: count, cells: located, columns: columns)
      switch part {
      case .value: setups.prepare(field.draw, run.values, count: count)
      case .missing: missingSetups.prepare(.flag, run.values, count: count)
      }
      for row in 0..<count { cells[row] = Int32(truncatingIfNeeded: row) }
      located = UnsafePointer(cells)
    }
    let faults = part == .value ? setups.faults : missingSetups.faults
    guard part == .value ? setups.hasFault : missingSetups.hasFault else { return located }
    for row in 0..<count {
      let cell = located.map { Int($0[row]) } ?? 0
      if faults[cell] > 0 {
        let parameter = Int(faults[cell]) - 1
        throw ImpossibleParameter(
          field: field.name,
          parameter: set.names[parameter],
          value: run.values[parameter][cell]
        )
      }
    }
    return located
  }

  /// A part of a field that is drawn by itself.
  enum Part {
    case value, missing
  }
}

/// A parameter whose value its distribution cannot have.
struct ImpossibleParameter: Error {
  var field: FieldName
  var parameter: ParameterName
  var value: Double
}
