import Plotting
import Reports
import Telemetry

/// Writes documents as short texts for clients that show a program no structured content.
enum AnswerText {
  /// Figures are put into words: a program reads no plots.
  private static let style = TextStyle(width: 120, glyphs: .unicode, colour: .none, form: .spoken)

  /// The lines that tell the outcome of a command.
  static func lines(_ step: StepDocument) -> [String] {
    let now = step.status.facts.dropLast().joined(separator: ", ")
    return lines(step.entry)
      + step.credited.map { "\($0.title): your answer tells what it would, so it counts as seen." }
      + (step.isBeliefDue
        ? ["What do you believe now? 'believe' is due. \(ConductReport.beliefWorth())"] : [])
      + [step.isOver ? "The session is over." : "Now \(now)."]
  }

  /// One event with what it showed.
  static func lines(_ entry: EntryReport) -> [String] {
    ["[\(entry.number)] \(entry.span.clock) \(entry.title)"] + content(of: entry)
      + entry.messages.map { "\($0.time.clock) \($0.from): \($0.text)" }
  }

  private static func content(of entry: EntryReport) -> [String] {
    switch entry.content {
    case .evidence(let evidence, _): evidence.map(lines) ?? []
    case .slice, .query: entry.figures.flatMap(style.figure)
    case .beliefs(let beliefs): [StatedBelief.statement(beliefs.map(\.probability))]
    case .note(let text), .update(let text): [text]
    case .mitigation(let summary): ["Done. \(summary)"]
    case .wait(let minutes): ["Waited \(minutes) min."]
    case .hint(let level, let text): ["Hint (\(level)): \(text)"]
    case .declaration(let declaration): ["Declared: \(declaration.cause)."]
    case .abandoned: ["Abandoned; it is not scored."]
    case .interview: []
    case .team(let text): text.isEmpty ? [] : [text]
    }
  }

  private static func lines(_ evidence: EvidenceDocument) -> [String] {
    evidence.panels.flatMap(lines) + ["Finding: \(evidence.finding)"]
  }

  private static func lines(_ panel: EvidencePanel) -> [String] {
    switch panel.content {
    case .figure(let figure): style.figure(figure)
    case .values(let values): [panel.title] + values.map { "\($0.label): \($0.text)" }
    case .log(let lines, let total):
      ["\(panel.title): the last \(lines.count) of \(total) lines"] + lines
    case .document(let title, let text): ["Document: \(title)", text, "End of \(title)."]
    case .text(let text): [text]
    }
  }

  /// The page of an incident and everything a player knows at the start.
  static func lines(_ brief: BriefReport) -> [String] {
    [brief.title, brief.role, "PAGE \(brief.pageTime.clock): \(brief.page)"] + brief.background
      + ["What counts:"] + brief.conduct.rules + lines(brief.hypotheses)
  }

  static func lines(_ hypotheses: HypothesesReport) -> [String] {
    ["Causes:"]
      + hypotheses.rows.map { row in
        let stated = row.stated.map { ", you \(Digits.percent($0, decimals: 0))" } ?? ""
        return
          "\(row.label) \(row.title) (prior \(Digits.percent(row.prior, decimals: 0))\(stated))"
      }
  }

  static func lines(_ menu: MenuReport) -> [String] {
    let looks = menu.actions.map { row in
      "\(row.number) \(row.id): \(row.title) (\(row.minutes) min\(Self.note(row.note)))"
    }
    let mitigations = menu.mitigations.map { row in
      "\(row.number) \(row.id): \(row.title) (\(row.minutes) min\(Self.note(row.note)))."
        + " \(row.summary)"
    }
    return
      (menu.isListed
      ? ["Looks:"] + looks
      : ["Nothing lists what there is to look at: 'ask' for it in your own words."])
      + ["Mitigations:"] + mitigations
  }

  private static func note(_ text: String) -> String { text.isEmpty ? "" : "; \(text)" }

  static func lines(_ places: [PlacesReport.Row]) -> [String] {
    ["Places: " + places.map { "\($0.id) (\($0.title))" }.joined(separator: ", ")]
  }

  static func lines(_ timeline: [TimelineLine], none: String) -> [String] {
    timeline.isEmpty
      ? [none] : timeline.map { "[\($0.number)] \($0.time.clock) \($0.text)" }
  }
}
