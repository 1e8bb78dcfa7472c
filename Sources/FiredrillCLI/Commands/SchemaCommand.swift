import ArgumentParser
import Drills
import Terminal

/// Prints the JSON Schema of scenario files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario.yaml, for editors.",
    discussion: "For example: firedrill schema > Scenarios/schema.json"
  )

  func run() throws {
    try OutputWriter.standardOutput.write(AuthorGuide.schema)
  }
}
