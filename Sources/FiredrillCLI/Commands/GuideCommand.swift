import ArgumentParser
import Drills
import Terminal

/// Prints the author's guide.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "For authors: print the guide to writing scenarios, as Markdown.",
    discussion: "For example: firedrill guide > Scenarios/README.md"
  )

  func run() throws {
    try OutputWriter.standardOutput.write(AuthorGuide.markdown)
  }
}
