package import Telemetry

extension Scene {
  /// Computes the evidence of an action: figures, finding and panels.
  ///
  /// `bandStart` is the first minute of the time band in which the player looks and `end` the
  /// minute at which the action ends. Complexity: the rows of the window, once a measure or panel.
  package func evidence(
    of action: Action,
    bandStart: Int,
    end: Int
  ) throws(StagingError) -> EvidenceReport {
    let window = action.evidence.window.resolved(bandStart: bandStart, end: end)
    let figures = try figures(of: action.evidence.measures, window: window)
    let finding = classify(action, figures)
    var panels: [ShownPanel] = []
    for panel in action.evidence.panels {
      panels.append(try show(panel, figures: figures, window: window))
    }
    return EvidenceReport(
      action: action.id,
      window: window,
      finding: finding.id,
      sentence: FigureText.fill(finding.says, with: figures),
      figures: figures,
      panels: panels
    )
  }

  /// The sentence of an action's finding without its panels; complexity: that of its measures.
  package func sentence(
    of action: Action,
    bandStart: Int,
    end: Int
  ) throws(StagingError) -> String {
    let window = action.evidence.window.resolved(bandStart: bandStart, end: end)
    let figures = try figures(of: action.evidence.measures, window: window)
    return FigureText.fill(classify(action, figures).says, with: figures)
  }

  /// The finding of an action, as calibration records it; complexity: that of its measures.
  package func finding(
    of action: Action,
    bandStart: Int,
    end: Int
  ) throws(StagingError) -> FindingID {
    let window = action.evidence.window.resolved(bandStart: bandStart, end: end)
    return classify(action, try figures(of: action.evidence.measures, window: window)).id
  }

  /// The finding of an action whose window is known, from rows that `rows` makes.
  package func finding(
    of action: Action,
    window: MinuteRange,
    rows: (RowRequest) throws(WorldError) -> Rows
  ) throws(StagingError) -> FindingID {
    classify(action, try figures(of: action.evidence.measures, window: window, rows: rows)).id
  }

  private func classify(_ action: Action, _ figures: [ComputedFigure]) -> Finding {
    let findings = action.evidence.findings
    return findings.first { holds($0.condition, figures) } ?? findings[findings.count - 1]
  }

  private func show(
    _ panel: Panel,
    figures: [ComputedFigure],
    window: MinuteRange
  ) throws(StagingError) -> ShownPanel {
    let shown: ShownContent
    var range = window
    switch panel.content {
    case .lines(let query): shown = .lines(query, try answer(query, window, &range))
    case .bars(let query): shown = .bars(query, try answer(query, window, &range))
    case .heatmap(let query): shown = .heatmap(query, try answer(query, window, &range))
    case .table(let query): shown = .table(query, try answer(query, window, &range))
    case .histogram(let slice, let field, let edges):
      range = slice.window.resolved(own: window)
      shown = try histogram(slice, field, edges, range)
    case .intervals(let comparison, let across):
      range = comparison.right.window.resolved(own: window)
      shown = try intervals(comparison, across, window)
    case .figures(let labels):
      shown = .figures(
        labels.map { label in
          ShownFigure(
            label: label.label,
            value: figures.first { $0.reference == label.figure }?.value,
            format: label.format
          )
        }
      )
    case .log(let slice, let limit):
      range = slice.window.resolved(own: window)
      shown = try log(slice, limit, range)
    case .rows(let slice, let fields, let limit):
      range = slice.window.resolved(own: window)
      shown = try sample(slice, fields, limit, range)
    case .artifact(let id): shown = artifact(id)
    case .text(let text): shown = .text(text)
    }
    return ShownPanel(title: panel.title, window: range, content: shown)
  }

  private func answer(
    _ query: PanelQuery,
    _ window: MinuteRange,
    _ range: inout MinuteRange
  ) throws(StagingError) -> QueryResult {
    range = query.slice.window.resolved(own: window)
    return try answer(
      Query(
        table: query.slice.table,
        window: range,
        rows: query.slice.rows,
        groupBy: query.groupBy,
        bucketMinutes: query.bucketMinutes,
        aggregates: query.aggregates.map(\.aggregate)
      )
    )
  }

  /// The answer to a query over this scene's rows, as far as the asker may see.
  package func answer(
    _ query: Query,
    sight: Sight = .labels
  ) throws(StagingError) -> QueryResult {
    guard let table = staging.scenario.world.table(query.table) else {
      throw .evidence(.unknownTable(query.table))
    }
    do {
      let rows = try rows(
        of: query.table,
        in: query.window,
        fields: query.requiredFields(in: table, sight: sight),
        includingUnrecorded: sight == .everything
      )
      return try query.answer(over: rows, table: table, sight: sight)
    } catch {
      throw .evidence(EvidenceError(error))
    }
  }

  private func artifact(_ id: ArtifactID) -> ShownContent {
    guard let artifact = staging.scenario.artifact(id), let id = variant(of: id),
      let variant = artifact.variants.first(where: { $0.id == id })
    else { return .text("") }
    return .artifact(title: artifact.title, text: variant.text)
  }
}
