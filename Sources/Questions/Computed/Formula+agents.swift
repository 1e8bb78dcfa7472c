import Telemetry

extension FormulaDefinition {
  /// The chance that a chain of independent steps succeeds: pⁿ.
  ///
  /// Source: the product rule for independent events. Known answer: 20 steps of 95 % give 35.8 %.
  static let chainSuccess = FormulaDefinition(
    unit: .percent,
    tolerance: .absolute(1),
    draw: { draws in
      Givens(numbers: [
        "step_percent": Double(draws.int(90...99)),
        "steps": Double(draws.pick([5, 8, 10, 15, 20])),
      ])
    },
    prompt: {
      """
      An agent takes \($0.text("steps")) steps, each of which succeeds in \($0.text("step_percent")) % \
      of cases, independently; one failure fails the task. How often does the task succeed?
      """
    },
    value: { 100 * Elementary.pow($0["step_percent"] / 100, $0["steps"]) },
    steps: { givens in
      let share = Givens.text(givens["step_percent"] / 100)
      return ["All steps have to succeed: \(share) to the power \(givens.text("steps"))."]
    }
  )

  /// The expected cost of a task that is retried at most m times: c (1 − (1 − p)ᵐ) / p.
  ///
  /// Source: the mean of a truncated geometric distribution. Known answer: p = 0.5, two attempts, 1
  /// cent each give 1.5 cents.
  static let retriesCost = FormulaDefinition(
    unit: .count("cents"),
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "success_percent": Double(draws.pick([50, 60, 70, 75, 80, 90])),
        "attempts": Double(draws.int(2...4)), "cents": Double(draws.int(2...12)),
      ])
    },
    prompt: {
      """
      A tool call succeeds in \($0.text("success_percent")) % of attempts, independently, costs \
      \($0.text("cents")) cents an attempt, and is tried until it succeeds but at most \
      \($0.text("attempts")) times. What does a call cost on average?
      """
    },
    value: { givens in
      let p = givens["success_percent"] / 100
      return givens["cents"] * (1 - Elementary.pow(1 - p, givens["attempts"])) / p
    },
    steps: { givens in
      let p = givens["success_percent"] / 100
      let attempts = (1 - Elementary.pow(1 - p, givens["attempts"])) / p
      return [
        "Expected attempts: (1 - (1 - p)^m) / p = \(short(attempts)).",
        "Times \(givens.text("cents")) cents an attempt.",
      ]
    }
  )

  /// pass^k: the chance that k runs of a task all succeed, from c successes in n runs: C(c, k) / C(n, k).
  ///
  /// Source: S. Yao et al., τ-bench, arXiv 2406.12045, §3. Known answer: 2 of 4 and k = 2 give 1/6.
  static let passHatK = FormulaDefinition(
    unit: .share,
    tolerance: .absolute(0.01),
    draw: { draws in
      let runs = draws.int(6...10)
      return Givens(numbers: [
        "runs": Double(runs), "successes": Double(draws.int(3...runs - 1)),
        "k": Double(draws.int(2...3)),
      ])
    },
    prompt: {
      """
      An agent solved a task in \($0.text("successes")) of \($0.text("runs")) runs. What is the \
      unbiased estimate of pass^\($0.text("k")), the chance that \($0.text("k")) runs all succeed?
      """
    },
    value: { givens in
      let (runs, successes) = (givens["runs"], givens["successes"])
      guard givens.int("k") > 0 else { return .nan }
      return (0..<givens.int("k")).reduce(1.0) {
        $0 * max(0, successes - Double($1)) / (runs - Double($1))
      }
    },
    steps: { givens in
      let factors = (0..<givens.int("k")).map { step in
        "\(Givens.text(givens["successes"] - Double(step)))"
          + "/\(Givens.text(givens["runs"] - Double(step)))"
      }
      return ["C(c, k) / C(n, k) = \(factors.joined(separator: " × "))."]
    }
  )

  /// Input tokens of an agent that sends its whole history each turn: n s + a n (n − 1) / 2.
  ///
  /// Source: the sum of an arithmetic series. Known answer: 10 turns with 2,000 tokens to begin with
  /// and 1,000 more a turn read 65,000 tokens.
  static let agentContextGrowth = FormulaDefinition(
    unit: .count("tokens"),
    tolerance: .relative(0.02),
    draw: { draws in
      Givens(numbers: [
        "turns": Double(draws.pick([5, 8, 10, 12, 20])),
        "first_tokens": draws.multiple(of: 500, 2...10),
        "added_tokens": draws.multiple(of: 250, 2...8),
      ])
    },
    prompt: {
      """
      An agent starts with \($0.text("first_tokens")) tokens of instructions and tools and each turn \
      adds \($0.text("added_tokens")) tokens of calls and results to the history, all of which is sent \
      again. How many input tokens do \($0.text("turns")) turns read in all, without a prompt cache?
      """
    },
    value: { givens in
      let n = givens["turns"]
      return n * givens["first_tokens"] + givens["added_tokens"] * n * (n - 1) / 2
    },
    steps: { _ in
      [
        "The turns read s, s + a, s + 2a, … tokens: n s + a n (n - 1) / 2.",
        "The second part grows with the square of the turns.",
      ]
    }
  )

  /// The tool results that fit into a context: what the fixed parts leave, over the size of a result.
  ///
  /// Source: the sum of the parts of a prompt. Known answer: 32,000 tokens less 4,000 for the answer,
  /// 2,000 of instructions and 10 tools of 200 leave room for 24 results of 1,000.
  static let toolBudget = FormulaDefinition(
    unit: .count("results"),
    tolerance: .absolute(0),
    draw: { draws in
      Givens(numbers: [
        "window": Double(draws.pick([32_000, 64_000, 128_000])),
        "answer_tokens": draws.multiple(of: 1000, 2...8),
        "instruction_tokens": draws.multiple(of: 500, 2...8),
        "tools": Double(draws.pick([10, 15, 20, 30])),
        "tool_tokens": draws.multiple(of: 50, 3...8),
        "result_tokens": draws.multiple(of: 250, 3...10),
      ])
    },
    prompt: {
      """
      A context of \($0.text("window")) tokens keeps \($0.text("answer_tokens")) for the answer, \
      \($0.text("instruction_tokens")) for instructions and \($0.text("tool_tokens")) for each of \
      \($0.text("tools")) tool definitions. How many whole tool results of \
      \($0.text("result_tokens")) tokens fit into the rest?
      """
    },
    value: { ($0.contextLeft / $0["result_tokens"]).rounded(.down) },
    steps: { givens in
      ["\(Givens.text(givens.contextLeft)) tokens are left; divide and round down."]
    }
  )
}

extension Givens {
  fileprivate var contextLeft: Double {
    self["window"] - self["answer_tokens"] - self["instruction_tokens"]
      - self["tools"] * self["tool_tokens"]
  }
}
