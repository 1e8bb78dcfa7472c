import Diagnosis
package import Plotting
import Proving

extension CheckReport {
  /// Writes the report as lines of text, the count of errors and warnings last.
  package func lines(_ style: TextStyle, _ names: CommandNames) -> [String] {
    let text = CheckText(style: style, names: names)
    var lines = texts
    if let proof { lines += text.lines(of: proof) }
    if let calibration { lines += text.lines(of: calibration, and: calibrations) }
    if let fuzz { lines += text.lines(of: fuzz) }
    lines += text.lines(of: sentences)
    let counts = "\(text.counted(errors, "error")), \(text.counted(warnings, "warning"))"
    return lines + ["\(scenario): \(counts)"]
  }
}

/// Writes the parts of a check's report.
private struct CheckText {
  let style: TextStyle
  let names: CommandNames

  func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  func lines(
    of calibration: CalibrationReport,
    and others: [CalibrationReport]
  ) -> [String] {
    let text =
      calibration.samples == 0
      ? "no; \(names.calibrate) measures what the evidence tells"
      : "\(calibration.samples) worlds of each of \(calibration.hypotheses) hypotheses,"
        + " \(calibration.looks) looks; \(calibration.recomputed) worlds simulated again"
        + silence(by: calibration.samples)
    let first = item("calibrated:", text)
    guard !others.isEmpty else { return first }
    let levels = others.map { other in
      "\(other.difficulty) \(other.samples == 0 ? "not" : "by \(other.samples) worlds of each")"
    }
    return first + item("other difficulties:", levels.joined(separator: ", "))
  }

  /// A warning that few worlds hide rare outcomes; empty where there are enough.
  private func silence(by samples: Int) -> String {
    let least = CalibrationLint.leastForRare
    return samples < least ? "; outcomes that are too rare show from \(least) worlds on" : ""
  }

  func lines(of sentences: [LookSentences]) -> [String] {
    guard !sentences.isEmpty else { return [] }
    return item("sentences:", "of these looks differ in more than figures; do they judge?")
      + sentences.flatMap { look in
        item("  \(look.action):", "")
          + look.outcomes.flatMap { item("    \($0.finding):", $0.says) }
      }
  }

  func lines(of proof: ProofReport) -> [String] {
    var lines: [String] = []
    for fault in proof.violations {
      lines += item("error:", fault.message)
      lines += way(fault.commands, fault.minutes)
    }
    for trial in proof.harm where !trial.holds {
      lines += item(
        trial.uncertain ? "warning:" : "error:",
        "'\(trial.mitigation)' should \(trial.expected == "lowers" ? "lower" : "raise") harm under"
          + " '\(trial.hypothesis)' by more than the noise of \(rounded(trial.noise)):"
          + " \(trial.verdict); in \(trial.changes.count) worlds \(measured(trial))"
      )
    }
    if proof.complete {
      lines += item(
        "proved:",
        "\(proof.situations) situations, \(proof.moves) moves, \(proof.seconds) s"
      )
    } else {
      lines += item(
        "warning:",
        "explored \(proof.situations) situations, not all; --limit raises the bound of \(proof.limit)"
      )
    }
    lines += item(
      "  ",
      "states \(of(proof.states)), transitions \(of(proof.transitions)), actions"
        + " \(of(proof.actions)), mitigations \(of(proof.mitigations)), invariants"
        + " \(proof.invariants), harm as expected \(proof.harm.filter(\.holds).count) of"
        + " \(proof.harm.count) (means of \(HarmTrials.worlds) worlds ± standard error)"
    )
    for trial in proof.harm where trial.holds {
      lines += item(
        "    harm:",
        "\(trial.mitigation) \(trial.expected) it under \(trial.hypothesis): \(measured(trial))"
      )
    }
    let known = proof.verdicts.compactMap { verdict in
      verdict.commands.map { (verdict.minutes ?? 0, $0.count, verdict.hypothesis) }
    }
    if let quickest = known.min(by: { $0 < $1 }), let slowest = known.max(by: { $0 < $1 }) {
      lines += item(
        "  ",
        "from the brief to a verdict: 1 command at best; through all key findings"
          + " \(quickest.1) commands, \(quickest.0) min ('\(quickest.2)') to \(slowest.1) commands,"
          + " \(slowest.0) min ('\(slowest.2)')"
      )
    }
    return lines
  }

  func lines(of fuzz: FuzzReport) -> [String] {
    var lines: [String] = []
    for problem in fuzz.problems {
      lines += item("error:", "run \(problem.run): \(problem.reason)")
      lines += way(problem.commands, nil)
    }
    lines += item(
      "fuzz:",
      "seed \(fuzz.seed), \(counted(fuzz.runs, "run")), \(fuzz.commands) commands,"
        + " \(counted(fuzz.slices, "free question")), \(fuzz.seconds) s"
    )
    for (title, hits, never) in [
      ("actions", fuzz.hits.actions, fuzz.never.actions),
      ("mitigations", fuzz.hits.mitigations, fuzz.never.mitigations),
      ("findings", fuzz.hits.findings, fuzz.never.findings),
      ("transitions", fuzz.hits.transitions, fuzz.never.transitions),
    ] {
      let counts = hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key) \($0.value)" }
      lines += item("  \(title):", counts.joined(separator: ", "))
      if !never.isEmpty { lines += item("    never:", never.joined(separator: ", ")) }
    }
    return lines
  }

  private func way(_ commands: [String]?, _ minutes: Int?) -> [String] {
    guard let commands else { return [] }
    let text = commands.isEmpty ? "at once" : commands.joined(separator: ", ")
    return item("  by:", text + (minutes.map { " (\($0) min)" } ?? ""))
  }

  private func of(_ count: ProofReport.Count) -> String { "\(count.met) of \(count.all)" }

  private func rounded(_ number: Double) -> String { "\(Int(number.rounded()))" }

  /// A mean change of harm with its standard error.
  private func measured(_ trial: ProofReport.Harm) -> String {
    signed(trial.change) + (trial.standardError.map { " ± \(rounded($0))" } ?? "")
  }

  private func signed(_ number: Double) -> String {
    (number > 0 ? "+" : "") + rounded(number)
  }

  private func item(_ label: String, _ text: String) -> [String] {
    style.item(label, text)
  }
}
