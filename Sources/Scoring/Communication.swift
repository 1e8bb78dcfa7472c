import ScenarioModel
import Sessions

extension Session {
  /// Updates against their deadlines, and the concepts of the explanation.
  func communicationLines(_ points: Double) -> [LedgerLine] {
    [updateLine(points / 2)] + explanationLines(points / 2)
  }

  private func updateLine(_ possible: Double) -> LedgerLine {
    let deadlines = updateDeadlines
    let kept = deadlines.count { $0.kept != nil }
    return LedgerLine(
      events: updates.map(\.number),
      text: "\(kept) of \(deadlines.count) updates to stakeholders were sent in time",
      points: possible * Double(kept) / Double(deadlines.count),
      possible: possible
    )
  }

  private func explanationLines(_ points: Double) -> [LedgerLine] {
    // Rubric 1 reads phrases alone; without any, a concept would be found in every text.
    let concepts = scenario.rubric.filter {
      ($0.hypotheses.isEmpty || $0.hypotheses.contains(truth.id)) && !$0.phrases.isEmpty
    }
    let total = concepts.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    let text = (declaration?.explanation ?? "").lowercased()
    return concepts.map { concept in
      let possible = points * concept.weight / total
      let quotes = concept.phrases.map { group in
        group.first { text.contains($0.lowercased()) }
      }
      let found = quotes.compactMap { $0 }
      let isFound = found.count == quotes.count
      let quote = found.map { "'\($0)'" }.joined(separator: ", ")
      return LedgerLine(
        events: declaration == nil ? [] : entries.last.map { [$0.number] } ?? [],
        text: concept.title + (isFound ? ": \(quote)" : ": not found in your explanation"),
        points: isFound ? possible : 0,
        possible: possible
      )
    }
  }
}
