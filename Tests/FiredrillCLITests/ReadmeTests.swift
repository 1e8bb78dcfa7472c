import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

@Test func `the transcript of the README is a real one`() throws {
  let readme = try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
  let section = try #require(readme.split(separator: "## A session\n").last)
  let shown = section.prefix { $0 != "#" }.split(separator: "\n")
    .filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
  let file = Repository.replays.appending(path: "canary-expert.jsonl").path
  let replayed = try RecordedPages.lines(
    of: file,
    scenarios: Repository.scenarios.path
  )
  #expect(shown.count > 30)
  for line in shown where line != "…" {
    #expect(replayed.contains(line), "not in the replay: \(line)")
  }
}
