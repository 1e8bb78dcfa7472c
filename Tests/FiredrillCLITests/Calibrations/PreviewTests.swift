import Foundation
import TestSupport
import Testing

/// `firedrill preview`: evidence under each hypothesis, for authors.
struct PreviewTests {
  private static let name = "canary-segment-regression"

  @Test func `it says first that it reveals, and fits 80 columns`() throws {
    let run = try Drill().run(["preview", Self.name, "--samples", "3"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.first == "This reveals what players have to find out.")
    #expect(run.lines.allSatisfy { $0.count <= 80 })
    #expect(run.output.contains("finish-reasons: Read traces of failed Japanese conversations"))
    #expect(run.lines.contains { $0.hasPrefix("  mean ") && $0.contains(": A ") })
  }

  @Test func `its JSON holds shares that sum to 1`() throws {
    struct Report: Decodable {
      var samples: Int
      var hypotheses: [Candidate]
      var looks: [Look]
      struct Candidate: Decodable { var id: String }
      struct Look: Decodable {
        var action: String
        var gainBits: Double
        var findings: [Finding]
        var measures: [Measure]
      }
      struct Measure: Decodable {
        var name: String
        var figure: String
        var means: [Double?]
      }
      struct Finding: Decodable { var shares: [Double] }
    }
    let run = try Drill().run(
      ["preview", Self.name, "--samples", "4", "--json", "--action", "pools", "--action", "cache"]
    )
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.samples == 4 && report.hypotheses.count == 7)
    #expect(report.looks.map(\.action) == ["pools", "cache"])
    for measure in report.looks.flatMap(\.measures) {
      #expect(measure.means.count == 7, "\(measure.name).\(measure.figure)")
      #expect(measure.means.contains { $0 != nil })
    }
    #expect(report.looks.allSatisfy { !$0.measures.isEmpty })
    for look in report.looks {
      for hypothesis in report.hypotheses.indices {
        let sum = look.findings.reduce(0) { $0 + $1.shares[hypothesis] }
        #expect(abs(sum - 1) < 1e-12)
      }
    }
  }

  @Test func `a world of a truth is shown as players see it`() throws {
    let run = try Drill().run(
      ["preview", Self.name, "--truth", "bad-pool", "--seed", "3", "--action", "pools"]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.first == "This reveals what players have to find out.")
    #expect(run.output.contains("Truth: Pool c is misconfigured"))
    #expect(run.output.contains("PAGE 14:50"))
    #expect(run.output.contains("Finding: Pool c ends answers at the limit in both arms"))
    #expect(!run.output.contains("nan"))
  }
}
