import ArgumentParser
import ScenarioModel
import Terminal

/// Checks scenarios and says all that is wrong with them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check scenarios: form, meaning, and that every truth can be dealt.",
    discussion: """
      For example: firedrill check Scenarios/canary-segment-regression
      Exits with 1 when there are errors, 66 when a scenario cannot be found.
      """)

  @Argument(help: "Folders of scenarios, or names of installed ones; none for all.")
  var scenarios: [String] = []

  @Flag(help: "Print JSON: [{scenario, errors, warnings, diagnostics: [{severity, message, file, line, column, path, suggestion}]}].")
  var json = false

  func run() throws {
    let surroundings = Surroundings()
    let library = ScenarioLibrary(surroundings)
    let folders =
      scenarios.isEmpty ? try library.folders() : try scenarios.map { try library.folder(named: $0) }
    var reports: [CheckReport] = []
    for folder in folders {
      reports.append(CheckReport(folder: folder, diagnostics: library.check(folder: folder)))
    }
    let output = OutputWriter.standardOutput
    if json {
      try output.writeLine(try JSONText.encode(reports))
    } else {
      for report in reports { try output.writeLines(report.lines) }
    }
    if reports.contains(where: \.isMissing) { throw CommandFailure("", code: .noInput) }
    if reports.contains(where: { $0.errors > 0 }) {
      throw CommandFailure("", code: .failedCheck)
    }
  }
}

/// What a check found in one scenario.
private struct CheckReport: Encodable {
  var scenario: String
  var errors: Int
  var warnings: Int
  var diagnostics: [Item]
  /// Whether there was nothing to check.
  private(set) var isMissing: Bool
  private var texts: [String] = []

  struct Item: Encodable {
    var severity: String
    var message: String
    var file: String?
    var line: Int?
    var column: Int?
    var path: String
    var suggestion: String?
  }

  private enum CodingKeys: String, CodingKey {
    case scenario, errors, warnings, diagnostics
  }

  init(folder: String, diagnostics: [Diagnostic]) {
    scenario = folder
    errors = diagnostics.filter { $0.severity == .error }.count
    warnings = diagnostics.count - errors
    isMissing = diagnostics.contains { $0.kind != .content }
    self.diagnostics = diagnostics.map {
      Item(
        severity: $0.severity.rawValue, message: $0.message, file: $0.file, line: $0.place?.line,
        column: $0.place?.column, path: $0.path.description, suggestion: $0.suggestion)
    }
    texts = diagnostics.map(\.description)
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  var lines: [String] {
    texts + ["\(scenario): \(counted(errors, "error")), \(counted(warnings, "warning"))"]
  }
}
