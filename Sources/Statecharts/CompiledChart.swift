/// A chart made ready to run: compiled once, shared by every machine that runs it.
///
/// Copying one costs a reference count.
package struct CompiledChart: Sendable {
  /// The chart that was compiled.
  package let chart: Chart

  let tables: Tables

  /// Compiles a chart; cost is proportional to its size times its depth.
  ///
  /// - Throws: `ChartError.invalid` with all diagnostics when one of them is an error.
  package init(_ chart: Chart) throws(ChartError) {
    let diagnostics = chart.diagnostics()
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw .invalid(diagnostics)
    }
    let outline = Outline(chart)
    var builder = TableBuilder(chart, outline)
    let entries = Self.settlePlans(&builder)
    self.chart = chart
    tables = Tables(builder, entries: entries)
  }

  /// The longest plan kept in the tables; longer ones are worked out when needed.
  private static let longestPlan = 64

  /// Works out, once, what each transition enters that depends on no history.
  private static func settlePlans(_ builder: inout TableBuilder) -> [Tables.Entry] {
    let draft = Tables(builder, entries: [])
    let memory = EntryPlanner.Memory(repeating: [], count: draft.historyCount)
    var planner = EntryPlanner()
    var entries: [Tables.Entry] = []
    for (number, row) in draft.transitions.enumerated() where row.domain >= 0 {
      let fits = planner.prepare(
        entering: row.targets,
        in: row.domain,
        draft,
        memory,
        limit: longestPlan
      )
      if fits, !planner.metHistory {
        let start = Int32(entries.count)
        entries += planner.plan
        builder.settle(start..<Int32(entries.count), of: number)
      }
    }
    return entries
  }
}
