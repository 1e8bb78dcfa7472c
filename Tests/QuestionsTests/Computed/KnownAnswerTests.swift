import Testing

@testable import Questions

/// The known answers that the formulas' comments state, from their sources.
private let known: [(formula: Formula, givens: Givens, answer: Double, within: Double)] = [
  (.ndcg, Givens(["grades": [3, 2, 3, 0, 1, 2], "k": [6]]), 0.961, 5e-4),
  (.mrr, Givens(["ranks": [3, 2, 1]]), 11.0 / 18, 1e-12),
  (
    .recallAtK, Givens(["relevance": [1, 0, 1, 1, 0, 0], "k": [5], "relevant": [4]]), 0.75, 1e-12
  ),
  (
    .annMemory, Givens(["vectors": [1e6], "dimensions": [128], "links": [32]]), 768e6 / 0x1p30,
    1e-12
  ),
  (
    .ragRequestCost,
    Givens([
      "chunks": [8], "chunk_tokens": [300], "other_tokens": [600], "output_tokens": [400],
      "input_price": [2], "output_price": [8],
    ]), 9.2, 1e-12
  ),
  (.bm25IDF, Givens(["documents": [1000], "containing": [10]]), 4.557, 5e-4),
  (.reciprocalRankFusion, Givens(["ranks": [1, 1]]), 2.0 / 61, 1e-12),
  (.chainSuccess, Givens(["step_percent": [95], "steps": [20]]), 35.8, 0.05),
  (.retriesCost, Givens(["success_percent": [50], "attempts": [2], "cents": [1]]), 1.5, 1e-12),
  (.passHatK, Givens(["runs": [4], "successes": [2], "k": [2]]), 1.0 / 6, 1e-12),
  (
    .agentContextGrowth, Givens(["turns": [10], "first_tokens": [2000], "added_tokens": [1000]]),
    65_000, 1e-9
  ),
  (
    .toolBudget,
    Givens([
      "window": [32_000], "answer_tokens": [4000], "instruction_tokens": [2000], "tools": [10],
      "tool_tokens": [200], "result_tokens": [1000],
    ]), 24, 0
  ),
  (
    .cohenKappa,
    Givens(["both": [20], "first_only": [5], "second_only": [10], "neither": [15]]), 0.4, 1e-12
  ),
  (.wilsonInterval, Givens(["successes": [8], "trials": [10]]), 49.0, 0.05),
  (.sampleSize, Givens(["before_percent": [10], "after_percent": [12]]), 3841, 0),
  (
    .expectedCalibrationError,
    Givens(["counts": [50, 50], "confidences": [0.9, 0.6], "accuracies": [0.8, 0.6]]), 0.05, 1e-12
  ),
  (.mcnemar, Givens(["worse": [1], "better": [9]]), 0.0215, 5e-5),
  (.brier, Givens(["probabilities": [0.9, 0.1], "outcomes": [1, 0]]), 0.01, 1e-12),
  (.bootstrapStandardError, Givens(["accuracy_percent": [80], "cases": [400]]), 2, 1e-12),
  (.littleLaw, Givens(["per_second": [20], "seconds": [2.5]]), 50, 0),
  (
    .kvCacheBytes,
    Givens([
      "layers": [32], "kv_heads": [32], "head_dimension": [128], "tokens": [4096],
      "sequences": [1], "bytes": [2],
    ]), 2, 0
  ),
  (.psi, Givens(["reference": [50, 30, 20], "current": [40, 30, 30]]), 0.0629, 5e-5),
  (.ksDistance, Givens(["first": [1, 2, 3, 4], "second": [3, 4, 5, 6]]), 0.5, 0),
  (.errorBudget, Givens(["slo_percent": [99.9], "days": [30], "error_percent": [1]]), 72, 1e-9),
  (.speculativeTokens, Givens(["acceptance": [0.8], "drafted": [4]]), 3.3616, 1e-9),
  (
    .canaryPower,
    Givens([
      "before_percent": [10], "after_percent": [12], "control": [3841], "canary": [3841],
    ]), 80, 0.05
  ),
  (.p99FanOut, Givens(["calls": [100]]), 63.4, 0.05),
  (
    .loraParameters,
    Givens(["layers": [96], "matrices": [2], "rank": [1], "input": [12_288], "output": [12_288]]),
    4.72e6, 5e3
  ),
  (.perplexity, Givens(["probabilities": [0.25, 0.25]]), 4, 1e-12),
  (.softmaxTemperature, Givens(["logits": [2, 1, 0], "temperature": [1]]), 0.665, 5e-4),
  (.attentionFLOPs, Givens(["tokens": [1024], "width": [768]]), 3.22, 5e-3),
  (.crossEntropy, Givens(["probabilities": [0.5]]), 0.693, 5e-4),
  (
    .transformerParameters, Givens(["layers": [12], "width": [768], "vocabulary": [50_257]]),
    123.5e6, 5e4
  ),
  (.cosineSimilarity, Givens(["first": [1, 2, 2], "second": [2, 1, 2]]), 8.0 / 9, 1e-12),
]

@Test func `each formula gives the known answer that its comment states`() throws {
  #expect(known.map(\.formula) == Formula.allCases)
  for (formula, givens, answer, within) in known {
    let value = try #require(formula.value(of: givens), "\(formula)")
    #expect((value - answer).magnitude <= within, "\(formula): \(value), not \(answer)")
  }
}

@Test(arguments: Formula.allCases)
func `a formula without its numbers gives nothing instead of a number`(formula: Formula) {
  #expect(formula.value(of: Givens()) == nil)
}
