/// The values of a parameter set while a table is being drawn.
///
/// Between changes of strengths or controls, what depends on the cell alone is a table; rows are
/// looked at one by one only for adjustments that read their numbers. Either way a value is its
/// base, changed by one adjustment after another with the same roundings: a twin whose effects are
/// fewer, and so tabulated otherwise, has the same values where those effects do not reach.
final class ParameterRun {
  /// A stage of a parameter at a moment.
  private enum Stage {
    /// The value in each cell, of all adjustments so far.
    case table([Double])
    case steps(CellSteps)
    case row(RowAdjustment, strength: Double)
  }

  let set: ParameterSet
  private let world: World
  /// For each parameter its stages, the first of which is a table.
  private var stages: [[Stage]]
  private var moment: WorldClock.Moment?
  /// For each parameter, its value in each cell (tabulated) or row (otherwise).
  private(set) var values: [[Double]]

  init(_ set: ParameterSet, world: World) {
    self.set = set
    self.world = world
    stages = set.parameters.map { _ in [] }
    values = set.parameters.map { _ in [] }
  }

  /// Takes over a moment; returns whether anything may have changed.
  func refresh(_ moment: WorldClock.Moment) -> Bool {
    let changed = set.needs.indices.filter { index in
      self.moment.map { set.needs[index].differ($0, moment) } ?? true
    }
    self.moment = moment
    for index in changed {
      stages[index] = prepare(set.parameters[index], moment)
      if set.isTabulated, case .table(let table) = stages[index][0] { values[index] = table }
    }
    return !changed.isEmpty
  }

  private func prepare(_ parameter: CompiledParameter, _ moment: WorldClock.Moment) -> [Stage] {
    let base = world.value(parameter.base, controls: moment.controls)
    var table = [Double](repeating: base, count: set.cellCount)
    var prepared: [Stage] = []
    for (index, stage) in parameter.stages.enumerated() {
      switch stage {
      case .cells(let adjustments):
        let changes = adjustments.compactMap { change(of: $0, moment) }
        if index == 0 {
          for change in changes { change.apply(to: &table) }
        } else {
          prepared.append(.steps(CellSteps(changes)))
        }
      case .row(let adjustment):
        let strength = adjustment.timing.map { moment.strengths[$0] } ?? 1
        if strength > 0 { prepared.append(.row(adjustment, strength: strength)) }
      }
    }
    return [.table(table)] + prepared
  }

  /// The affine map of an adjustment at a moment, if it is in force.
  private func change(
    of adjustment: CellAdjustment,
    _ moment: WorldClock.Moment
  ) -> CellSteps.Change? {
    let strength = adjustment.timing.map { moment.strengths[$0] } ?? 1
    if strength == 0 { return nil }
    let amount = world.value(adjustment.change.quantity, controls: moment.controls)
    let (factor, term) = adjustment.change.map(amount: amount, strength: strength)
    return CellSteps.Change(applies: adjustment.applies, factor: factor, term: term)
  }

  /// Computes the values for each row of a chunk; for sets that are not tabulated.
  func evaluate(count: Int, cells: UnsafePointer<Int32>?, columns: RowColumns) {
    guard let moment else { preconditionFailure("parameters evaluated before a moment was set") }
    for index in set.parameters.indices {
      var result = values[index]
      values[index] = []
      if result.count != count { result = [Double](repeating: 0, count: count) }
      result.withUnsafeMutableBufferPointer { result in
        for stage in stages[index] {
          switch stage {
          case .table(let table):
            for row in 0..<count { result[row] = table[cells.map { Int($0[row]) } ?? 0] }
          case .steps(let steps): steps.apply(to: result, cells: cells)
          case .row(let adjustment, let strength):
            apply(adjustment, strength, to: result, cells: cells, columns: columns, moment)
          }
        }
      }
      values[index] = result
    }
  }

  private func apply(
    _ adjustment: RowAdjustment,
    _ strength: Double,
    to values: UnsafeMutableBufferPointer<Double>,
    cells: UnsafePointer<Int32>?,
    columns: RowColumns,
    _ moment: WorldClock.Moment
  ) {
    let isSelected: [Bool]
    switch adjustment.selection {
    case .cells(let applies):
      guard let cells else {
        if applies[0] { apply(adjustment, strength, to: values, nil, columns, moment) }
        return
      }
      isSelected = values.indices.map { applies[Int(cells[$0])] }
    case .rows(let condition): isSelected = columns.mask(condition, count: values.count)
    }
    apply(adjustment, strength, to: values, isSelected, columns, moment)
  }

  /// Applies an adjustment to the selected rows, or to all.
  private func apply(
    _ adjustment: RowAdjustment,
    _ strength: Double,
    to values: UnsafeMutableBufferPointer<Double>,
    _ isSelected: [Bool]?,
    _ columns: RowColumns,
    _ moment: WorldClock.Moment
  ) {
    switch adjustment.change {
    case .affine(let change):
      let amount = world.value(change.quantity, controls: moment.controls)
      let (factor, term) = change.map(amount: amount, strength: strength)
      for row in values.indices where isSelected?[row] ?? true {
        values[row] = values[row] * factor + term
      }
    case .power(let field, let reference, let power):
      let numbers = columns.numbers(field)
      for row in values.indices where (isSelected?[row] ?? true) && !numbers[row].isNaN {
        let ratio = Double(numbers[row]) / reference
        values[row] *= 1 + strength * (ratio.raised(to: power) - 1)
      }
    case .follow(let field, let points):
      let numbers = columns.numbers(field)
      for row in values.indices where (isSelected?[row] ?? true) && !numbers[row].isNaN {
        values[row] += strength * (points.height(at: Double(numbers[row])) - values[row])
      }
    }
  }
}

extension Double {
  /// The power, by cheaper means where there are some.
  @inline(__always)
  fileprivate func raised(to power: Double) -> Double {
    if power == 1 { return self }
    if power == 0.5 { return squareRoot() }
    return Elementary.pow(self, power)
  }
}

extension AffineChange {
  /// The factor and term that bring a value to what it is at a strength.
  fileprivate func map(amount: Double, strength: Double) -> (factor: Double, term: Double) {
    switch self {
    case .set: (1 - strength, strength * amount)
    case .scale: (1 + strength * (amount - 1), 0)
    case .shift: (1, strength * amount)
    }
  }
}

extension [CurvePoint] {
  /// The height of the piecewise linear curve at `x`, flat beyond its ends; O(log n).
  func height(at x: Double) -> Double {
    guard let first, let last else { return .nan }
    if x <= first.x { return first.y }
    if x >= last.x { return last.y }
    var low = 0
    var high = count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle].x <= x { low = middle } else { high = middle }
    }
    let (left, right) = (self[low], self[high])
    return left.y + (right.y - left.y) * ((x - left.x) / (right.x - left.x))
  }
}
