import TestSupport
import Testing

/// `play --open` of the program.
struct OpenPlayTests {
  @Test func `the program plays it and a resumed session goes on the same way`() throws {
    let drill = try Drill()
    let first = try drill.run(
      ["play", "--open", "--seed", "7"],
      input: "show me the release notes\nmenu\n"
    )
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("Ask for any evidence in your own words"))
    #expect(!first.output.contains("Compare the two arms"))
    let second = try drill.run(["resume"], input: "ops log\nabandon\n")
    #expect(second.output.contains("Read the operations log of the afternoon"))
    #expect(try drill.run(["history", "--json"]).output.contains("\"open\""))
  }
}
