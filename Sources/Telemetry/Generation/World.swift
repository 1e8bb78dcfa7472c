/// A simulated production system with its seed: every row of it is decided.
///
/// A world holds no rows. `rows(of:in:…)` makes those that are asked for; any slice made alone, with
/// any fields, equals the same part of the whole. Draws are keyed by name and place (see
/// `DrawSource`), so two worlds that differ in an effect differ only where that effect reaches.
package struct World: Sendable {
  package let compiled: CompiledWorld
  package let seed: UInt64
  /// The number of the redraw: a world is redrawn until its alert holds.
  package let attempt: UInt32
  /// The key of what belongs to the world and not to one table.
  let key: UInt64
  /// The values of the compiled world's drawn quantities.
  let drawn: [Double]

  package init(_ compiled: CompiledWorld, seed: UInt64, attempt: UInt32 = 0) {
    self.compiled = compiled
    self.seed = seed
    self.attempt = attempt
    let key = Mixing.split(Mixing.mix(seed), at: UInt64(attempt))
    self.key = key
    drawn = compiled.drawnQuantities.map { quantity in
      let block = Philox.block(quantity.place, DrawSource.stream("#between"), key: key)
      return quantity.low + (quantity.high - quantity.low) * Unit.open(block.0)
    }
  }

  /// The key of a table's draws.
  func key(of table: CompiledTable) -> UInt64 { Mixing.mix(key ^ table.hash) }

  /// The value of a quantity where the controls have given values.
  func value(_ quantity: CompiledQuantity, controls: [Int]) -> Double {
    switch quantity {
    case .constant(let value): value
    case .control(let control, let times): Double(controls[control]) * times
    case .drawn(let slot): drawn[slot]
    }
  }
}
