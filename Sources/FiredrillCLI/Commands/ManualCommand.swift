import ArgumentParser
import Terminal

/// Prints the manual page.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, for man.",
    discussion: """
      For example: firedrill manual > firedrill.1 && man -l firedrill.1
      'make install' puts it, and completions for bash, zsh and fish, where they are
      looked for.
      """
  )

  func run() throws {
    let page = ManualPage(
      tool: try ToolDescription.ofThisProgram(),
      version: FiredrillCommand.configuration.version
    )
    try OutputWriter.standardOutput.write(page.text())
  }
}
