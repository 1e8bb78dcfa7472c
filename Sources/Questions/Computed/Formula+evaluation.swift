import Telemetry

extension FormulaDefinition {
  /// Cohen's kappa of two raters over yes and no.
  ///
  /// Source: J. Cohen, Educational and Psychological Measurement 1960;20(1):37–46. Known answer: 20
  /// both yes, 5 and 10 split, 15 both no give 0.4.
  static let cohenKappa = FormulaDefinition(
    unit: .number,
    tolerance: .absolute(0.02),
    draw: { draws in
      Givens(numbers: [
        "both": draws.multiple(of: 5, 4...14), "first_only": draws.multiple(of: 5, 1...5),
        "second_only": draws.multiple(of: 5, 1...5), "neither": draws.multiple(of: 5, 3...12),
      ])
    },
    prompt: {
      """
      A judge model and a person label the same answers as good or not: \($0.text("both")) good by \
      both, \($0.text("first_only")) by the judge alone, \($0.text("second_only")) by the person alone, \
      \($0.text("neither")) by neither. What is Cohen's kappa?
      """
    },
    value: { givens in
      let counts = Statistics.PairedCounts(
        both: givens.int("both"),
        firstOnly: givens.int("first_only"),
        secondOnly: givens.int("second_only"),
        neither: givens.int("neither")
      )
      return (try? Statistics.comparePairs(counts))?.kappa ?? .nan
    },
    steps: { givens in
      let (a, b) = (givens["both"], givens["first_only"])
      let (c, d) = (givens["second_only"], givens["neither"])
      let n = a + b + c + d
      let expected = ((a + b) * (a + c) + (c + d) * (b + d)) / (n * n)
      return [
        "Agreement is (\(Givens.text(a)) + \(Givens.text(d))) / \(Givens.text(n)) = "
          + "\(short((a + d) / n)).",
        "By chance it would be \(short(expected)).",
        "Kappa is (agreement - chance) / (1 - chance).",
      ]
    }
  )

  /// The lower end of Wilson's 95 % interval of a proportion.
  ///
  /// Source: E. B. Wilson, JASA 1927;22(158):209–212. Known answer: 8 of 10 give 49.0 %.
  static let wilsonInterval = FormulaDefinition(
    unit: .percent,
    tolerance: .absolute(1),
    draw: { draws in
      let trials = draws.pick([20, 40, 50, 100, 200])
      return Givens(numbers: [
        "successes": Double(trials * draws.pick([60, 70, 75, 80, 90]) / 100),
        "trials": Double(trials),
      ])
    },
    prompt: {
      """
      A system answers \($0.text("successes")) of \($0.text("trials")) test cases correctly. What is the \
      lower end of Wilson's 95 % interval of its accuracy?
      """
    },
    value: { givens in
      let proportion = try? Statistics.Proportion(
        successes: givens.int("successes"),
        trials: givens.int("trials")
      )
      return proportion.flatMap { try? Statistics.wilsonInterval($0) }.map { $0.lower * 100 }
        ?? .nan
    },
    steps: { givens in
      let share = givens["successes"] / givens["trials"]
      return [
        "p = \(short(share)), z = 1.96.",
        "Lower end = (p + z²/2n - z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n).",
      ]
    }
  )

  /// Trials an arm to tell two proportions apart at α = 0.05 with a power of 80 %.
  ///
  /// Source: J. L. Fleiss, Statistical Methods for Rates and Proportions, 1981, without continuity
  /// correction. Known answer: 10 % against 12 % need 3,841 an arm.
  static let sampleSize = FormulaDefinition(
    unit: .count("requests an arm"),
    tolerance: .relative(0.05),
    draw: { draws in
      let before = draws.pick([2, 5, 10, 20])
      return Givens(numbers: [
        "before_percent": Double(before),
        "after_percent": Double(before) + Double(draws.int(1...3)),
      ])
    },
    prompt: {
      """
      A canary should show whether failures rise from \($0.text("before_percent")) % to \
      \($0.text("after_percent")) %. How many requests does each of two equal arms need, two-sided at \
      alpha 0.05 with a power of 80 %?
      """
    },
    value: { givens in
      let size = try? Statistics.sampleSizeForTwoProportions(
        givens["before_percent"] / 100,
        givens["after_percent"] / 100
      )
      return size.map(Double.init) ?? .nan
    },
    steps: { givens in
      let change = givens["after_percent"] - givens["before_percent"]
      return [
        "n = (1.96 √(2 p̄ q̄) + 0.84 √(p1 q1 + p2 q2))² / (p1 - p2)², rounded up.",
        "Rule of thumb: 16 p q / \(short(change / 100))²; half the difference needs four times as many.",
      ]
    }
  )

  /// The expected calibration error: gaps of confidence and accuracy, weighted by the bins' counts.
  ///
  /// Source: C. Guo et al., ICML 2017. Known answer: two equal bins with gaps of 10 and 0 points give
  /// 0.05.
  static let expectedCalibrationError = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.005),
    draw: { draws in
      let confidences = [0.55, 0.75, 0.95]
      return Givens([
        "counts": confidences.map { _ in draws.multiple(of: 50, 1...8) },
        "confidences": confidences,
        "accuracies": confidences.map { $0 - Double(draws.int(0...20)) / 100 }
          .map { ($0 * 100).rounded() / 100 },
      ])
    },
    prompt: {
      """
      Answers fall into three bins with \($0.texts("counts")) answers, mean confidence \
      \($0.texts("confidences")) and accuracy \($0.texts("accuracies")). What is the expected \
      calibration error?
      """
    },
    value: { givens in
      let counts = givens.list("counts")
      let pairs = zip(givens.list("confidences"), givens.list("accuracies"))
      return zip(counts, pairs).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1).magnitude }
        / counts.reduce(0, +)
    },
    steps: { givens in
      let gaps = zip(givens.list("confidences"), givens.list("accuracies")).map {
        short(($0 - $1).magnitude)
      }
      return ["Gaps are \(gaps.joined(separator: ", ")); weigh each by its share of the answers."]
    }
  )

  /// The exact two-sided p of McNemar's test.
  ///
  /// Source: Q. McNemar, Psychometrika 1947;12(2):153–157, by the binomial. Known answer: 1 against 9
  /// gives 0.0215.
  static let mcnemar = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.005),
    draw: { draws in
      Givens(numbers: ["worse": Double(draws.int(0...5)), "better": Double(draws.int(6...16))])
    },
    prompt: {
      """
      Two versions run on the same test cases. \($0.text("better")) cases pass only with the new one, \
      \($0.text("worse")) only with the old one. What is the exact two-sided p of McNemar's test?
      """
    },
    value: { givens in
      guard givens["worse"].isFinite, givens["better"].isFinite else { return .nan }
      let counts = Statistics.PairedCounts(
        both: 0,
        firstOnly: givens.int("better"),
        secondOnly: givens.int("worse"),
        neither: 1
      )
      return (try? Statistics.comparePairs(counts))?.p ?? .nan
    },
    steps: { givens in
      let all = Givens.text(givens["worse"] + givens["better"])
      return [
        "Only the \(all) cases that differ count; without an effect each is a fair coin.",
        "p = 2 × P(at most \(givens.text("worse")) heads of \(all)).",
      ]
    }
  )

  /// The Brier score: the mean squared distance of probability and outcome.
  ///
  /// Source: G. W. Brier, Monthly Weather Review 1950;78(1):1–3, in its two-class form. Known answer:
  /// 0.9 for a yes and 0.1 for a no give 0.01.
  static let brier = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.005),
    draw: { draws in
      Givens([
        "probabilities": (0..<5).map { _ in draws.multiple(of: 0.1, 1...9) },
        "outcomes": (0..<5).map { _ in Double(draws.int(0...1)) },
      ])
    },
    prompt: {
      """
      A classifier gives the probabilities \($0.texts("probabilities")) for five cases whose outcomes \
      are \($0.texts("outcomes")). What is the Brier score?
      """
    },
    value: { givens in
      let pairs = Array(zip(givens.list("probabilities"), givens.list("outcomes")))
      return pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(pairs.count)
    },
    steps: { givens in
      let squares = zip(givens.list("probabilities"), givens.list("outcomes")).map {
        short(($0 - $1) * ($0 - $1))
      }
      return ["The mean of the squares \(squares.joined(separator: ", "))."]
    }
  )

  /// The standard error of an accuracy by the bootstrap with endlessly many resamples: √(p (1 − p) / n).
  ///
  /// Source: B. Efron, Annals of Statistics 1979;7(1):1–26, remark on the mean. Known answer: 80 % of
  /// 400 give 2 points.
  static let bootstrapStandardError = FormulaDefinition(
    unit: .count("percentage points"),
    tolerance: .absolute(0.1),
    draw: { draws in
      Givens(numbers: [
        "accuracy_percent": Double(draws.pick([60, 70, 75, 80, 85, 90])),
        "cases": Double(draws.pick([50, 100, 200, 400, 1000])),
      ])
    },
    prompt: {
      """
      A test set of \($0.text("cases")) cases gives an accuracy of \($0.text("accuracy_percent")) %. \
      What standard error would a bootstrap over the cases come to, with very many resamples?
      """
    },
    value: { givens in
      let p = givens["accuracy_percent"] / 100
      return 100 * (p * (1 - p) / givens["cases"]).squareRoot()
    },
    steps: { _ in
      [
        "Resampling right and wrong cases gives √(p (1 - p) / n).",
        "Times 1.96 it is half of the 95 % interval.",
      ]
    }
  )
}
