import Foundation
import TestSupport
import Testing

@testable import Scoring

/// The grader beside labels given by hand.
struct LabelledExplanationTests {
  private let all: [GradedExplanation]

  init() throws { all = try LabelledText.known.get().map { GradedExplanation($0) } }

  private func agreement(of explanations: [GradedExplanation]) -> Agreement {
    GradedExplanation.agreement(of: explanations)
  }

  @Test func `there are enough of them, of every class and scenario`() {
    #expect(all.count >= 120)
    for (scenario, explanations) in Dictionary(grouping: all, by: \.scenario) {
      #expect(explanations.count >= 30, "\(scenario)")
      #expect(
        Set(explanations.map(\.explanation.class)) == Set(LabelledExplanation.Class.allCases),
        "\(scenario)"
      )
    }
    #expect(Set(all.map(\.explanation.id)).count == all.count)
  }

  @Test func `every label names a concept that is asked`() {
    for item in all {
      let asked = Set(item.grade.verdicts.map(\.concept))
      #expect(Set(item.explanation.found).isSubset(of: asked), "\(item.explanation.id)")
    }
  }

  @Test func `the grader agrees with the labels, on held-out explanations too`() {
    let kappa = agreement(of: all).kappa
    let heldOut = all.filter { $0.explanation.isHeldOut == true }
    let heldOutKappa = agreement(of: heldOut).kappa
    print(
      "κ \(kappa) over \(all.count) explanations, \(heldOutKappa) over \(heldOut.count) held out"
    )
    #expect(kappa >= 0.7)
    #expect(heldOutKappa >= 0.7)
    #expect(heldOut.count * 4 >= all.count)
  }

  @Test func `the grader agrees with the labels in every scenario`() {
    let scenarios = Dictionary(grouping: all, by: \.scenario)
    #expect(scenarios.count == 4)
    for (scenario, explanations) in scenarios {
      #expect(agreement(of: explanations).kappa >= 0.7, "\(scenario)")
    }
  }

  @Test func `keyword stuffing does not pass`() {
    for item in all where item.explanation.class == .stuffed {
      #expect(item.conceptShare < 0.5, "\(item.explanation.id)")
    }
  }

  @Test func `good explanations beat partial ones, and those beat what says nothing`() throws {
    func share(_ class: LabelledExplanation.Class) -> Double {
      let shares = all.filter { $0.explanation.class == `class` }.map(\.conceptShare)
      return shares.reduce(0, +) / Double(shares.count)
    }
    #expect(share(.good) > 0.85)
    #expect(share(.partial) < share(.good) - 0.3)
    #expect(share(.offTopic) < share(.partial))
    #expect(share(.stuffed) < share(.partial))
  }

  @Test func `kappa is that of an independent computation`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "kappas.csv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 36)
    for row in rows {
      let values = row.split(separator: ",").compactMap { Double($0) }
      try #require(values.count == 5)
      let agreement = Agreement(
        both: Int(values[0]),
        first: Int(values[1]),
        second: Int(values[2]),
        neither: Int(values[3])
      )
      #expect(abs(agreement.kappa - values[4]) < 1e-9, "\(row)")
    }
  }
}
