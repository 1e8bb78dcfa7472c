import Foundation
import TestSupport
import Testing

@testable import Questions

private let hasLibraries =
  (try? Tool.run("python3", ["-c", "import numpy, scipy, sklearn"])) != nil

@Test(.enabled(if: hasLibraries))
func `two hundred seeds of every formula are what numpy, scipy and scikit-learn compute`() throws {
  let folder = try TemporaryFolder()
  let tasks = Formula.allCases.flatMap { formula in
    (0..<200).map { seed in Exported(ComputedTask(formula, seed: UInt64(seed))) }
  }
  let file = folder.file("tasks.json")
  try JSONEncoder().encode(tasks).write(to: URL(filePath: file))
  let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "recompute.py")
  let printed = try Tool.run("python3", [script.path, file])
  #expect(printed == "6800 answers of 34 formulas, 0 wrong\n")
}

/// A task as the script reads it.
private struct Exported: Encodable {
  var formula: String
  var givens: [String: [Double]]
  /// Whether a name stands for one number and not for a list.
  var single: [String: Bool]
  var answer: Double

  private static let lists: Set<String> = [
    "grades", "ranks", "relevance", "counts", "confidences", "accuracies", "probabilities",
    "outcomes", "reference", "current", "first", "second", "logits",
  ]

  init(_ task: ComputedTask) {
    formula = task.formula.rawValue
    answer = task.answer
    let values = task.givens.values
    givens = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.numbers) })
    single = givens.mapValues { _ in true }.merging(
      givens.keys.filter(Self.lists.contains).map { ($0, false) }
    ) { $1 }
  }
}

@Test(arguments: Formula.allCases)
func `a seed deals the same task each time and another seed another`(formula: Formula) {
  #expect(ComputedTask(formula, seed: 7) == ComputedTask(formula, seed: 7))
  let prompts = Set((0..<40).map { ComputedTask(formula, seed: $0).prompt })
  #expect(prompts.count > 4, "\(formula) deals \(prompts.count) of 40")
}

@Test(arguments: Formula.allCases)
func `the solution's own result is graded as right`(formula: Formula) throws {
  for seed in 0..<200 as Range<UInt64> {
    let task = ComputedTask(formula, seed: seed)
    let line = try #require(task.solution.last)
    let result = line.replacing("Answer:", with: "=")
    guard case .right = task.grade(result) else {
      Issue.record(
        "\(formula), seed \(seed): '\(result)' for \(task.answer): \(task.grade(result))"
      )
      return
    }
  }
}
