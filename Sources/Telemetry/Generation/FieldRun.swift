/// One field while its table is being drawn.
final class FieldRun {
  let position: Int
  let field: CompiledField
  let parameters: ParameterRun
  let missing: ParameterRun?
  private(set) var setups = Setups()
  private(set) var missingSetups = Setups()
  /// For a field held for a lifetime, its parameters at each moment at which one began, one moment's
  /// cells after the other's.
  private var heldValues: [[Double]] = []
  private var heldCount = 0

  init(_ position: Int, _ field: CompiledField, world: World) {
    self.position = position
    self.field = field
    parameters = ParameterRun(field.parameters, world: world)
    missing = field.missing.map { ParameterRun($0, world: world) }
  }

  /// Forgets the lifetimes of an earlier run.
  func begin() {
    heldValues = []
    heldCount = 0
  }

  /// Takes over a moment.
  func refresh(_ moment: WorldClock.Moment) {
    if field.age == nil, parameters.refresh(moment), parameters.set.isTabulated {
      setups.prepare(field.draw, parameters.values, count: parameters.set.cellCount)
    }
    if let missing, missing.refresh(moment), missing.set.isTabulated {
      missingSetups.prepare(.flag, missing.values, count: missing.set.cellCount)
    }
  }

  /// Brings setups up to date for a chunk and writes which of them each row has; for a field held for
  /// a lifetime, they are those of the moment at which each row's lifetime began.
  ///
  /// Returns `cells`, or `nil` where all rows have the first setup.
  func locate(
    _ part: Part,
    count: Int,
    columns: RowColumns,
    lifetimes: LifetimeRun,
    into cells: UnsafeMutablePointer<Int32>
  ) throws(ImpossibleParameter) -> UnsafePointer<Int32>? {
    guard let run = part == .value ? parameters : missing else { return nil }
    let set = run.set
    var located: UnsafePointer<Int32>?
    if !set.dimensions.isEmpty {
      columns.cells(set.dimensions, count: count, into: cells)
      located = UnsafePointer(cells)
    }
    let isHeld = part == .value && field.age != nil
    if isHeld {
      if set.isTabulated {
        prepareHeld(lifetimes.moments)
        for row in 0..<count {
          let cell = located.map { $0[row] } ?? 0
          cells[row] =
            lifetimes.momentNumbers[row] &* Int32(truncatingIfNeeded: set.cellCount) &+ cell
        }
      } else {
        evaluateHeld(lifetimes, count: count, cells: located, columns: columns)
        for row in 0..<count { cells[row] = Int32(truncatingIfNeeded: row) }
      }
      located = UnsafePointer(cells)
    } else if !set.isTabulated {
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
          value: (isHeld ? heldValues : run.values)[parameter][cell]
        )
      }
    }
    return located
  }

  /// Adds the setups of moments that have come up since.
  private func prepareHeld(_ moments: [WorldClock.Moment]) {
    guard heldCount < moments.count else { return }
    if heldCount == 0 { heldValues = parameters.set.parameters.map { _ in [] } }
    for moment in moments[heldCount...] {
      _ = parameters.refresh(moment)
      for index in heldValues.indices { heldValues[index] += parameters.values[index] }
    }
    heldCount = moments.count
    setups.prepare(field.draw, heldValues, count: heldCount * parameters.set.cellCount)
  }

  /// Prepares a setup for each row, from the parameters at the row's moment.
  private func evaluateHeld(
    _ lifetimes: LifetimeRun,
    count: Int,
    cells: UnsafePointer<Int32>?,
    columns: RowColumns
  ) {
    let numbers = lifetimes.momentNumbers
    heldValues = parameters.set.parameters.map { _ in [Double](repeating: 0, count: count) }
    for number in Set((0..<count).map { numbers[$0] }).sorted() {
      _ = parameters.refresh(lifetimes.moments[Int(number)])
      parameters.evaluate(count: count, cells: cells, columns: columns)
      for index in heldValues.indices {
        for row in 0..<count where numbers[row] == number {
          heldValues[index][row] = parameters.values[index][row]
        }
      }
    }
    setups.prepare(field.draw, heldValues, count: count)
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
