import ArgumentParser
import Drills
import Terminal

/// Prints the JSON Schema of scenario files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of scenario.yaml, for editors.",
    discussion: """
      For example: firedrill schema > Scenarios/schema.json
                   firedrill schema --questions > Questions/schema.json
      """
  )

  @Flag(help: "The schema of the question bank's files instead.")
  var questions = false

  func run() throws {
    try OutputWriter.standardOutput.write(questions ? BankCatalog.schema : AuthorGuide.schema)
  }
}
