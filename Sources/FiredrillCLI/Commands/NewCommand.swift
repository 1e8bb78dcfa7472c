import ArgumentParser
import Drills
import Plotting
import Terminal

/// Makes a scenario to begin from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "For authors: make a scenario that passes its check, to begin from.",
    discussion: """
      For example: firedrill new slow-index
                   firedrill new slow-index --in Scenarios
                   firedrill new slow-index --from slow-at-noon
      It makes a folder with a scenario.yaml, a small one or a copy of one that is
      installed, without its calibrations; nothing that exists is touched.
      """
  )

  @Argument(help: "The name: small letters, digits and hyphens.")
  var id: String

  @Option(name: .customLong("in"), help: "The folder in which to make it.")
  var folder = "."

  @Option(help: "A scenario to copy, by name or folder; a small new one if left out.")
  var from: String?

  func run() throws {
    let environment = CommandEnvironment()
    let catalog = environment.services.catalog
    let source = try from.map { try catalog.folder(named: $0) }
    let path: String
    do {
      path = try NewScenario.make(id, in: folder, from: source)
    } catch {
      throw CommandFailure(error)
    }
    let next = [
      ("check --watch \(path)", "says what is wrong whenever you save"),
      ("preview \(path)", "shows what each look comes to under each cause"),
      ("play \(path) --guided", "plays it, four choices at a time"),
      ("calibrate \(path) --ship", "measures what its evidence tells"),
    ].map { (command: "  firedrill \($0.0)", use: $0.1) }
    let width = next.map { DisplayWidth.columns(of: $0.command) }.max() ?? 0
    try OutputWriter.standardOutput.writeLines(
      ["Made \(path)/scenario.yaml.", ""]
        + next.flatMap { environment.style.item(TextLayout.pad($0.command, to: width), $0.use) }
        + ["", "'firedrill guide' prints the author's guide; it explains this file part by part."]
    )
  }
}

extension CommandFailure {
  /// The sentence and exit code for a scenario that cannot be made.
  fileprivate init(_ error: NewScenarioError) {
    switch error {
    case .name(let name):
      self.init(
        "'\(name)' cannot be a scenario's name; take small letters, digits and hyphens, begin with"
          + " a letter or digit, \(NewScenario.longestName) at most, for example slow-index",
        code: .usage
      )
    case .noFolder(let folder):
      self.init(
        "there is no folder \(folder); make it, or name another with --in",
        code: .noInput
      )
    case .file(let folder):
      self.init("\(folder) is a file; --in takes a folder", code: .cannotCreate)
    case .exists(let path):
      self.init("\(path) exists already; take another name or remove it", code: .cannotCreate)
    case .failed(let path, let reason):
      self.init("\(path) cannot be made: \(reason)", code: .cannotCreate)
    }
  }
}
