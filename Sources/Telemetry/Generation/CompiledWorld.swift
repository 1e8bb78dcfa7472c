/// A world's description with the effects of one cause, checked and laid out for drawing.
///
/// It knows no seed: one compiled world serves every session and every calibration of its cause.
package struct CompiledWorld: Sendable {
  /// A quantity that the seed draws, uniform between two bounds.
  struct DrawnQuantity: Sendable {
    /// The hashed place in the description.
    var place: UInt64
    var low: Double
    var high: Double
  }

  package let model: WorldModel
  /// The effects of the cause, after those of the model.
  package let effects: [Effect]
  let tables: [CompiledTable]
  let tablePositions: [TableName: Int]
  let drawnQuantities: [DrawnQuantity]
  let initialControls: [Int]

  /// Checks and compiles; an invalid description throws all of its problems.
  package init(model: WorldModel, effects: [Effect] = []) throws(WorldError) {
    let problems = model.problems(effects: effects)
    guard problems.isEmpty else { throw .invalid(problems) }
    var compiler = WorldCompiler(model: model, effects: effects)
    let tables = model.tables.map { compiler.compile($0) }
    self.model = model
    self.effects = effects
    self.tables = tables
    tablePositions = Dictionary(
      tables.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    drawnQuantities = compiler.drawn
    initialControls = model.controls.map(\.initial)
  }

  /// The fields that are drawn when some are asked for: those and all that they depend on.
  ///
  /// A field that the table lacks counts for nothing; a table that the world lacks is our own bug.
  package func fieldsDrawn(_ asked: Set<FieldName>, of table: TableName) -> Set<FieldName> {
    guard let position = tablePositions[table] else {
      preconditionFailure("table '\(table)' is not in the world")
    }
    let fields = tables[position].fields
    return Set(
      fields.filter { asked.contains($0.name) }.flatMap { field in
        [field.name] + field.needs.map { fields[$0].name }
      }
    )
  }
}
