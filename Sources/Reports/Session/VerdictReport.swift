package import ScenarioModel
package import Sessions

/// A verdict as it is shown before it is final.
package struct VerdictReport: Hashable, Sendable, Codable {
  /// The short name of the cause, such as `h3`; `nil` where the evidence is not enough to name one.
  package var label: String?
  /// The title of the cause; `nil` where none is named.
  package var cause: String?
  /// The titles of the places; empty for none.
  package var places: [String]
  /// The causes ruled out by choice; `nil` where nothing is.
  package var ruledOut: [RuledOutReport]?
  /// The numbers of the events cited.
  package var cited: [Int]
  package var explanation: String

  private enum CodingKeys: String, CodingKey {
    case label, cause, places, ruledOut, cited, explanation
  }

  package init(_ declaration: Declaration, in scenario: Scenario) {
    let cause = declaration.cause.flatMap { scenario.hypothesis(HypothesisID($0)) }
    label = cause.flatMap { HypothesisLabel.text(of: $0.id, in: scenario) }
    self.cause = cause?.title
    places = scenario.places.filter { declaration.places.contains($0.id.rawValue) }.map(\.title)
    ruledOut = RuledOutReport.list(declaration, in: scenario)
    cited = declaration.cited
    explanation = declaration.explanation
  }

  /// The verdict in whole sentences.
  package var sentences: [String] {
    let named =
      cause.map { "Your verdict: \(label ?? "") \($0)." }
      ?? "Your verdict: the evidence is not enough to name a cause."
    let place = places.isEmpty ? "nowhere in particular" : places.joined(separator: ", ")
    let events = cited.map { "[\($0)]" }.joined(separator: " ")
    return [
      named,
      cause == nil ? "" : "Where: \(place).",
      ruledOut.map { "Ruled out: \($0.map(\.text).joined(separator: "; "))." } ?? "",
      cited.isEmpty ? "" : "Evidence cited: \(events).",
      "Because: \(explanation)",
      "It ends the session and cannot be taken back.",
    ].filter { !$0.isEmpty }
  }
}
