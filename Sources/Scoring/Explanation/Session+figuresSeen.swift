package import ScenarioModel
package import Sessions
import Telemetry
import TextAnalysis

extension Session {
  /// The grade of the declared explanation without a model, beside the evidence that was seen.
  ///
  /// `nil` where nothing was declared. Complexity: the evidence of every look, computed anew.
  package func plainGrade() throws(StagingError) -> ExplanationGrade? {
    guard let declaration else { return nil }
    return try grade(
      declaration.explanation,
      for: truth.causes,
      beside: DeclaredClaims(causes: scenario.causes(declaredBy: declaration))
    )
  }

  /// The grade of a text as an explanation of some causes.
  ///
  /// Complexity: the evidence of every look, computed anew.
  package func grade(
    _ explanation: String,
    for causes: [HypothesisID],
    beside claims: DeclaredClaims
  ) throws(StagingError) -> ExplanationGrade {
    ExplanationGrader(
      concepts: scenario.rubric,
      causes: causes,
      seen: try figuresSeen(neededBy: [explanation]),
      abbreviations: scenario.abbreviations
    ).grade(explanation, beside: claims)
  }

  /// The figures of the page and of all evidence seen so far.
  ///
  /// Tables are computed only where the sentences do not bear out every figure of some texts.
  /// Complexity: the evidence of every look, computed anew.
  func figuresSeen(neededBy texts: [String]) throws(StagingError) -> SeenFigures {
    let texts = texts.map { AnalysedText($0, abbreviations: scenario.abbreviations) }
    var seen = SeenFigures()
    guard texts.contains(where: { $0.numbers.contains(where: \.isFigure) }) else { return seen }
    seen.add(sentence: try pageText())
    let looks = firstLooks
    for look in looks {
      if let sentence = try sentence(of: look) { seen.add(sentence: sentence) }
    }
    for look in looks where !texts.allSatisfy({ seen.bearsOutAll(in: $0) }) {
      for panel in try evidence(of: look)?.panels ?? [] {
        for row in panel.content.namedRows { seen.add(row: row.name, numbers: row.numbers) }
      }
    }
    return seen
  }
}

extension ShownContent {
  /// The rows of a table with their names, and every other labelled figure.
  ///
  /// Numbers are as they were computed: a heat map and a table round the same figure to other digits,
  /// and whoever reads it may round it once more.
  fileprivate var namedRows: [(name: String, numbers: [NumberMention])] {
    switch self {
    case .table(let query, let result), .bars(let query, let result),
      .heatmap(let query, let result), .lines(let query, let result):
      result.rows.map { row in
        let numbers = zip(query.aggregates, row.values).compactMap { aggregate, value in
          NumberMention(value, as: aggregate.format)
        }
        return (row.group.joined(separator: " "), numbers)
      }
    case .intervals(let intervals, let format):
      intervals.map { ($0.label, [NumberMention($0.estimate, as: format)].compactMap(\.self)) }
    case .figures(let figures):
      figures.map { ($0.label, [NumberMention($0.value, as: $0.format)].compactMap(\.self)) }
    case .histogram, .log, .rows, .artifact, .text: []
    }
  }
}

extension NumberMention {
  /// The size of a figure with the unit in which its format shows it; `nil` for a figure without data.
  fileprivate init?(_ value: Double?, as format: FigureFormat) {
    guard let value, value.isFinite else { return nil }
    switch format {
    case .count: self.init(figure: abs(value), .none, decimals: 0)
    case .percent, .points: self.init(figure: abs(100 * value), .percent, decimals: 1)
    // A smaller p is shown as below this one.
    case .pValue: self.init(figure: max(value, 0.001), .probability, decimals: 3)
    case .number, .signed: self.init(figure: abs(value), .none, decimals: 3)
    case .milliseconds: self.init(figure: abs(value), .milliseconds, decimals: 0)
    }
  }
}
