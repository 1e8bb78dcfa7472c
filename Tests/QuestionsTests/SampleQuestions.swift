import Foundation
import ScenarioModel
import ScenarioYAML
import Telemetry
import TestSupport
import Testing

@testable import Questions

extension QuestionBank {
  /// The bank of the repository; throws where it is not sound.
  static func shipped() throws -> QuestionBank {
    let read = BankLoader.load(folder: Repository.root.appending(path: "Questions").path) { _ in []
    }
    return try #require(read.bank)
  }
}

extension OpenTask {
  /// A small question on reranking whose every part is known.
  static let reranking = OpenTask(
    prompt: "When would you put a cross-encoder behind a bi-encoder?",
    concepts: [
      ExpectedPoint(
        concept: Concept(
          id: "joint",
          title: "A cross-encoder reads query and passage together",
          weight: 2,
          hypotheses: [],
          phrases: [["cross-encoder", "reranker"], ["together", "jointly"]]
        ),
        ask: "What does the cross-encoder see that the bi-encoder does not?"
      ),
      ExpectedPoint(
        concept: Concept(
          id: "precomputed",
          title: "A bi-encoder embeds documents in advance",
          weight: 1,
          hypotheses: [],
          phrases: [["bi-encoder", "embedding"], ["in advance", "precompute", "offline"]]
        ),
        ask: "What can a bi-encoder do before the query comes?"
      ),
    ],
    tradeOff: ExpectedPoint(
      concept: Concept(
        id: "trade-off",
        title: "Accuracy against latency",
        weight: 1,
        hypotheses: [],
        phrases: [["accurate", "precision"], ["slower", "latency"]]
      ),
      ask: "What do you pay for it?"
    ),
    failureMode: ExpectedPoint(
      concept: Concept(
        id: "failure-mode",
        title: "It cannot bring back what retrieval missed",
        weight: 1,
        hypotheses: [],
        phrases: [["missed", "not retrieved", "low recall"], ["cannot", "never", "lost"]]
      ),
      ask: "Which error can a reranker not mend?"
    ),
    number: ExpectedQuantity(
      title: "Candidates to rerank",
      range: 20...200,
      unit: "candidates",
      near: [["rerank", "candidate", "top"]],
      ask: "How many candidates do you rerank?",
      examples: Examples()
    ),
    redFlags: [
      RedFlag(
        id: "all-documents",
        title: "A cross-encoder over the whole corpus",
        phrases: [["cross-encoder"], ["all documents", "whole corpus", "every document"]]
      )
    ],
    modelAnswer: """
      A bi-encoder can embed the documents in advance, so search is an index lookup. A cross-encoder \
      reads query and passage together, so it is more accurate and slower. I rerank the top 100. What \
      retrieval missed is lost: the reranker cannot see it.
      """
  )
}

extension Question {
  /// A question with a task of a kind, for tests that look at no text.
  static func sample(
    _ id: String,
    in area: Topic = .retrieval,
    isTwenty: Bool = false,
    _ task: Task = .open(.reranking)
  ) -> Question {
    Question(
      id: QuestionID(id),
      area: area,
      title: id,
      isTwenty: isTwenty,
      seconds: 120,
      because: "It shows judgement.",
      sources: [Reading(title: "A paper", source: "https://example.org")],
      task: task
    )
  }
}

extension GivenAnswer {
  /// An answer that earned a share.
  static func sample(
    _ question: String,
    in area: Topic = .retrieval,
    share: Double,
    habits: [KeptHabit] = []
  ) -> GivenAnswer {
    GivenAnswer(
      question: question,
      area: area.rawValue,
      kind: "open",
      seed: 1,
      texts: ["words"],
      seconds: 60,
      limit: 120,
      share: share,
      habits: habits
    )
  }
}

extension AnswerHistory {
  /// A history of answers, each at a second since 1970.
  init(_ answers: [(second: Int, answer: GivenAnswer)]) {
    self.init()
    for (index, entry) in answers.enumerated() {
      add(.answered(entry.answer), number: index + 1, second: entry.second)
    }
  }
}
