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

  /// The least number of insertions, deletions, substitutions and swaps of neighbours.
  private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var earlier: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let substitution = previous[column] + (letter == other ? 0 : 1)
        var edits = min(substitution, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          edits = min(edits, earlier[column - 1] + 1)
        }
        current.append(edits)
      }
      earlier = previous
      previous = current
    }
    return previous[right.count]
  }
}
