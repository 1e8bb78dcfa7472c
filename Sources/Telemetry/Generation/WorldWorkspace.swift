/// The workspaces of the tables of one world, for rows that are made in several parts.
package final class WorldWorkspace {
  package let world: World
  private var tables: [Int: TableWorkspace] = [:]

  package init(_ world: World) { self.world = world }

  func table(_ position: Int) -> TableWorkspace {
    if let workspace = tables[position] { return workspace }
    let workspace = TableWorkspace(world.compiled.tables[position], in: world)
    tables[position] = workspace
    return workspace
  }
}

/// The memory for a chunk of one table of a world, and the table's fields with parameters as far as they are
/// prepared.
///
/// Runs that use it one after the other prepare only what has changed since the one before.
final class TableWorkspace {
  let world: World
  let table: CompiledTable
  let columns: RowColumns
  let words = ScratchBuffer<UInt64>(repeating: 0)
  let positions = ScratchBuffer<UInt64>(repeating: 0)
  let entityPositions = ScratchBuffer<UInt64>(repeating: 0)
  let cells = ScratchBuffer<Int32>(repeating: 0)
  let values = ScratchBuffer<Double>(repeating: 0)
  private var fields: [FieldRun?]
  /// The whole columns of tables of a fixed size that lookups have read.
  private(set) var looked: [TableRun.LookedColumn: Column] = [:]

  init(_ table: CompiledTable, in world: World) {
    self.world = world
    self.table = table
    columns = RowColumns(table)
    fields = table.fields.map { _ in nil }
  }

  /// The fields at some positions, as a run begins that draws them.
  func begin(_ drawn: [Int]) -> [FieldRun] {
    drawn.map { position in
      columns.admit(position)
      let field = fields[position] ?? FieldRun(position, table.fields[position], world: world)
      fields[position] = field
      field.begin()
      return field
    }
  }

  /// Makes a whole column of a table of a fixed size, where it is not there yet.
  func look(up id: TableRun.LookedColumn) throws(WorldError) {
    if looked[id] == nil { looked[id] = try world.fixedColumn(id) }
  }
}
