import Telemetry

extension FormulaDefinition {
  /// Little's law: requests in flight are the arrival rate times the mean time in the system.
  ///
  /// Source: J. D. C. Little, Operations Research 1961;9(3):383–387. Known answer: 20 a second for
  /// 2.5 s are 50.
  static let littleLaw = FormulaDefinition(
    unit: .count("requests"),
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "per_second": Double(draws.int(4...60)), "seconds": draws.multiple(of: 0.1, 5...60),
      ])
    },
    prompt: {
      """
      A serving pool gets \($0.text("per_second")) requests a second, each of which takes \
      \($0.text("seconds")) s on average. How many requests are in flight on average?
      """
    },
    value: { $0["per_second"] * $0["seconds"] },
    steps: { _ in ["L = λ W: arrivals a second times seconds in the system."] }
  )

  /// The KV cache: 2 × layers × KV heads × head dimension × tokens × sequences × bytes a value.
  ///
  /// Source: W. Kwon et al., PagedAttention, SOSP 2023, §3. Known answer: 32 layers, 32 heads of 128,
  /// 4,096 tokens, one sequence, 2 bytes give 2 GiB.
  static let kvCacheBytes = FormulaDefinition(
    unit: .gibibytes,
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "layers": Double(draws.pick([24, 32, 40, 48, 80])),
        "kv_heads": Double(draws.pick([4, 8, 16, 32])),
        "head_dimension": Double(draws.pick([64, 128])),
        "tokens": Double(draws.pick([2048, 4096, 8192, 16_384, 32_768])),
        "sequences": Double(draws.pick([1, 4, 8, 16])), "bytes": Double(draws.pick([1, 2])),
      ])
    },
    prompt: {
      """
      How large is the KV cache of a model with \($0.text("layers")) layers and \($0.text("kv_heads")) \
      KV heads of dimension \($0.text("head_dimension")) for \($0.counted("sequences", "sequences")) of \
      \($0.text("tokens")) tokens, with \(Givens.text(8 * $0["bytes"]))-bit values?
      """
    },
    value: { givens in
      let perToken = 2 * givens["layers"] * givens["kv_heads"] * givens["head_dimension"]
      return perToken * givens["bytes"] * givens["tokens"] * givens["sequences"] / gibibyte
    },
    steps: { givens in
      let values = 2 * givens["layers"] * givens["kv_heads"] * givens["head_dimension"]
      return [
        "A token takes 2 (keys and values) × layers × KV heads × dimension × bytes = "
          + "\(Givens.text(values * givens["bytes"])) bytes.",
        "Times \(givens.text("tokens")) tokens and \(givens.counted("sequences", "sequences")); divide by 2^30.",
      ]
    }
  )

  /// The population stability index of three bins, in nats.
  ///
  /// Source: N. Siddiqi, Credit Risk Scorecards, 2006; zero for equal shares. Known answer: 50, 30, 20
  /// against 40, 30, 30 of 100 give 0.0629.
  static let psi = FormulaDefinition(
    unit: .number,
    tolerance: .absolute(0.005),
    draw: { draws in
      let (first, second) = (draws.int(30...50), draws.int(20...30))
      let (third, fourth) = (draws.int(20...40), draws.int(20...30))
      return Givens([
        "reference": [first, second, 100 - first - second].map { Double($0 * 10) },
        "current": [third, fourth, 100 - third - fourth].map { Double($0 * 10) },
      ])
    },
    prompt: {
      """
      Prompt lengths fall into three bins: \($0.texts("reference")) in the reference week, \
      \($0.texts("current")) this week. What is the population stability index, with the natural \
      logarithm?
      """
    },
    value: { givens in
      let index = try? Statistics.populationStability(
        referenceCounts: givens.ints("reference"),
        currentCounts: givens.ints("current")
      )
      return index ?? .nan
    },
    steps: { givens in
      let before = givens.list("reference").reduce(0, +)
      let now = givens.list("current").reduce(0, +)
      let terms = zip(givens.list("reference"), givens.list("current")).map { p, q in
        short((q / now - p / before) * Elementary.log(q / now / (p / before)))
      }
      return [
        "Sum of (q - p) ln(q / p) over the bins: \(terms.joined(separator: " + ")).",
        "Usual alarms: 0.1 a change, 0.25 a large one; neither is a test.",
      ]
    }
  )

  /// The Kolmogorov–Smirnov distance of two samples: the largest gap of their distribution functions.
  ///
  /// Source: N. Smirnov, Annals of Mathematical Statistics 1948;19(2):279–281. Known answer: 1, 2, 3, 4
  /// against 3, 4, 5, 6 give 0.5.
  static let ksDistance = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.01),
    draw: { draws in
      Givens([
        "first": (0..<5).map { _ in Double(draws.int(1...12)) }.sorted(),
        "second": (0..<5).map { _ in Double(draws.int(4...18)) }.sorted(),
      ])
    },
    prompt: {
      """
      Latencies in seconds were \($0.texts("first")) last week and \($0.texts("second")) today. What is \
      the Kolmogorov-Smirnov distance of the two samples?
      """
    },
    value: { givens in
      let (first, second) = (givens.list("first"), givens.list("second"))
      guard !first.isEmpty, !second.isEmpty else { return .nan }
      return (first + second).map { gap($0, first, second) }.max() ?? .nan
    },
    steps: { givens in
      let (first, second) = (givens.list("first"), givens.list("second"))
      let place = (first + second).max { gap($0, first, second) < gap($1, first, second) } ?? 0
      return [
        "At each value compare the share of either sample that is not larger.",
        "The gap is largest at \(Givens.text(place)).",
      ]
    }
  )

  private static func gap(_ value: Double, _ first: [Double], _ second: [Double]) -> Double {
    func share(_ sample: [Double]) -> Double {
      Double(sample.count { $0 <= value }) / Double(sample.count)
    }
    return (share(first) - share(second)).magnitude
  }

  /// Hours until an error budget is spent: window × (1 − SLO) / error rate.
  ///
  /// Source: Google, The Site Reliability Workbook, 2018, chapter 5. Known answer: 99.9 % over 30 days
  /// at 1 % errors last 72 hours.
  static let errorBudget = FormulaDefinition(
    unit: .hours,
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "slo_percent": Double(draws.pick([99, 99.5, 99.9])), "days": Double(draws.pick([28, 30])),
        "error_percent": Double(draws.pick([1.5, 2, 3, 5, 10])),
      ])
    },
    prompt: {
      """
      A service promises \($0.text("slo_percent")) % good answers over \($0.text("days")) days. Since a \
      deploy \($0.text("error_percent")) % fail, at steady traffic. After how many hours is the whole \
      error budget spent?
      """
    },
    value: { $0["days"] * 24 * (100 - $0["slo_percent"]) / $0["error_percent"] },
    steps: { givens in
      let burn = givens["error_percent"] / (100 - givens["slo_percent"])
      return [
        "The burn rate is the error rate over the budget: \(short(burn)).",
        "The window of \(Givens.text(givens["days"] * 24)) hours over the burn rate.",
      ]
    }
  )

  /// Expected tokens a step of speculative decoding: (1 − α^(γ + 1)) / (1 − α).
  ///
  /// Source: Y. Leviathan, M. Kalman, Y. Matias, ICML 2023, equation 1. Known answer: α = 0.8 and γ = 4
  /// give 3.36.
  static let speculativeTokens = FormulaDefinition(
    unit: .count("tokens"),
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "acceptance": draws.multiple(of: 0.05, 10...18), "drafted": Double(draws.int(2...8)),
      ])
    },
    prompt: {
      """
      A draft model proposes \($0.text("drafted")) tokens a step; each is accepted with probability \
      \($0.text("acceptance")), independently, and the target model adds one. How many tokens does a \
      step of the target model yield on average?
      """
    },
    value: { givens in
      let rate = givens["acceptance"]
      return (1 - Elementary.pow(rate, givens["drafted"] + 1)) / (1 - rate)
    },
    steps: { _ in
      ["1 + α + α² + … + α^γ = (1 - α^(γ + 1)) / (1 - α): the first rejection ends the run."]
    }
  )

  /// The power of a canary: the chance that a two-sided z test at 0.05 shows a true rise.
  ///
  /// Source: J. L. Fleiss, Statistical Methods for Rates and Proportions, 1981. Known answer: 10 %
  /// against 12 % with 3,841 an arm give 80 %.
  static let canaryPower = FormulaDefinition(
    unit: .percent,
    tolerance: .absolute(3),
    draw: { draws in
      // A power of next to nothing or next to all teaches nothing; a few draws find one between.
      for _ in 0..<40 {
        let before = draws.pick([2, 5, 10])
        let givens = Givens(numbers: [
          "before_percent": Double(before), "after_percent": Double(before + draws.int(1...4)),
          "control": Double(draws.pick([5000, 10_000, 20_000])),
          "canary": Double(draws.pick([250, 500, 1000, 2000])),
        ])
        if (15...95).contains(givens.power) { return givens }
      }
      return Givens(numbers: [
        "before_percent": 5, "after_percent": 7, "control": 10_000, "canary": 1000,
      ])
    },
    prompt: {
      """
      Failures truly rise from \($0.text("before_percent")) % to \($0.text("after_percent")) %. With \
      \($0.text("control")) requests in control and \($0.text("canary")) in the canary, how often does a \
      two-sided z test at alpha 0.05 show it?
      """
    },
    value: { $0.power },
    steps: { givens in
      let (p, q) = (givens["before_percent"] / 100, givens["after_percent"] / 100)
      let error = (p * (1 - p) / givens["control"] + q * (1 - q) / givens["canary"]).squareRoot()
      return [
        "The standard error of the difference is \(short(100 * error)) points; the canary makes most of it.",
        "The true difference is \(short((q - p) / error)) of them, and 1.96 are needed.",
      ]
    }
  )

  /// The share of requests that wait for at least one slow call of n: 1 − 0.99ⁿ.
  ///
  /// Source: J. Dean, L. A. Barroso, The tail at scale, CACM 2013;56(2):74–80. Known answer: 100 calls
  /// give 63.4 %.
  static let p99FanOut = FormulaDefinition(
    unit: .percent,
    tolerance: .absolute(1),
    draw: { draws in Givens(numbers: ["calls": Double(draws.pick([5, 10, 20, 30, 50, 80, 100]))]) },
    prompt: {
      """
      A request waits for \($0.text("calls")) parallel calls, each of which is slower than its p99 in \
      1 % of cases, independently. What share of requests waits for at least one such call?
      """
    },
    value: { 100 * (1 - Elementary.pow(0.99, $0["calls"])) },
    steps: { givens in ["None is slow with 0.99^\(givens.text("calls")); take it from one."] }
  )
}

extension Givens {
  /// The power of a canary in per cent; NaN where a number is missing.
  fileprivate var power: Double {
    let power = try? Statistics.powerOfTwoProportions(
      self["before_percent"] / 100,
      self["after_percent"] / 100,
      firstCount: int("control"),
      secondCount: int("canary")
    )
    return power.map { $0 * 100 } ?? .nan
  }
}
