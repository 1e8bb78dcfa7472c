import Foundation
import ScenarioModel
import Telemetry
import TextAnalysis

@testable import Scoring

/// Two answers to the question of one stage of an interview, a strong and a weak one.
struct InterviewAnswer: Decodable {
  var stage: String
  /// Sentences of the evidence that came with the clue.
  var seen: [String]
  var strong: String
  var weak: String

  /// The answers to the stages of a scenario.
  static func all(_ scenario: Scenario) throws -> [InterviewAnswer] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Answers/\(scenario.id.rawValue).json")
    return try JSONDecoder().decode(Sheet.self, from: Data(contentsOf: file)).stages
  }

  private struct Sheet: Decodable {
    var stages: [InterviewAnswer]
  }
}

extension InterviewStage {
  /// The share of the signals' weight that an answer earns.
  func share(of answer: String, seen: [String] = []) -> Double {
    Self.share(of: answer, among: signals.map(\.concept), seen: seen)
  }

  /// The same for an answer that cannot know the figures of a session.
  func shareWithoutFigures(of answer: String) -> Double {
    let concepts = signals.map(\.concept).filter { !$0.phrases.isEmpty }
      .map { concept in
        var concept = concept
        concept.number = nil
        return concept
      }
    return Self.share(of: answer, among: concepts, seen: [])
  }

  /// The titles of the red flags that an answer shows.
  func flags(in answer: String) -> [String] {
    let text = AnalysedText(answer)
    return redFlags.filter { $0.words(in: text) != nil }.map(\.title)
  }

  private static func share(
    of answer: String,
    among concepts: [Concept],
    seen: [String]
  ) -> Double {
    let verdicts = grade(answer, concepts, seen: seen).verdicts
    let total = verdicts.reduce(0) { $0 + $1.weight }
    return verdicts.reduce(0) { $0 + $1.weight * $1.verdict.credit } / total
  }

  private static func grade(
    _ answer: String,
    _ concepts: [Concept],
    seen: [String]
  ) -> ExplanationGrade {
    ExplanationGrader(
      concepts: concepts,
      causes: [],
      seen: SeenFigures(sentences: seen)
    )
    .grade(answer)
  }
}
