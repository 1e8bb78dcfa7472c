import Foundation
import SCXMLReading
import Statecharts
import TestSupport
import Testing

/// The folder of the public framework's cases, which are not part of this package.
private let folder = Repository.shared("conformance/scxml", variable: "FIREDRILL_SCXML_CASES")

/// Every chart in the folder, by its path there.
private let cases: [String] = {
  let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
  return paths.filter { $0.hasSuffix(".scxml") }.sorted()
}()

private func load(_ name: String) throws -> (CompiledChart, ConformanceCase) {
  let chart = folder.appending(path: name)
  let script = chart.deletingPathExtension().appendingPathExtension("json")
  return (
    try CompiledChart(SCXMLDocument(Data(contentsOf: chart)).chart),
    try JSONDecoder().decode(ConformanceCase.self, from: Data(contentsOf: script))
  )
}

/// The cases whose second expectation is that of the literal algorithm.
///
/// Source: the README beside the cases.
private let alternatives: Set<String> = [
  "more-parallel/test10.scxml", "more-parallel/test10b.scxml",
]

@Test(
  .enabled(
    if: !cases.isEmpty,
    "no cases: set FIREDRILL_SCXML_CASES to the SCXML test framework's folder"
  ),
  arguments: cases
)
func `a case of the public framework passes`(name: String) throws {
  let (chart, script) = try load(name)
  #expect(
    alternatives.contains(name)
      ? script.alternativeOutcome(chart).difference == nil
      : script.outcome(chart).difference == nil
  )
}
