/// Finds the name that somebody who mistyped probably meant.
///
/// The total work is bounded, so that a hostile chart full of unknown names cannot stall.
struct NearestName {
  /// How many letter comparisons remain before suggestions cease.
  private var budget = 20_000_000

  /// The candidate with the fewest edits, if they are few for its length; the first of equals.
  mutating func name(to typed: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(typed.unicodeScalars)
    guard letters.count <= 100 else { return nil }
    var best: (name: String, edits: Int)?
    let allowed = max(1, letters.count / 3)
    for candidate in candidates {
      let count = candidate.unicodeScalars.count
      guard abs(count - letters.count) <= allowed else { continue }
      budget -= letters.count * count
      guard budget > 0 else { return best?.name }
      let edits = Self.edits(letters, Array(candidate.unicodeScalars))
      if edits <= allowed, edits < best?.edits ?? Int.max {
        best = (candidate, edits)
      }
    }
    return best?.name
  }

  /// The least number of insertions, deletions and substitutions (Levenshtein distance).
  private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let substitution = previous[column] + (letter == other ? 0 : 1)
        current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
