package import Plotting
package import ScenarioModel
package import Sessions
import Telemetry

/// The candidate causes with their prior probabilities and, where stated, the player's own.
package struct HypothesesReport: Hashable, Sendable, Codable {
  package var rows: [Row]

  private enum CodingKeys: String, CodingKey { case rows }

  /// One candidate cause.
  package struct Row: Hashable, Sendable, Codable {
    /// The short name that players use, such as `h3`.
    package var label: String
    package var id: String
    package var title: String
    /// The probability after the page and before any evidence, 0 to 1.
    package var prior: Double
    /// The probability that the player last stated, 0 to 1.
    package var stated: Double?

    private enum CodingKeys: String, CodingKey { case label, id, title, prior, stated }
  }

  package init(_ session: Session) {
    let stated = session.beliefs
    rows = session.scenario.hypotheses.enumerated().map { index, hypothesis in
      Row(
        label: HypothesisLabel.text(index),
        id: hypothesis.id.rawValue,
        title: hypothesis.title,
        prior: hypothesis.prior,
        stated: stated?[index].probability
      )
    }
  }

  /// The same as a table, probabilities in whole percent.
  package var table: DataTable {
    let isStated = rows.contains { $0.stated != nil }
    return DataTable(
      title: "What it could be",
      columns: [
        DataTable.Column(name: ""), DataTable.Column(name: "hypothesis"),
        DataTable.Column(name: "prior", alignment: .right),
      ] + (isStated ? [DataTable.Column(name: "you", alignment: .right)] : []),
      rows: rows.map { row in
        [row.label, row.title, Self.percent(row.prior)]
          + (isStated ? [row.stated.map(Self.percent) ?? ""] : [])
      }
    )
  }

  private static func percent(_ probability: Double) -> String {
    Digits.percent(probability, decimals: 0)
  }
}

/// The short names of hypotheses, which number them in the scenario's order from `h1`.
package enum HypothesisLabel {
  /// The short name of the hypothesis at a position from 0.
  package static func text(_ index: Int) -> String { "h\(index + 1)" }

  /// The short name of a hypothesis; `nil` where the scenario has no such hypothesis.
  package static func text(of id: HypothesisID, in scenario: Scenario) -> String? {
    scenario.hypotheses.firstIndex { $0.id == id }.map(text)
  }
}

/// A probability that the player stated for one hypothesis, 0 to 1.
package struct StatedBelief: Hashable, Sendable, Codable {
  /// The short name of the hypothesis, such as `h3`.
  package var label: String
  package var probability: Double

  private enum CodingKeys: String, CodingKey { case label, probability }

  /// A statement of beliefs in one line, the largest first; it says that all others are 0, or near it.
  package static func statement(_ probabilities: [Double]) -> String {
    let left = probabilities.filter { !isTold($0) }
    guard let largest = left.max() else { return line(probabilities) }
    let others = left.count == 1 ? "the other" : "all others"
    return line(probabilities) + ", \(others) \(largest > 0 ? "under 1%" : "0%")"
  }

  /// Whether a probability does not round to nothing.
  private static func isTold(_ probability: Double) -> Bool { probability >= 0.005 }

  /// Probabilities in one line, the largest first; what rounds to nothing is left out.
  package static func line(_ probabilities: [Double]) -> String {
    probabilities.enumerated().filter { isTold($0.element) }
      .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
      .map { "\(HypothesisLabel.text($0.offset)) \(Digits.percent($0.element, decimals: 0))" }
      .joined(separator: ", ")
  }
}

/// The places that a declaration can name.
package struct PlacesReport: Hashable, Sendable, Codable {
  package var places: [Row]

  private enum CodingKeys: String, CodingKey { case places }

  /// One place.
  package struct Row: Hashable, Sendable, Codable {
    package var id: String
    package var title: String

    private enum CodingKeys: String, CodingKey { case id, title }
  }

  package init(_ scenario: Scenario) {
    places = scenario.places.map { Row(id: $0.id.rawValue, title: $0.title) }
  }
}
