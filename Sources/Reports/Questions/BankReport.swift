package import Plotting
package import Questions
package import ScenarioModel
import Telemetry

/// The problems that a check found in a question bank, and what it gives away to guessers.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct BankReport: Hashable, Sendable, Encodable {
  package var bank: String
  package var errors: Int
  package var warnings: Int
  package var diagnostics: [CheckReport.Item]
  /// Questions by area and kind; empty for a bank with errors of form.
  package var areas: [AreaCount]
  package var guessers: [Guess]
  /// The diagnostics as sentences with their places; not in the JSON.
  package var texts: [String]
  /// Whether there was nothing to check; not in the JSON.
  package var isMissing: Bool

  /// The questions of an area by kind.
  package struct AreaCount: Hashable, Sendable, Encodable {
    package var area: String
    package var open: Int
    package var choice: Int
    package var computed: Int
    package var stages: Int
    package var numbers: Int

    private enum CodingKeys: String, CodingKey {
      case area, open, choice, computed, stages, numbers
    }
  }

  /// The rate of a guesser who knows nothing.
  package struct Guess: Hashable, Sendable, Encodable {
    package var guesser: String
    /// 0 to 1.
    package var rate: Double
    package var limit: Double

    private enum CodingKeys: String, CodingKey { case guesser, rate, limit }
  }

  private enum CodingKeys: String, CodingKey {
    case bank, errors, warnings, diagnostics, areas, guessers
  }

  /// `loaded` is the bank where its form is right.
  package init(folder: String, loaded: QuestionBank?, diagnostics: [Diagnostic]) {
    bank = folder
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count - errors
    self.diagnostics = diagnostics.map { CheckReport.Item($0) }
    texts = diagnostics.map(\.description)
    isMissing = diagnostics.contains { $0.kind != .content }
    areas = (loaded?.areas ?? []).map { part in
      func count(_ kind: QuestionKind) -> Int { part.questions.count { $0.kind == kind } }
      return AreaCount(
        area: part.area.rawValue,
        open: count(.open),
        choice: count(.choice),
        computed: count(.computed),
        stages: part.map?.stages.count ?? 0,
        numbers: part.numbers.count
      )
    }
    guessers = loaded.map(Self.guesses) ?? []
    errors += guessers.count { $0.rate >= $0.limit }
  }

  private static func guesses(_ bank: QuestionBank) -> [Guess] {
    Guesser.allCases.compactMap { guesser in
      guesser.rate(over: bank).map {
        Guess(guesser: guesser.title, rate: $0, limit: guesser.limit)
      }
    }
  }

  /// Writes the report for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = texts
    if !areas.isEmpty {
      let columns = ["open", "choice", "computed", "stages", "numbers"]
      lines += style.figure(
        .table(
          DataTable(
            title: "The bank \(bank)",
            columns: [DataTable.Column(name: "area")]
              + columns.map { DataTable.Column(name: $0, alignment: .right) },
            rows: areas.map { area in
              [
                area.area, "\(area.open)", "\(area.choice)", "\(area.computed)", "\(area.stages)",
                "\(area.numbers)",
              ]
            }
          )
        )
      )
      lines += guessers.flatMap { guess in
        let rate = Digits.percent(guess.rate)
        let limit = Digits.percent(guess.limit, decimals: 0)
        let isOver = guess.rate >= guess.limit
        return style.paragraph(
          "\(isOver ? "error: " : "")A guesser by \(guess.guesser) gets \(rate) (below \(limit) allowed)."
        )
      }
    }
    return lines
      + style.paragraph(Self.count(errors, "error") + ", " + Self.count(warnings, "warning") + ".")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
