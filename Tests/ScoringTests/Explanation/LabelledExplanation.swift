import Foundation
import ScenarioModel
import TestSupport
import TextAnalysis

@testable import Scoring

/// An explanation that was labelled by hand before the grader was tuned, as it is kept in `Labelled`.
///
/// A concept is labelled as found where the writer puts it forward as their view, with doubt or
/// without; what is denied, only supposed or one of many in a list is not. To rule something out is
/// to exclude a named rival, and not the truth. A number counts where the evidence bears it out.
struct LabelledExplanation: Decodable {
  enum Class: String, Decodable, CaseIterable {
    case good
    case partial
    case wrong
    case negated
    case stuffed
    case offTopic = "off-topic"
  }

  private enum CodingKeys: String, CodingKey {
    case id
    case `class`
    case isHeldOut = "held_out"
    case text
    case found
  }

  var id: String
  var `class`: Class
  /// Whether nobody looked at it while the grader was tuned.
  var isHeldOut: Bool?
  var text: String
  var found: [String]
}

/// The labelled explanations of one scenario.
struct LabelledScenario: Decodable {
  struct Case: Decodable {
    var truth: String
    /// Sentences of the evidence that the writers had seen.
    var seen: [String]
    var answers: [LabelledExplanation]
  }

  var scenario: String
  var cases: [Case]
}

/// An explanation beside what the grader makes of it.
struct GradedExplanation {
  var scenario: String
  var explanation: LabelledExplanation
  var grade: ExplanationGrade

  /// The share of the concepts' weight that was found, faults left aside.
  var conceptShare: Double {
    guard grade.setAside == nil else { return 0 }
    let total = grade.verdicts.reduce(0) { $0 + $1.weight }
    return grade.verdicts.reduce(0) { $0 + $1.weight * $1.verdict.credit } / total
  }

  /// Every labelled explanation of every shipped scenario.
  static let all = Result { try grade() }

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  private static func grade() throws -> [GradedExplanation] {
    try FileManager.default
      .contentsOfDirectory(at: tests.appending(path: "Labelled"), includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
      .flatMap { file in
        let labelled = try JSONDecoder()
          .decode(LabelledScenario.self, from: Data(contentsOf: file))
        let rubric = try Sample.shipped(labelled.scenario).rubric
        return labelled.cases.flatMap { item in
          let grader = ExplanationGrader(
            concepts: rubric,
            truth: HypothesisID(item.truth),
            seen: item.seen.flatMap { AnalysedText($0).numbers }
          )
          return item.answers.map {
            GradedExplanation(
              scenario: labelled.scenario,
              explanation: $0,
              grade: grader.grade($0.text)
            )
          }
        }
      }
  }
}
