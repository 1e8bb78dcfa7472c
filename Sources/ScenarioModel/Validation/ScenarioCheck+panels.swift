import Telemetry

extension ScenarioCheck {
  /// The most time buckets of a panel: more are not told apart on a screen.
  private static let mostBuckets = 500

  mutating func check(
    _ panel: Panel,
    of action: Action,
    in scope: FigureScope,
    at path: Diagnostic.Path
  ) {
    let limits = WindowLimits(simulated: simulated, earliest: action.minutes)
    switch panel.content {
    case .lines(let query): check(query, of: action, limits, at: path.at("lines"))
    case .bars(let query): check(query, of: action, limits, at: path.at("bars"))
    case .table(let query): check(query, of: action, limits, at: path.at("table"))
    case .heatmap(let query):
      let place = path.at("heatmap")
      if query.groupBy.count != 2 {
        report(.groupFields(query.groupBy.count, needed: 2), at: place.at("by"))
      }
      check(query, of: action, limits, at: place)
    case .histogram(let slice, let field, let edges):
      let place = path.at("histogram")
      check(slice, [.mean(field)], shownAs: "field", limits, at: place)
      checkEdges(edges, at: place.at("edges"))
    case .intervals(let comparison, let across):
      let measure =
        across.map { Measure.comparisonAcross($0, comparison) } ?? .comparison(comparison)
      let place = path.at("intervals")
      report(measure.problems(in: scenario.world, sight: .everything)) {
        comparison.path(of: $0, in: place)
      }
      for slice in measure.slices { check(slice.window, limits, at: place) }
    case .figures(let figures):
      let place = path.at("figures")
      if figures.isEmpty { report(.empty(.figures), at: place) }
      for (index, figure) in figures.enumerated() {
        check(figure.figure, in: scope, at: place.at(.index(index), "figure"))
      }
    case .log(let slice, let limit):
      let place = path.at("log")
      check(.limit, limit, .atLeast(1), at: place.at("limit"))
      check(slice, [.count], limits, at: place)
      if let table = scenario.world.table(slice.table), table.logs.isEmpty {
        report(.withoutLogs(table.name), at: place)
      }
    case .rows(let slice, let fields, let limit):
      let place = path.at("rows")
      check(.limit, limit, .atLeast(1), at: place.at("limit"))
      if fields.isEmpty { report(.empty(.fields), at: place.at("fields")) }
      check(slice, fields.map { .missing($0) }, shownAs: "fields", limits, at: place)
    case .artifact(let artifact):
      checkExists(
        artifact,
        .artifact,
        among: scenario.artifacts.map(\.id),
        at: path.at("artifact")
      )
    case .text: break
    }
  }

  private mutating func check(
    _ query: PanelQuery,
    of action: Action,
    _ limits: WindowLimits,
    at path: Diagnostic.Path
  ) {
    if query.aggregates.isEmpty { report(.empty(.aggregates), at: path.at("show")) }
    checkBuckets(of: query, in: action, at: path.at("every"))
    check(
      query.slice,
      query.aggregates.map(\.aggregate),
      groupBy: query.groupBy,
      bucketMinutes: query.bucketMinutes,
      limits,
      at: path
    )
  }

  private mutating func checkBuckets(
    of query: PanelQuery,
    in action: Action,
    at path: Diagnostic.Path
  ) {
    guard let length = query.bucketMinutes, check(.bucket, length, .atLeast(1), at: path) else {
      return
    }
    let minutes =
      switch query.slice.window {
      case .own: action.evidence.window.count
      case .page(let range): range.count
      }
    let buckets = minutes / length + (minutes % length == 0 ? 0 : 1)
    if buckets > Self.mostBuckets {
      report(.tooManyBuckets(buckets, limit: Self.mostBuckets), at: path)
    }
  }

  /// Checks what is asked of a slice as the query engine would; `key` is where the aggregates stand.
  private mutating func check(
    _ slice: Slice,
    _ aggregates: [Aggregate],
    shownAs key: Diagnostic.Step = "show",
    groupBy: [FieldName] = [],
    bucketMinutes: Int? = nil,
    _ limits: WindowLimits,
    at path: Diagnostic.Path
  ) {
    check(slice.window, limits, at: path.at("window"))
    let query = Query(
      table: slice.table,
      window: simulated,
      rows: slice.rows,
      groupBy: groupBy,
      bucketMinutes: bucketMinutes.map { max(1, $0) },
      aggregates: aggregates
    )
    for problem in query.problems(in: scenario.world, sight: .everything) {
      report(.question(problem.error), at: path.appending(problem.place.panelPath(key)))
    }
  }

  private mutating func checkEdges(_ edges: [Double], at path: Diagnostic.Path) {
    if edges.count < 2 { report(.outOfRange(.edges, Double(edges.count), .atLeast(2)), at: path) }
    var areFinite = true
    for (index, edge) in edges.enumerated() {
      areFinite = check(.edge, edge, .finite, at: path.at(index)) && areFinite
    }
    if areFinite { checkRising(.edge, edges, at: path) }
  }
}

extension PanelContent {
  /// The slices it reads.
  var slices: [Slice] {
    switch self {
    case .lines(let query), .bars(let query), .heatmap(let query), .table(let query):
      [query.slice]
    case .histogram(let slice, _, _), .log(let slice, _), .rows(let slice, _, _): [slice]
    case .intervals(let comparison, _): [comparison.left, comparison.right]
    case .figures, .artifact, .text: []
    }
  }
}

extension QueryPlace {
  /// The path inside a panel at which a part of its query stands; `key` is that of its aggregates.
  fileprivate func panelPath(_ key: Diagnostic.Step) -> Diagnostic.Path {
    let item: Diagnostic.Path =
      if steps.count > 1, case .item(let index) = steps[1] { [.index(index)] } else { [] }
    return switch steps.first {
    case .part("table"): ["table"]
    case .part("rows"): ["where"]
    case .part("groupBy"): Diagnostic.Path(["by"] + item.steps)
    case .part("bucketMinutes"): ["every"]
    case .part("aggregates"): Diagnostic.Path([key] + (key == "field" ? [] : item.steps))
    case .part, .item, nil: []
    }
  }
}
