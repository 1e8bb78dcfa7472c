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

  /// Brings setups and their positions up to date for a chunk.
  ///
  /// After it, row r reads the setup at `cells[r]`.
  func locate(
    _ part: Part,
    count: Int,
    columns: RowColumns,
    cells: inout [Int32]
  ) throws(ImpossibleParameter) {
    guard let run = part == .value ? parameters : missing else { return }
    let draw = part == .value ? field.draw : .flag
    let set = run.set
    if set.dimensions.isEmpty {
      for row in 0..<count { cells[row] = 0 }
    } else {
      columns.cells(set.dimensions, count: count, into: &cells)
    }
    if !set.isTabulated {
      run.evaluate(count: count, cells: cells, columns: columns)
      switch part {
      case .value: setups.prepare(draw, run.values, count: count)
      case .missing: missingSetups.prepare(draw, run.values, count: count)
      }
      for row in 0..<count { cells[row] = Int32(row) }
    }
    let result = part == .value ? setups : missingSetups
    guard result.hasFault else { return }
    for row in 0..<count {
      let cell = Int(cells[row])
      let fault = Int(result.faults[cell])
      if fault > 0 {
        throw ImpossibleParameter(
          field: field.name,
          parameter: set.names[fault - 1],
          value: run.values[fault - 1][cell]
        )
      }
    }
  }

  /// What of a field is drawn.
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
