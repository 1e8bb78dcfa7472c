/// The values of a parameter set while a table is being drawn.
///
/// Between changes of strengths or controls, what depends on the cell alone is a table; rows are
/// looked at one by one only for adjustments that read their numbers.
final class ParameterRun {
  /// An affine map of a parameter's value for each cell, or values themselves.
  private struct CellMap {
    var factors: [Double]
    var terms: [Double]
  }

  let set: ParameterSet
  private let world: World
  /// For each parameter, one map for each cell stage; the first starts from the base.
  private var maps: [[CellMap]] = []
  private var moment: WorldClock.Moment?
  /// For each parameter, its value in each cell (tabulated) or row (otherwise).
  private(set) var values: [[Double]]

  init(_ set: ParameterSet, world: World) {
    self.set = set
    self.world = world
    values = set.parameters.map { _ in [] }
  }

  /// Takes over a moment; returns whether anything may have changed.
  func refresh(_ moment: WorldClock.Moment) -> Bool {
    if let old = self.moment {
      let isSame =
        (!set.readsControls || old.controls == moment.controls)
        && set.timings.allSatisfy { old.strengths[$0] == moment.strengths[$0] }
      if isSame { return false }
    }
    self.moment = moment
    maps = set.parameters.map { parameter in
      var maps: [CellMap] = []
      for stage in parameter.stages {
        if case .cells(let adjustments) = stage { maps.append(map(adjustments, moment)) }
      }
      return maps
    }
    if set.isTabulated {
      for index in set.parameters.indices { values[index] = tabulated(index, moment) }
    }
    return true
  }

  private func map(_ adjustments: [CellAdjustment], _ moment: WorldClock.Moment) -> CellMap {
    var map = CellMap(
      factors: [Double](repeating: 1, count: set.cellCount),
      terms: [Double](repeating: 0, count: set.cellCount)
    )
    for adjustment in adjustments {
      let strength = adjustment.timing.map { moment.strengths[$0] } ?? 1
      if strength == 0 { continue }
      let amount = world.value(adjustment.change.quantity, controls: moment.controls)
      let (factor, term) = adjustment.change.map(amount: amount, strength: strength)
      for cell in 0..<set.cellCount where adjustment.applies[cell] {
        map.factors[cell] *= factor
        map.terms[cell] = map.terms[cell] * factor + term
      }
    }
    return map
  }

  private func tabulated(_ index: Int, _ moment: WorldClock.Moment) -> [Double] {
    let base = world.value(set.parameters[index].base, controls: moment.controls)
    guard let map = maps[index].first else {
      return [Double](repeating: base, count: set.cellCount)
    }
    return zip(map.factors, map.terms).map { base * $0 + $1 }
  }

  /// Computes the values for each row of a chunk; for sets that are not tabulated.
  func evaluate(count: Int, cells: UnsafePointer<Int32>?, columns: RowColumns) {
    guard let moment else { preconditionFailure("parameters evaluated before a moment was set") }
    for index in set.parameters.indices {
      let parameter = set.parameters[index]
      let base = world.value(parameter.base, controls: moment.controls)
      var result = [Double](repeating: base, count: count)
      var mapIndex = 0
      for stage in parameter.stages {
        switch stage {
        case .cells:
          let map = maps[index][mapIndex]
          mapIndex += 1
          for row in 0..<count {
            let cell = cells.map { Int($0[row]) } ?? 0
            result[row] = result[row] * map.factors[cell] + map.terms[cell]
          }
        case .row(let adjustment):
          apply(adjustment, to: &result, cells: cells, columns: columns, moment)
        }
      }
      values[index] = result
    }
  }

  private func apply(
    _ adjustment: RowAdjustment,
    to values: inout [Double],
    cells: UnsafePointer<Int32>?,
    columns: RowColumns,
    _ moment: WorldClock.Moment
  ) {
    let strength = adjustment.timing.map { moment.strengths[$0] } ?? 1
    if strength == 0 { return }
    let isSelected: [Bool] =
      switch adjustment.selection {
      case .cells(let applies):
        values.indices.map { row in
          applies[cells.map { Int($0[row]) } ?? 0]
        }
      case .rows(let predicate): columns.mask(predicate, count: values.count)
      }
    switch adjustment.change {
    case .affine(let change):
      let amount = world.value(change.quantity, controls: moment.controls)
      let (factor, term) = change.map(amount: amount, strength: strength)
      for row in values.indices where isSelected[row] {
        values[row] = values[row] * factor + term
      }
    case .power(let field, let reference, let power):
      let numbers = columns.numbers(field)
      for row in values.indices where isSelected[row] {
        let number = Double(numbers[row])
        if number.isNaN { continue }
        let factor = power == 1 ? number / reference : Elementary.pow(number / reference, power)
        values[row] *= 1 + strength * (factor - 1)
      }
    case .follow(let field, let points):
      let numbers = columns.numbers(field)
      for row in values.indices where isSelected[row] {
        let number = Double(numbers[row])
        if number.isNaN { continue }
        values[row] += strength * (points.height(at: number) - values[row])
      }
    }
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
