import Foundation
import Plotting
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import Reports

/// Whether a report that a player reads before the debrief tells the truth.
struct LeakTests {
  private static let seed: UInt64 = 918_273_645

  /// Plays the same drill under each hypothesis in turn, and compares what a report then holds.
  private func compare<Part: Hashable>(
    mode: SessionMode = .drill,
    _ script: [SessionCommand],
    _ read: (Session) throws -> Part
  ) throws {
    let staging = try Sample.canary()
    var parts: Set<Part> = []
    for hypothesis in staging.scenario.hypotheses {
      var session = try Session.of(
        staging,
        seed: Self.seed,
        mode: mode,
        truth: hypothesis.id
      )
      for command in script { try session.take(command) }
      parts.insert(try read(session))
    }
    #expect(parts.count == 1, "\(parts)")
  }

  private func text(_ report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: try encoder.encode(report), as: UTF8.self)
    #expect(!text.contains("\(Self.seed)"))
    return text
  }

  /// A text with every number as `#`.
  private func masked(_ text: String) -> String {
    var masked = ""
    for character in text {
      let isFigure = character.isNumber || (".,".contains(character) && masked.last == "#")
      if !isFigure { masked.append(character) } else if masked.last != "#" { masked.append("#") }
    }
    return masked
  }

  private static let script: [SessionCommand] = [
    .look("arms"), .note("a note"), .wait(minutes: 5), .update("an update"),
  ]

  @Test(arguments: [SessionMode.drill, .open, .guided])
  func `a brief differs in the page's figures alone`(mode: SessionMode) throws {
    try compare(mode: mode, []) { session in
      var report = try BriefReport(session)
      report.page = masked(report.page)
      return try text(report)
    }
  }

  @Test(arguments: [SessionMode.drill, .open, .guided])
  func `a menu is the same before and after the same steps`(mode: SessionMode) throws {
    try compare(mode: mode, []) { try text(MenuReport($0)) }
    try compare(mode: mode, Self.script) { try text(MenuReport($0)) }
  }

  @Test func `a status differs in the rate of bad requests alone`() throws {
    try compare(Self.script) { session in
      var report = try StatusReport(session)
      report.badRate = StatusReport.Rate(now: 0, atPage: 0, usual: 0)
      return try text(report) + report.facts.joined()
    }
  }

  @Test func `timelines, notes, fields and places are the same`() throws {
    try compare(Self.script) { session in
      try text(TimelineReport(session)) + text(TimelineReport(evidenceOf: session))
        + text(TimelineReport(notesOf: session)) + text(FieldsReport(session.scenario))
        + text(PlacesReport(session.scenario)) + text(HypothesesReport(session))
    }
  }

  @Test func `evidence differs in its values alone`() throws {
    let actions = try Sample.canary().scenario.actions.filter(\.needs.isEmpty)
    #expect(actions.count >= 10)
    for action in actions {
      try compare([]) { session in
        guard session.isAvailable(action) else { return "" }
        var session = session
        let entry = try session.take(.look(action.id))
        let evidence = try #require(try session.evidence(of: entry))
        var report = try #require(EntryReport(entry, of: session, showing: .finding(evidence)))
        _ = try text(report)
        guard case .evidence(let document?, nil) = report.content else { return "no evidence" }
        report.content = .abandoned
        let frames = document.panels.map { panel in
          "\(masked(panel.title)) \(panel.window?.clock ?? "-") \(frame(of: panel.content))"
        }
        return try text(report) + "\(document.action) \(document.title)\n"
          + frames.joined(separator: "\n")
      }
    }
  }

  /// Everything of a panel that is the scenario's and not the world's.
  private func frame(of content: EvidencePanel.Content) -> String {
    switch content {
    case .figure(let figure): "figure \(frame(of: figure))"
    case .values(let values): "values \(values.map(\.label))"
    case .log: "log"
    case .document(let title, _): "document \(title)"
    case .text(let text): "text \(text)"
    }
  }

  private func frame(of figure: Figure) -> String {
    let title = masked(figure.title)
    return switch figure {
    case .lineChart(let chart): "lines \(title) \(chart.minutes) \(chart.unit) \(chart.marks)"
    case .bars(let chart): "bars \(title) \(chart.unit)"
    case .histogram(let histogram): "histogram \(title) \(histogram.bins.map(\.low))"
    case .heatmap(let heatmap): "heatmap \(title) \(heatmap.unit)"
    case .intervals(let plot): "intervals \(title) \(plot.rows.map(\.label)) \(plot.unit)"
    case .waterfall(let waterfall): "waterfall \(title) \(waterfall.spans.map(\.name))"
    case .table(let table): "table \(title) \(table.columns)"
    }
  }
}
