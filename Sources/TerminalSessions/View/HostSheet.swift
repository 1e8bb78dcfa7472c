import CommandLanguage
import Drills
import Interviewing
import Plotting
import Reports
import ScenarioModel
import Scoring
import Sessions
import Telemetry

/// Writes what a host reads: the truth, the stage's sheet, what the candidate does and believes.
struct HostSheet {
  let view: SessionView
  let reader: HostReader

  /// Whether one terminal serves both sides.
  var isAloud: Bool { reader.isAloud }

  /// The truth and how to begin.
  func opening(of session: Session, code: String?) -> [String] {
    let sheet = HostSheetReport(session)
    var lines = [view.heading("Host's sheet: \(sheet.title)")]
    lines += view.item("Truth:", sheet.truth)
    if !sheet.places.isEmpty {
      lines += view.item("Where:", sheet.places.joined(separator: ", "))
    }
    lines += view.paragraph(sheet.explanation) + [""]
    for stage in sheet.stages {
      lines += view.item("  \(stage.number)", "\(stage.id): \(stage.question)")
    }
    if let code {
      lines += [
        "", "The candidate joins from another terminal:",
        "  \(view.program) interview --join \(code)",
      ]
    }
    return lines + ["", "'next' tells the next clue and asks; 'help' lists the rest."]
  }

  /// An event as a host reads it; `session` is the state after it.
  func lines(_ update: Update, of session: Session) throws -> [String] {
    try reader.entry(update.entry, of: session, showing: try evidence(of: update)).map(lines) ?? []
  }

  /// The evidence of an event, as far as a host is shown it.
  private func evidence(of update: Update) throws -> EntryEvidence {
    if isAloud { return try update.evidence() }
    return update.entry.event.look == nil ? .none : (try? update.evidence()) ?? .none
  }

  private func lines(_ report: HostEntryReport) -> [String] {
    switch report {
    case .shown(let entry): view.entry(entry)
    case .clue(let entry, let stage): view.entry(entry) + self.stage(stage)
    case .evidence(let summary, let isHandedOver, let finding, let posterior):
      (isHandedOver ? view.paragraph(summary) : mark(summary))
        + (finding.map { view.item("  Finding:", $0) } ?? []) + probabilities(posterior)
    case .beliefs(let entry, let posterior):
      view.entry(entry).map { "  \($0)" } + probabilities(posterior)
    case .answer(let text, let signals):
      mark("answers:") + view.paragraph(text, indent: 4) + boxes(signals)
    case .signals(let signals): boxes(signals)
    case .remark: ["Noted; the candidate does not see it."]
    case .arrival: mark("is here")
    case .action(let summary): mark(summary)
    }
  }

  private func mark(_ text: String) -> [String] {
    view.item(view.style.paint("Candidate:", .emphasis), text)
  }

  /// The sheet of a stage: what to listen for, what to mark down, the hints, a strong answer.
  func stage(_ name: String?, _ session: Session) throws -> [String] {
    stage(try HostStageReport(name, of: session))
  }

  private func stage(_ stage: HostStageReport?) -> [String] {
    guard let stage else { return ["No stage has begun; 'next' begins the first."] }
    var lines = view.item("  Ask:", stage.question) + boxes(stage.signals)
    for flag in stage.redFlags { lines += view.item("  Mark down:", flag) }
    for (index, hint) in stage.hints.enumerated() {
      lines += view.item(index == 0 ? "  Hints:" : "        ", hint)
    }
    lines += view.item("  Strong:", stage.modelAnswer)
    guard !stage.evidence.isEmpty else { return lines }
    return lines + view.item("  Evidence:", stage.evidence.joined(separator: ", "))
  }

  /// The boxes of a stage, ticked as they stand.
  private func boxes(_ signals: [HostSignal]) -> [String] {
    signals.flatMap { signal in
      let box = signal.isHeard ? "[x]" : "[ ]"
      let words = signal.quote.map { " '\($0)'" } ?? signal.reason.map { " (\($0))" } ?? ""
      return view.item("  \(box) \(signal.number)", signal.title + words)
    }
  }

  /// Everything that can be handed over, with what was seen marked.
  func evidence(of session: Session) -> [String] {
    HostEvidenceReport(session).rows.flatMap { row in
      let state = row.isSeen ? " (seen)" : row.isOpen ? "" : " (not yet)"
      return view.item(
        TextLayout.pad("  \(row.number)", to: 6),
        "\(row.id): \(row.title)\(state)"
      )
    }
  }

  /// The probabilities that the evidence gives, and what the candidate believes.
  func state(of session: Session, at second: Int) -> [String] {
    var lines = probabilities(reader.posterior(of: session))
    let stated = session.beliefs?.map(\.probability)
    lines += view.item(
      "  Candidate:",
      stated.map { percents($0) } ?? "no beliefs stated"
    )
    let left = 60 * (session.interviewSetting?.minutes ?? 0) - second
    return lines + view.item("  Clock:", "\(view.clock(max(0, left))) left")
  }

  private func probabilities(_ posterior: [Double]) -> [String] {
    view.item("  Evidence says:", percents(posterior))
  }

  private func percents(_ probabilities: [Double]) -> String {
    probabilities.enumerated().map {
      "\(HypothesisLabel.text($0.offset)) \(Digits.percent($0.element, decimals: 0))"
    }.joined(separator: "  ")
  }

  /// The prompt of a host.
  func prompt(_ interview: Interview, at second: Int) -> String {
    let status = HostStatusReport(interview, at: second)
    let place = status.stage.map { "stage \($0)/\(status.stages)" } ?? "before"
    let pause = status.isPaused ? ", stopped" : ""
    return "\(view.clock(status.secondsLeft)) left\(pause), \(place), host> "
  }

  /// The help page of a host.
  var help: [String] {
    let grammar: CommandGrammar = isAloud ? .aloud : .host
    return grammar.rows(resuming: view.resuming).flatMap {
      view.item(TextLayout.pad("  \($0.usage)", to: 32), $0.summary)
    }
  }
}
