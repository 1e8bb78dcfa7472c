import ScenarioModel
import ScenarioYAML
import Testing

private enum Interval: ShapeVocabulary {
  enum Problem: DiagnosticProblem {
    case emptyInterval(from: Int, to: Int)
    case long(Int)

    var message: String {
      switch self {
      case .emptyInterval(let from, let to):
        "the interval ends at \(to), before it starts at \(from)"
      case .long(let length): "an interval of \(length) is long"
      }
    }

    var severity: Diagnostic.Severity {
      switch self {
      case .emptyInterval: .error
      case .long: .warning
      }
    }
  }

  static let shape = object(
    "A span of time.",
    required("from", integer(0...100), "The first minute."),
    required("to", integer(0...100), "The last minute.")
  ) { from, to in (from, to) }
  .checked { interval, remarks in
    if interval.1 < interval.0 {
      remarks.report(Problem.emptyInterval(from: interval.0, to: interval.1), at: ["to"])
    } else if interval.1 - interval.0 > 50 {
      remarks.report(Problem.long(interval.1 - interval.0))
    }
  }

  static let intervals = list(of: shape, count: 0...9)
}

@Test func `a check reports at the value it is about, and the schema knows nothing of it`() {
  let document = YAMLDocument(text: "- {from: 1, to: 2}\n- {from: 9, to: 3}", file: "s.yaml")
  let decoded = Interval.intervals.decode(document)
  #expect(decoded.value == nil)
  #expect(decoded.isAcceptedBySchema)
  #expect(
    decoded.diagnostics.map(brief) == [
      "2:17: error: the interval ends at 3, before it starts at 9"
    ]
  )
  #expect(decoded.diagnostics.first?.path == [1, "to"])
}

@Test func `a warning does not refuse the value`() {
  let decoded = Interval.intervals.decode(
    YAMLDocument(text: "- {from: 1, to: 90}", file: "s.yaml")
  )
  #expect(decoded.value?.count == 1)
  #expect(decoded.diagnostics.map(brief) == ["1:3: warning: an interval of 89 is long"])
}
