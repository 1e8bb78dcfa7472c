package import ScenarioModel
package import Telemetry

extension Session {
  /// The tables that hold the results of experiments which were not run yet, with the actions that
  /// run them.
  ///
  /// A table is such a result where its size is fixed and every action that reads it takes at least
  /// `SessionLimits.experimentMinutes`. Whether one is closed follows from the scenario and the
  /// player's looks alone, never from the truth.
  package var closedTables: [ClosedTable] {
    let looked = Set(looks.map(\.action))
    return scenario.world.tables.filter { !$0.hasTime }.compactMap { table in
      let readers = scenario.actions.filter { action in
        action.evidence.measures.contains { named in
          named.measure.columns(in: scenario.world).contains { $0.table == table.name }
        }
      }
      guard !readers.isEmpty,
        readers.allSatisfy({ $0.minutes >= SessionLimits.experimentMinutes }),
        !readers.contains(where: { looked.contains($0.id) })
      else { return nil }
      return ClosedTable(table: table.name, actions: readers.map(\.id))
    }
  }
}

/// A table whose experiment was not run yet.
package struct ClosedTable: Hashable, Sendable {
  package var table: TableName
  /// The actions any of which opens it.
  package var actions: [ActionID]
}
