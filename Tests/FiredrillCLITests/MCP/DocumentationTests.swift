import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// The examples of `Documentation/mcp.md`, each run as it stands there.
struct DocumentationTests {
  private static let isClientThere = (try? Tool.run("python3", ["-c", "import mcp.client"])) != nil

  private static func page() throws -> String {
    try String(
      contentsOf: Repository.root.appending(path: "Documentation/mcp.md"),
      encoding: .utf8
    )
  }

  /// The indented commands, with lines that a backslash goes on from as one.
  private static func commands() throws -> [String] {
    try page().split(separator: "\n").filter { $0.hasPrefix("    ") && !$0.hasPrefix("     ") }
      .map(String.init)
  }

  @Test func `the messages written by hand are answered`() throws {
    let lines = try Self.page().split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("    printf") })
    let command = lines[start...].prefix { $0.hasPrefix("    ") }.joined(separator: "\n")
    let run = try Drill().shell(command.replacing("firedrill mcp", with: "\"$F\" mcp"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.count { !$0.isEmpty } == 2)
    #expect(run.output.contains("canary-segment-regression"))
  }

  @Test(.enabled(if: isClientThere)) func `the client in Python looks at evidence`() throws {
    let page = try Self.page()
    let start = try #require(page.range(of: "```python\n")).upperBound
    let end = try #require(page.range(of: "```", range: start..<page.endIndex)).lowerBound
    let drill = try Drill()
    let script = String(page[start..<end])
      .replacing(#"command="firedrill""#, with: "command=\"\(drill.program)\"")
      .replacing(
        #"args=["mcp"]"#,
        with: """
          args=["mcp"], env={"FIREDRILL_HOME": "\(drill.home)", \
          "FIREDRILL_SCENARIOS": "\(drill.scenarios)"}
          """
      )
    let path = drill.file("example.py")
    try Data(script.utf8).write(to: URL(filePath: path))
    #expect(try Tool.run("python3", [path]).contains("Finding: "))
  }

  @Test func `each command with its options is understood`() throws {
    let commands = try Self.commands().map { $0.dropFirst(4) }
      .filter { $0.hasPrefix("firedrill ") }
    #expect(commands.count >= 2)
    for command in commands {
      let words = command.split(separator: " ").dropFirst().map(String.init)
        .filter { $0 != "\\" && !$0.contains("'") }
      let names = words.filter { $0.hasPrefix("--") }
      let help = try Drill().run([words[0], "--help"]).output
      for name in names { #expect(help.contains(name), "\(command)") }
    }
  }
}
