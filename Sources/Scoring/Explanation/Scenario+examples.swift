package import ScenarioModel
import Telemetry
import TextAnalysis

extension Scenario {
  /// The differences between the reader's verdicts and an author's examples and counter-examples.
  ///
  /// Figures are left aside, since examples know no session. Complexity: that of reading them all.
  package func exampleDiagnostics() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (index, concept) in rubric.enumerated() {
      let truth = concept.hypotheses.first ?? hypotheses.first?.id ?? HypothesisID("")
      diagnostics += faults(of: concept.examples, at: ["rubric", .index(index)]) { text in
        quote(of: concept, in: text, among: rubric, truth)
      }
    }
    for (index, stage) in interview.enumerated() {
      let place: Diagnostic.Path = ["interview", .index(index)]
      let concepts = stage.signals.map(\.concept)
      for (index, signal) in stage.signals.enumerated() {
        let path = place.appending(["signals", .index(index)])
        diagnostics += faults(of: signal.concept.examples, at: path) { text in
          quote(of: signal.concept, in: text, among: concepts, HypothesisID(""))
        }
      }
      for (index, flag) in stage.redFlags.enumerated() {
        diagnostics += faults(of: flag.examples, at: place.appending(["red_flags", .index(index)]))
        { text in
          flag.words(in: AnalysedText(text, abbreviations: abbreviations))
        }
      }
    }
    return diagnostics
  }

  private func faults(
    of examples: Examples,
    at place: Diagnostic.Path,
    _ quote: (String) -> String?
  ) -> [Diagnostic] {
    let missed = examples.examples.enumerated().filter { quote($0.element) == nil }
      .map {
        Diagnostic(ExampleProblem.notFound, at: place.appending(["examples", .index($0.offset)]))
      }
    let wrong = examples.counterExamples.enumerated().compactMap { index, text in
      quote(text).map {
        Diagnostic(
          ExampleProblem.found(quote: $0),
          at: place.appending(["counter_examples", .index(index)])
        )
      }
    }
    return missed + wrong
  }

  /// The words by which a text is read as containing a concept; `nil` where it is not.
  private func quote(
    of concept: Concept,
    in text: String,
    among concepts: [Concept],
    _ truth: HypothesisID
  ) -> String? {
    let others = concepts.map { other in
      var other = other
      other.number = nil
      return other
    }
    let grade = ExplanationGrader(
      concepts: others,
      causes: [truth],
      seen: SeenFigures(),
      abbreviations: abbreviations
    ).grade(text)
    guard grade.setAside == nil else { return nil }
    return grade.verdicts.first { $0.concept == concept.id && $0.verdict.credit > 0 }?.quote
  }
}

/// An example that the reader reads otherwise than its author.
private enum ExampleProblem: DiagnosticProblem {
  case notFound
  case found(quote: String)

  var message: String {
    switch self {
    case .notFound: "this example is not read as what it stands under; add its phrase or mend it"
    case .found(let quote):
      "this counter-example is read as what it stands under, by '\(quote)'; narrow the phrases"
    }
  }
}
