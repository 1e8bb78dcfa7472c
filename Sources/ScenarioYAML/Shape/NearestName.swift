/// The valid name that a mistyped one most likely meant; nil when none is near.
///
/// Near is a Damerau–Levenshtein distance (restricted to one swap of neighbours) of at most a third
/// of the longer name, and at least one. The first of equally near names wins.
/// Complexity: the product of the lengths, for each name of a length that can be near.
package func nearestName(to name: String, among names: [String]) -> String? {
  let typed = Array(name.unicodeScalars)
  guard typed.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names {
    let scalars = Array(candidate.unicodeScalars)
    let limit = max(1, max(typed.count, scalars.count) / 3)
    guard abs(typed.count - scalars.count) <= limit else { continue }
    let distance = editDistance(typed, scalars)
    guard distance <= limit, distance < best?.distance ?? .max else { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours from one to the other.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replacement = previous[column] + (left[row] == right[column] ? 0 : 1)
      var cost = min(previous[column + 1] + 1, current[column] + 1, replacement)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
