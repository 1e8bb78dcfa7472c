extension WorldCompiler {
  /// An adjustment of a parameter with the place that keys its drawn quantities.
  private struct Placed {
    var adjustment: Adjustment
    var place: WorldPlace
  }

  /// Compiles the parameters of one generator with the effects on them, over common cells.
  mutating func compile(
    _ parameters: [(name: ParameterName, parameter: Parameter)],
    of field: FieldName?,
    in scope: TableScope,
    at place: WorldPlace
  ) -> ParameterSet {
    let placed = parameters.map { name, parameter in
      let place = place.appending(.parameter(name))
      return parameter.adjustments.enumerated().map { index, adjustment in
        Placed(adjustment: adjustment, place: place.appending(.adjustment(index)))
      }
        + effects.filter {
          $0.table == scope.table.name && $0.field == field && $0.parameter == name
        }.map { Placed(adjustment: $0.adjustment, place: WorldPlace([.effect($0.id)])) }
    }
    var builder = ParameterSetBuilder()
    let predicates = placed.map { row in
      row.map { builder.admit(scope.condition($0.adjustment.rows), kinds: scope.kinds) }
    }
    var compiled: [CompiledParameter] = []
    for (index, (name, parameter)) in parameters.enumerated() {
      var result = CompiledParameter(
        base: quantity(parameter.base, at: place.appending(.parameter(name))),
        stages: []
      )
      for (item, predicate) in zip(placed[index], predicates[index]) {
        append(item, predicate, to: &result, builder: &builder, scope: scope)
      }
      compiled.append(result)
    }
    return ParameterSet(
      names: parameters.map(\.name),
      parameters: compiled,
      dimensions: builder.dimensions,
      cellCount: builder.cellCount,
      rowFields: builder.rowFields.sorted()
    )
  }

  private mutating func append(
    _ item: Placed,
    _ predicate: (condition: RowCondition, isTabulated: Bool),
    to parameter: inout CompiledParameter,
    builder: inout ParameterSetBuilder,
    scope: TableScope
  ) {
    let timing = timing(item.adjustment.timing, at: item.place.appending(.timing))
    let change = change(item.adjustment.change, at: item.place.appending(.change), in: scope)
    let cells = predicate.isTabulated ? builder.cells(predicate.condition) : nil
    if let cells, case .affine(let affine) = change {
      let adjustment = CellAdjustment(applies: cells, timing: timing, change: affine)
      if case .cells(let before) = parameter.stages.last {
        parameter.stages[parameter.stages.count - 1] = .cells(before + [adjustment])
      } else {
        parameter.stages.append(.cells([adjustment]))
      }
      return
    }
    let selection = cells.map(RowAdjustment.Selection.cells) ?? .rows(predicate.condition)
    parameter.stages.append(
      .row(RowAdjustment(selection: selection, timing: timing, change: change))
    )
    builder.reads(change)
    if cells == nil { builder.rowFields.formUnion(predicate.condition.fields) }
  }

  private mutating func change(
    _ change: Change,
    at place: WorldPlace,
    in scope: TableScope
  ) -> RowAdjustment.Change {
    switch change {
    case .set(let value): .affine(.set(quantity(value, at: place)))
    case .scale(let value): .affine(.scale(quantity(value, at: place)))
    case .shift(let value): .affine(.shift(quantity(value, at: place)))
    case .scaleByField(let field, let reference, let power):
      .power(field: scope.position(field), reference: reference, power: power)
    case .follow(let field, let points): .follow(field: scope.position(field), points)
    }
  }

  private mutating func quantity(_ quantity: Quantity, at place: WorldPlace) -> CompiledQuantity {
    switch quantity {
    case .constant(let value): return .constant(value)
    case .control(let name, let times): return .control(position(of: name), times: times)
    case .between(let low, let high):
      drawn.append(
        CompiledWorld.DrawnQuantity(
          place: Mixing.hash(place.description),
          low: low,
          high: high
        )
      )
      return .drawn(drawn.count - 1)
    }
  }

  private mutating func timing(_ timing: Timing, at place: WorldPlace) -> Int? {
    if timing == .always { return nil }
    timings.append(
      CompiledTiming(
        condition: timing.condition.map(condition),
        from: quantity(
          timing.from ?? .constant(timing.condition == nil ? 0 : -.infinity),
          at: place
        ),
        duration: timing.duration ?? .infinity,
        ramp: timing.ramp,
        halfLife: timing.halfLife ?? .infinity
      )
    )
    return timings.count - 1
  }

  private func position(of control: ControlName) -> Int {
    guard let position = controls[control] else {
      preconditionFailure("control \(control) was not checked")
    }
    return position
  }

  func condition(_ condition: ControlCondition) -> CompiledCondition {
    switch condition {
    case .all(let parts): .all(parts.map(self.condition))
    case .any(let parts): .any(parts.map(self.condition))
    case .not(let part): .not(self.condition(part))
    case .compares(let name, let relation, let value):
      .compares(position(of: name), relation, value)
    }
  }
}
