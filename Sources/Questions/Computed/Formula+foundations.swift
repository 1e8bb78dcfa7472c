import Telemetry

extension FormulaDefinition {
  /// Trainable parameters of LoRA: layers × matrices × rank × (d in + d out).
  ///
  /// Source: E. J. Hu et al., LoRA, arXiv 2106.09685, §4.1 and table 4. Known answer: 96 layers, two
  /// square matrices of 12,288 and rank 1 give 4.72 million.
  static let loraParameters = FormulaDefinition(
    unit: .count("parameters"),
    tolerance: .relative(0.02),
    draw: { draws in
      let width = Double(draws.pick([1024, 2048, 4096, 5120]))
      return Givens(numbers: [
        "layers": Double(draws.pick([24, 32, 40])), "matrices": Double(draws.pick([2, 4])),
        "rank": Double(draws.pick([4, 8, 16, 32])), "input": width, "output": width,
      ])
    },
    prompt: {
      """
      LoRA adapts \($0.text("matrices")) matrices of \($0.text("input")) × \($0.text("output")) in each \
      of \($0.text("layers")) layers with rank \($0.text("rank")). How many parameters are trained?
      """
    },
    value: { givens in
      givens["layers"] * givens["matrices"] * givens["rank"] * (givens["input"] + givens["output"])
    },
    steps: { givens in
      let each = givens["rank"] * (givens["input"] + givens["output"])
      return [
        "A matrix gets r (d in + d out) = \(Givens.text(each)) parameters.",
        "Times \(givens.text("matrices")) matrices and \(givens.text("layers")) layers.",
      ]
    }
  )

  /// Perplexity: e to the mean negative log-likelihood of a token.
  ///
  /// Source: F. Jelinek et al., JASA 1977;62(S1):S63. Known answer: probabilities of 1/4 give 4.
  static let perplexity = FormulaDefinition(
    unit: .number,
    tolerance: .relative(0.02),
    draw: { draws in
      Givens([
        "probabilities": (0..<4).map { _ in Double(draws.pick([0.5, 0.25, 0.2, 0.1, 0.05])) }
      ])
    },
    prompt: {
      """
      A model gives four tokens of a text the probabilities \($0.texts("probabilities")). What is its \
      perplexity on them?
      """
    },
    value: { Elementary.exp(meanLoss($0.list("probabilities"))) },
    steps: { givens in
      let loss = meanLoss(givens.list("probabilities"))
      return [
        "Mean negative log-likelihood: \(short(loss)) nats a token.",
        "Perplexity is e to that: the inverse of the geometric mean of the probabilities.",
      ]
    }
  )

  /// Cross-entropy of the right tokens, in nats.
  ///
  /// Source: I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, 2016, §3.13. Known answer: a
  /// probability of 0.5 gives 0.693.
  static let crossEntropy = FormulaDefinition(
    unit: .count("nats a token"),
    tolerance: .absolute(0.02),
    draw: { draws in
      Givens(["probabilities": (0..<3).map { _ in draws.multiple(of: 0.05, 2...19) }])
    },
    prompt: {
      """
      A model gives the right tokens of a sentence the probabilities \($0.texts("probabilities")). What \
      is the mean cross-entropy, with the natural logarithm?
      """
    },
    value: { meanLoss($0.list("probabilities")) },
    steps: { givens in
      let parts = givens.list("probabilities").map { short(-Elementary.log($0)) }
      return ["The mean of -ln p: \(parts.joined(separator: ", "))."]
    }
  )

  private static func meanLoss(_ probabilities: [Double]) -> Double {
    -probabilities.reduce(0) { $0 + Elementary.log($1) } / Double(probabilities.count)
  }

  /// The probability of a token after softmax with a temperature: e^(z/T) over the sum.
  ///
  /// Source: G. Hinton, O. Vinyals, J. Dean, arXiv 1503.02531, equation 1. Known answer: logits 2, 1, 0
  /// at T = 1 give the first 0.665.
  static let softmaxTemperature = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.01),
    draw: { draws in
      Givens([
        "logits": (0..<3).map { 3 - Double($0) + draws.multiple(of: 0.5, 0...2) },
        "temperature": [Double(draws.pick([0.5, 0.7, 1, 1.5, 2]))],
      ])
    },
    prompt: {
      """
      Three tokens have the logits \($0.texts("logits")). What is the probability of the first at \
      temperature \($0.text("temperature"))?
      """
    },
    value: { givens in
      let powers = scaled(givens)
      return (powers.first ?? .nan) / powers.reduce(0, +)
    },
    steps: { givens in
      [
        "Divide by the temperature and take e to it: "
          + "\(scaled(givens).map(short).joined(separator: ", ")).",
        "The first over their sum.",
      ]
    }
  )

  private static func scaled(_ givens: Givens) -> [Double] {
    givens.list("logits").map { Elementary.exp($0 / givens["temperature"]) }
  }

  /// FLOPs of the attention scores and their use in one layer: 4 n² d.
  ///
  /// Source: J. Hoffmann et al., arXiv 2203.15556, appendix F; a multiply-add counts twice. Known
  /// answer: 1,024 tokens and a width of 768 give 3.22 GFLOP.
  static let attentionFLOPs = FormulaDefinition(
    unit: .gigaFLOP,
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "tokens": Double(draws.pick([1024, 2048, 4096, 8192])),
        "width": Double(draws.pick([768, 1024, 2048, 4096])),
      ])
    },
    prompt: {
      """
      How many floating-point operations do QKᵀ and the weighting of V take in one layer for \
      \($0.text("tokens")) tokens at width \($0.text("width")), without a causal saving and with a \
      multiply-add as two?
      """
    },
    value: { 4 * $0["tokens"] * $0["tokens"] * $0["width"] / 1e9 },
    steps: { _ in
      ["QKᵀ takes 2 n² d and the weighting of V as much: 4 n² d. Twice the tokens cost four times."]
    }
  )

  /// Parameters of a decoder: 12 L d² in the layers and V d in the embedding.
  ///
  /// Source: J. Kaplan et al., arXiv 2001.08361, table 1. Known answer: 12 layers of 768 with 50,257
  /// tokens give 123.5 million.
  static let transformerParameters = FormulaDefinition(
    unit: .count("parameters"),
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "layers": Double(draws.pick([12, 24, 32, 40])),
        "width": Double(draws.pick([768, 1024, 2048, 4096])),
        "vocabulary": Double(draws.pick([32_000, 50_000, 100_000])),
      ])
    },
    prompt: {
      """
      Estimate the parameters of a decoder with \($0.text("layers")) layers of width \
      \($0.text("width")), an MLP four times as wide and tied embeddings for \($0.text("vocabulary")) \
      tokens: 12 d² a layer and the embedding.
      """
    },
    value: { givens in
      let width = givens["width"]
      return 12 * givens["layers"] * width * width + givens["vocabulary"] * width
    },
    steps: { givens in
      let width = givens["width"]
      return [
        "Layers: attention 4 d² and MLP 8 d², in all "
          + "\(Givens.text(12 * givens["layers"] * width * width)).",
        "Embedding: \(Givens.text(givens["vocabulary"] * width)).",
      ]
    }
  )

  /// Cosine similarity: the dot product over the product of the lengths.
  ///
  /// Source: G. Salton, A. Wong, C. S. Yang, CACM 1975;18(11):613–620. Known answer: (1, 2, 2) and
  /// (2, 1, 2) give 8/9 = 0.889.
  static let cosineSimilarity = FormulaDefinition(
    unit: .number,
    tolerance: .absolute(0.01),
    draw: { draws in
      Givens([
        "first": (0..<3).map { _ in Double(draws.int(1...4)) },
        "second": (0..<3).map { _ in Double(draws.int(-2...4)) }.map { $0 == 0 ? 1 : $0 },
      ])
    },
    prompt: {
      "What is the cosine similarity of (\($0.texts("first"))) and (\($0.texts("second")))?"
    },
    value: { givens in
      let (first, second) = (givens.list("first"), givens.list("second"))
      return dot(first, second) / (dot(first, first) * dot(second, second)).squareRoot()
    },
    steps: { givens in
      let (first, second) = (givens.list("first"), givens.list("second"))
      return [
        "The dot product is \(short(dot(first, second))), the lengths are "
          + "\(short(dot(first, first).squareRoot())) and \(short(dot(second, second).squareRoot()))."
      ]
    }
  )

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
