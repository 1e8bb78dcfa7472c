import Foundation
import ScenarioModel
import ScenarioYAML
import TestSupport
import Testing

/// Figures in the mouth of an interviewer are said in every world, so they must be those of the page.
struct InterviewFiguresTests {
  private static let ids =
    ((try? FileManager.default.contentsOfDirectory(atPath: Repository.scenarios.path)) ?? [])
    .filter {
      FileManager.default.fileExists(
        atPath: Repository.scenarios.appending(path: "\($0)/scenario.yaml").path
      )
    }.sorted()

  @Test(arguments: ids)
  func `a percentage that an interviewer names stands on the page or in the brief`(
    id: String
  ) throws {
    let folder = Repository.scenarios.appending(path: id).path
    let scenario = try #require(
      ScenarioLoader.load(folder: folder) { $0.diagnostics() }.scenario
    )
    let told = [scenario.brief.page] + scenario.brief.background + scenario.interview.map(\.clue)
    let known = Self.percentages(in: told.joined(separator: "\n"))
    for stage in scenario.interview {
      for text in [stage.probe] + stage.signals.compactMap(\.followUp) {
        for figure in Self.percentages(in: text) {
          #expect(known.contains(figure), "\(figure) % in '\(text)'")
        }
      }
    }
  }

  private static func percentages(in text: String) -> Set<String> {
    Set(text.matches(of: /([0-9]+(?:\.[0-9]+)?) ?%/).map { String($0.output.1) })
  }
}
