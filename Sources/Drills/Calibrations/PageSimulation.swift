import Diagnosis
import Foundation
package import ScenarioModel

extension CalibrationStore {
  /// The diagnostic of a page that tells too much, from worlds dealt on all cores.
  ///
  /// Complexity: `PageInformation.samples` deals of each hypothesis.
  package func pageDiagnostics(of staging: Staging) async throws(DrillError) -> [Diagnostic] {
    let page = PageInformation(staging)
    guard page.hasFigures else { return [] }
    let hypotheses = staging.scenario.hypotheses.map(\.id)
    var rows = hypotheses.map { _ in [[Double?]](repeating: [], count: PageInformation.samples) }
    do {
      try await withThrowingTaskGroup(of: (Int, Int, [Double?]).self) { group in
        var next = (0..<(hypotheses.count * PageInformation.samples)).makeIterator()
        func add(_ world: Int) {
          let (sample, hypothesis) = world.quotientAndRemainder(dividingBy: hypotheses.count)
          group.addTask {
            (hypothesis, sample, try page.row(hypothesis: hypotheses[hypothesis], sample: sample))
          }
        }
        for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { next.next().map(add) }
        while let (hypothesis, sample, row) = try await group.next() {
          next.next().map(add)
          rows[hypothesis][sample] = row
        }
      }
    } catch {
      throw DrillError(error)
    }
    let bits = page.bits(rows)
    guard bits > PageInformation.mostBits else { return [] }
    return [Diagnostic(CalibrationProblem.pageTells(bits: bits), at: ["brief", "page"])]
  }
}
