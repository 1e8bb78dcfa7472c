import ArgumentParser
import Plotting
import Terminal

/// Makes a scenario to begin from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "For authors: make a small scenario that passes its check, to begin from.",
    discussion: """
      For example: firedrill new slow-index
                   firedrill new slow-index --in Scenarios
      It makes a folder with a scenario.yaml; nothing that exists is touched.
      """
  )

  @Argument(help: "The name: small letters, digits and hyphens.")
  var id: String

  @Option(name: .customLong("in"), help: "The folder in which to make it.")
  var folder = "."

  func run() throws {
    let path = try NewScenario.make(id, in: folder)
    try OutputWriter.standardOutput.writeLines([
      "Made \(path)/scenario.yaml.", "",
      "  firedrill check \(path)            says what is wrong, after each change",
      "  firedrill check --watch \(path)    says it whenever you save",
      "  firedrill play \(path) --guided    plays it",
      "  firedrill calibrate \(path) --ship measures what its evidence tells",
      "", "Scenarios/README.md explains the file, and 'firedrill guide' prints it.",
    ])
  }
}
