import Diagnosis
package import ScenarioModel

extension CalibrationStore {
  /// The diagnostic of a page that tells too much, from worlds dealt on all cores.
  ///
  /// Complexity: `PageInformation.samples` deals of each hypothesis.
  package func pageDiagnostics(of staging: Staging) async throws(DrillError) -> [Diagnostic] {
    let page = PageInformation(staging)
    guard page.hasFigures else { return [] }
    let hypotheses = staging.scenario.hypotheses.map(\.id)
    let samples = PageInformation.samples
    let total = hypotheses.count * samples
    let rows = try await Parallel.map(count: total, environment.notify) {
      .simulated(subject: "the page of \(staging.scenario.id)", worlds: $0, total: total)
    } work: { world in
      try page.row(hypothesis: hypotheses[world / samples], sample: world % samples)
    }
    let bits = page.bits(
      hypotheses.indices.map { Array(rows[($0 * samples)..<(($0 + 1) * samples)]) }
    )
    guard bits > PageInformation.mostBits else { return [] }
    return [Diagnostic(CalibrationProblem.pageTells(bits: bits), at: ["brief", "page"])]
  }
}
