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
    case declares
    case text
    case found
  }

  var id: String
  var `class`: Class
  /// Whether nobody looked at it while the grader was tuned.
  var isHeldOut: Bool?
  /// The cause that the writer declared, where it is not the truth.
  var declares: String?
  var text: String
  var found: [String]
}

/// The labelled explanations of one scenario.
struct LabelledScenario: Decodable {
  struct Case: Decodable {
    var truth: String
    /// The page, where the writers had seen it.
    var page: String?
    /// Sentences of the evidence that the writers had seen.
    var seen: [String]
    var answers: [LabelledExplanation]
  }

  var scenario: String
  var cases: [Case]
}

/// A labelled explanation with what its writer had seen.
struct LabelledText {
  var scenario: Scenario
  var truth: HypothesisID
  var explanation: LabelledExplanation
  var seen: SeenFigures

  /// Those that the reader was first tuned on.
  static let known = Result { try read("Labelled") }

  /// Those in the voices of different engineers, written later.
  static let fresh = Result { try read("Fresh") }

  /// Those of two writers who knew neither the concepts' phrases nor the reader; the second writer's are
  /// held out.
  static let voices = Result { try read("Voices") }

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  private static func read(_ folder: String) throws -> [LabelledText] {
    try FileManager.default
      .contentsOfDirectory(at: tests.appending(path: folder), includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
      .flatMap { file in
        let labelled = try JSONDecoder()
          .decode(LabelledScenario.self, from: Data(contentsOf: file))
        let scenario = try Sample.shipped(labelled.scenario)
        return labelled.cases.flatMap { item in
          let seen = SeenFigures(sentences: item.seen + [item.page ?? ""])
          return item.answers.map {
            LabelledText(
              scenario: scenario,
              truth: HypothesisID(item.truth),
              explanation: $0,
              seen: seen
            )
          }
        }
      }
  }
}

/// An explanation beside what the grader makes of it.
struct GradedExplanation {
  var scenario: String
  var explanation: LabelledExplanation
  var grade: ExplanationGrade
  /// The concepts that the declared cause says, which count as said unless the words deny them.
  private var declared: Set<String> = []

  /// Grades a labelled text, as prose alone or beside the declared cause.
  init(_ labelled: LabelledText, besideCause: Bool = false) {
    scenario = labelled.scenario.id.rawValue
    explanation = labelled.explanation
    let cause = explanation.declares.map { HypothesisID($0) } ?? labelled.truth
    let claims = DeclaredClaims(causes: besideCause ? [cause] : [])
    if explanation.class != .negated {
      declared = Set(labelled.scenario.rubric.filter(claims.states).map(\.id))
    }
    grade = ExplanationGrader(
      concepts: labelled.scenario.rubric,
      causes: [labelled.truth],
      seen: labelled.seen,
      abbreviations: labelled.scenario.abbreviations
    ).grade(explanation.text, beside: claims)
  }

  /// The share of the concepts' weight that was found, faults left aside.
  var conceptShare: Double {
    guard grade.setAside == nil else { return 0 }
    let total = grade.verdicts.reduce(0) { $0 + $1.weight }
    return grade.verdicts.reduce(0) { $0 + $1.weight * $1.verdict.credit } / total
  }

  /// The agreement of the labels with the verdicts, but for some concepts.
  static func agreement(
    of explanations: [GradedExplanation],
    without left: Set<String> = []
  ) -> Agreement {
    var agreement = Agreement()
    for item in explanations {
      for verdict in item.grade.verdicts where !left.contains(verdict.concept) {
        agreement.count(
          first: item.explanation.found.contains(verdict.concept)
            || item.declared.contains(verdict.concept),
          second: item.grade.setAside == nil && verdict.verdict.credit > 0
        )
      }
    }
    return agreement
  }
}

extension [LabelledText] {
  /// The agreement of the labels with the verdicts on the texts that are held out, or on the others.
  func agreement(
    heldOut: Bool,
    besideCause: Bool = false,
    without left: Set<String> = []
  ) -> Agreement {
    let chosen = filter { ($0.explanation.isHeldOut == true) == heldOut }
    return GradedExplanation.agreement(
      of: chosen.map { GradedExplanation($0, besideCause: besideCause) },
      without: left
    )
  }
}
