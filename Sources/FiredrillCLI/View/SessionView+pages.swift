import CommandLanguage
import Plotting
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// A sentence that says why something was not done.
  func refusal(_ text: String) -> [String] {
    item(style.paint("Not done:", .warning), ".?!".contains(text.last ?? " ") ? text : "\(text).")
  }

  /// Where the incident stands, as somebody on call could see it.
  func status(of session: Session) throws(StagingError) -> [String] {
    let scenario = session.scenario
    let bad = try session.observedBadRequests()
    var lines = [
      "It is \(time(session.clock, in: scenario)), \(session.clock) minutes after the page;"
        + " harm is counted for \(scenario.horizonMinutes - session.clock) more.",
      "Bad requests seen since the page: \(bad).",
    ]
    for control in scenario.world.controls {
      let value = session.incident.value(of: control.name)
      let note = value == control.initial ? "" : " (\(control.initial) at the page)"
      lines.append("  \(control.name): \(value)\(note)")
    }
    return lines
  }

  /// What happened so far, a line an event.
  ///
  /// What a host ticked, ruled or noted is for the host alone.
  func timeline(of session: Session, forHost isForHost: Bool = false) -> [String] {
    guard !session.entries.isEmpty else { return ["Nothing has happened yet."] }
    return session.entries.filter { isForHost || !$0.event.isPrivate }.flatMap { entry in
      item(
        "  [\(entry.number)] \(time(entry.end, in: session.scenario))",
        session.scenario.summary(of: entry.event)
      )
    }
  }

  /// The player's notes.
  func notes(of session: Session) -> [String] {
    let lines = session.entries.flatMap { entry -> [String] in
      guard case .noted(let text) = entry.event else { return [] }
      return item("  [\(entry.number)] \(time(entry.end, in: session.scenario))", text)
    }
    return lines.isEmpty ? ["No notes yet. 'note TEXT' takes one."] : lines
  }

  /// The tables and fields that a free question can use.
  func fields(of session: Session) -> [String] {
    var lines: [String] = []
    for table in session.scenario.world.tables {
      lines.append(style.paint("\(table.name): \(table.title)", .emphasis))
      for field in table.fields where !field.isHidden {
        let values = field.generator.labels.map { " (\($0.joined(separator: ", ")))" } ?? ""
        let title = field.title == field.name.rawValue ? "" : field.title
        let text =
          [title, field.unit ?? ""].filter { !$0.isEmpty }.joined(separator: ", ") + values
        let name = TextLayout.pad("  \(field.name)", to: 18)
        lines += text.isEmpty ? ["  \(field.name)"] : item(name, text.trimmed)
      }
    }
    return lines + [""]
      + paragraph("For example: \(CommandExamples(session.scenario).slice)")
  }

  /// The answer to a free question, as a chart over time or a table.
  func answer(_ result: QueryResult, to query: Query) -> [String] {
    TextRenderer.render(figure(of: result, to: query), style: style)
  }

  /// The figure of an answer to a free question.
  func figure(of result: QueryResult, to query: Query) -> Figure {
    let aggregate = query.aggregates[0]
    let panel = PanelQuery(
      slice: Slice(table: query.table, rows: query.rows, window: .page(query.window)),
      groupBy: query.groupBy,
      bucketMinutes: query.bucketMinutes,
      aggregates: [
        NamedAggregate(title: aggregate.words, aggregate: aggregate, format: aggregate.format)
      ]
    )
    let title = aggregate.words
    return query.bucketMinutes == nil
      ? table(title, panel, result) : lineChart(title, panel, result, query.window)
  }
}

extension Aggregate {
  /// The form in which its values read best.
  fileprivate var format: FigureFormat {
    switch self {
    case .count, .distinct: .count
    case .share, .missing: .percent
    case .perMinute, .mean, .sum, .sd, .quantile: .number
    }
  }
}

extension Generator {
  /// The values a field can have, where they are few and named.
  fileprivate var labels: [String]? {
    switch self {
    case .category(let values): values.map(\.name)
    case .assignment(_, _, let shares, let rest): shares.map(\.name) + [rest]
    case .flag: ["true", "false"]
    case .entity, .number, .sum, .sequence, .reference, .lookup: nil
    }
  }
}
