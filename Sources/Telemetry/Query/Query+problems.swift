extension Query {
  /// The largest number of possible groups, "missing" among the values of each field.
  package static let groupLimit = 10_000
  /// The largest number of possible groups times time buckets; bounds the memory of an answer.
  package static let cellLimit = 1_000_000

  /// Returns every problem of the query that shows before any row is made.
  package func problems(in world: WorldModel, sight: Sight = .telemetry) -> [QueryProblem] {
    guard let table = world.table(table) else {
      let error = QueryError.unknownTable(self.table, known: world.tables.map(\.name))
      return [QueryProblem(place: QueryPlace().part("table"), error: error)]
    }
    return problems(in: FieldCatalog(table, in: world, sight: sight))
  }

  /// Returns every problem of the query, by the kinds of the fields in a catalog.
  func problems(in catalog: FieldCatalog) -> [QueryProblem] {
    var found: [QueryProblem] = []
    let report = { (place: QueryPlace, error: QueryError) in
      found.append(QueryProblem(place: place, error: error))
    }
    let root = QueryPlace()
    catalog.check(rows, at: root.part("rows"), report)
    let groups = catalog.check(groupBy: groupBy, use: .group, at: root.part("groupBy"), report)
    checkBuckets(groups: groups, in: catalog, report)
    for (index, aggregate) in aggregates.enumerated() {
      catalog.check(aggregate, at: root.part("aggregates").item(index), report)
    }
    return found
  }

  private func checkBuckets(
    groups: Int,
    in catalog: FieldCatalog,
    _ report: (QueryPlace, QueryError) -> Void
  ) {
    guard let bucketMinutes else { return }
    let place = QueryPlace().part("bucketMinutes")
    guard bucketMinutes >= 1 else { return report(place, .bucketTooShort(bucketMinutes)) }
    guard catalog.table.hasTime else { return report(place, .withoutTime(catalog.table.name)) }
    guard groups <= Query.groupLimit else { return }
    let (whole, rest) = window.count.quotientAndRemainder(dividingBy: bucketMinutes)
    let buckets = whole + (rest > 0 ? 1 : 0)
    let (cells, overflow) = groups.multipliedReportingOverflow(by: buckets)
    if overflow || cells > Query.cellLimit {
      report(place, .tooManyCells(overflow ? .max : cells))
    }
  }
}
