import Telemetry

/// A quantity that interviews ask to be computed: its numbers are drawn by a seed, its answer is code.
package enum Formula: String, Hashable, Sendable, CaseIterable {
  case ndcg, mrr
  case recallAtK = "recall-at-k"
  case annMemory = "ann-memory"
  case ragRequestCost = "rag-request-cost"
  case bm25IDF = "bm25-idf"
  case reciprocalRankFusion = "reciprocal-rank-fusion"
  case chainSuccess = "chain-success"
  case retriesCost = "retries-cost"
  case passHatK = "pass-hat-k"
  case agentContextGrowth = "agent-context-growth"
  case toolBudget = "tool-budget"
  case cohenKappa = "cohen-kappa"
  case wilsonInterval = "wilson-interval"
  case sampleSize = "sample-size"
  case expectedCalibrationError = "expected-calibration-error"
  case mcnemar, brier
  case bootstrapStandardError = "bootstrap-standard-error"
  case littleLaw = "little-law"
  case kvCacheBytes = "kv-cache-bytes"
  case psi
  case ksDistance = "ks-distance"
  case errorBudget = "error-budget"
  case speculativeTokens = "speculative-tokens"
  case canaryPower = "canary-power"
  case p99FanOut = "p99-fan-out"
  case loraParameters = "lora-parameters"
  case perplexity
  case softmaxTemperature = "softmax-temperature"
  case attentionFLOPs = "attention-flops"
  case crossEntropy = "cross-entropy"
  case transformerParameters = "transformer-parameters"
  case cosineSimilarity = "cosine-similarity"

  /// The value of the formula for some numbers; `nil` where they are not those that it needs.
  package func value(of givens: Givens) -> Double? {
    let value = definition.value(givens)
    return value.isFinite ? value : nil
  }

  /// The names of the numbers that the formula needs.
  package var names: [String] { ComputedTask(self, seed: 0).givens.values.map(\.name) }

  /// The unit of the formula's value.
  package var unit: AnswerUnit { definition.unit }

  /// The numbers, words and rounding of the formula.
  var definition: FormulaDefinition {
    switch self {
    case .ndcg: .ndcg
    case .mrr: .mrr
    case .recallAtK: .recallAtK
    case .annMemory: .annMemory
    case .ragRequestCost: .ragRequestCost
    case .bm25IDF: .bm25IDF
    case .reciprocalRankFusion: .reciprocalRankFusion
    case .chainSuccess: .chainSuccess
    case .retriesCost: .retriesCost
    case .passHatK: .passHatK
    case .agentContextGrowth: .agentContextGrowth
    case .toolBudget: .toolBudget
    case .cohenKappa: .cohenKappa
    case .wilsonInterval: .wilsonInterval
    case .sampleSize: .sampleSize
    case .expectedCalibrationError: .expectedCalibrationError
    case .mcnemar: .mcnemar
    case .brier: .brier
    case .bootstrapStandardError: .bootstrapStandardError
    case .littleLaw: .littleLaw
    case .kvCacheBytes: .kvCacheBytes
    case .psi: .psi
    case .ksDistance: .ksDistance
    case .errorBudget: .errorBudget
    case .speculativeTokens: .speculativeTokens
    case .canaryPower: .canaryPower
    case .p99FanOut: .p99FanOut
    case .loraParameters: .loraParameters
    case .perplexity: .perplexity
    case .softmaxTemperature: .softmaxTemperature
    case .attentionFLOPs: .attentionFLOPs
    case .crossEntropy: .crossEntropy
    case .transformerParameters: .transformerParameters
    case .cosineSimilarity: .cosineSimilarity
    }
  }
}

/// The pieces of a formula: how its numbers are drawn, asked for, combined and explained.
struct FormulaDefinition: Sendable {
  var unit: AnswerUnit
  var tolerance: AnswerTolerance
  var draw: @Sendable (inout Draws) -> Givens
  var prompt: @Sendable (Givens) -> String
  /// NaN where a number that it needs is missing or impossible.
  var value: @Sendable (Givens) -> Double
  /// The steps of the solution but the result.
  var steps: @Sendable (Givens) -> [String]
}

/// A computed question with the numbers that a seed draws.
package struct ComputedTask: Hashable, Sendable {
  package var formula: Formula
  package var seed: UInt64
  package var givens: Givens
  package var prompt: String
  /// The right answer, in `unit`.
  package var answer: Double
  package var unit: AnswerUnit
  package var tolerance: AnswerTolerance
  /// The steps of the solution, the result last.
  package var solution: [String]

  package init(_ formula: Formula, seed: UInt64) {
    let definition = formula.definition
    var draws = Draws(seed: seed, name: formula.rawValue)
    let givens = definition.draw(&draws)
    let answer = definition.value(givens)
    self.formula = formula
    self.seed = seed
    self.givens = givens
    self.answer = answer
    unit = definition.unit
    tolerance = definition.tolerance
    prompt = "\(definition.prompt(givens)) \(definition.unit.request(definition.tolerance))"
    solution = definition.steps(givens) + ["Answer: \(definition.unit.text(answer))."]
  }
}

/// The rounding that an answer may have.
package enum AnswerTolerance: Hashable, Sendable {
  /// A share of the right answer, 0 to 1.
  case relative(Double)
  /// In the unit of the answer.
  case absolute(Double)

  /// Whether a number is the right one but for rounding.
  package func accepts(_ value: Double, for answer: Double) -> Bool {
    let slack =
      switch self {
      case .relative(let share): share * answer.magnitude
      case .absolute(let size): size
      }
    return (value - answer).magnitude <= slack + 1e-12
  }

  /// The rounding in words.
  var text: String {
    switch self {
    case .relative(let share): "within \(Digits.percent(share, decimals: 0))"
    case .absolute(0): "exactly"
    case .absolute(let size): "within \(Digits.shortest(size))"
    }
  }
}

/// The unit of a computed answer.
package enum AnswerUnit: Hashable, Sendable {
  /// A number from 0 to 1, such as a kappa or a probability.
  case share
  case percent
  case gibibytes
  case dollars
  case hours
  case gigaFLOP
  /// Things of a name, in the plural.
  case count(String)
  /// A number without a unit.
  case number

  /// The word or sign behind a number.
  package var symbol: String {
    switch self {
    case .share, .number: ""
    case .percent: " %"
    case .gibibytes: " GiB"
    case .dollars: " US dollars"
    case .hours: " hours"
    case .gigaFLOP: " GFLOP"
    case .count(let noun): " \(noun)"
    }
  }

  /// A value as text, in four significant digits and whole from a thousand on.
  package func text(_ value: Double) -> String {
    let digits =
      value.magnitude >= 1000
      ? Givens.text(value.rounded()) : Digits.significant(value, digits: 4)
    guard digits == "1" else { return digits + symbol }
    return switch self {
    case .count(let noun): "1 \(Self.singular(noun))"
    case .dollars: "1 US dollar"
    case .hours: "1 hour"
    case .share, .number, .percent, .gibibytes, .gigaFLOP: digits + symbol
    }
  }

  /// A noun of which there is one: the word before a rate, or else the last one, without its s.
  static func singular(_ noun: String) -> String {
    var words = noun.split(separator: " ").map(String.init)
    let place = words.firstIndex { ["a", "an"].contains($0) } ?? words.count
    guard place > 0, words[place - 1].hasSuffix("s") else { return noun }
    words[place - 1].removeLast()
    return words.joined(separator: " ")
  }

  /// The sentence that says how the answer is wanted.
  func request(_ tolerance: AnswerTolerance) -> String {
    switch self {
    case .share: "Answer as a number from 0 to 1, \(tolerance.text)."
    case .number: "Answer as a number, \(tolerance.text)."
    case .percent: "Answer in per cent, \(tolerance.text)."
    case .gibibytes: "Answer in GiB (2^30 bytes), \(tolerance.text)."
    case .dollars: "Answer in US dollars, \(tolerance.text)."
    case .hours: "Answer in hours, \(tolerance.text)."
    case .gigaFLOP: "Answer in GFLOP (10^9), \(tolerance.text)."
    case .count(let noun): "Answer as a number of \(noun), \(tolerance.text)."
    }
  }
}
