/// Suggests the nearest existing name for a name that does not exist.
///
/// Distances are those of Damerau and Levenshtein with adjacent transpositions (each letter edited
/// at most once), without regard to the case of ASCII letters.
package enum NearestName {
  /// Names are compared by their first scalars only, so that untrusted text stays cheap.
  private static let longest = 64

  /// The number of insertions, deletions, substitutions and swaps of neighbours from one name to another.
  ///
  /// Complexity: O(length of one × length of the other), each cut at 64 scalars.
  package static func distance(_ left: String, _ right: String) -> Int {
    distance(folded(left), folded(right))
  }

  /// The candidates close to a name, nearest first, ties in the given order.
  ///
  /// Close is a distance of at most a third of the name's length (at least one), or a candidate that
  /// begins with the name's two or more letters. A candidate is named once.
  package static func among(
    _ candidates: some Sequence<String>,
    to name: String,
    limit: Int = 3
  ) -> [String] {
    let wanted = folded(name)
    let reach = max(1, wanted.count / 3)
    var found: [(distance: Int, name: String)] = []
    for candidate in candidates where !found.contains(where: { $0.name == candidate }) {
      let letters = folded(candidate)
      let completes = wanted.count >= 2 && letters.starts(with: wanted)
      if !completes && abs(letters.count - wanted.count) > reach { continue }
      let steps = distance(wanted, letters)
      guard completes || steps <= reach else { continue }
      let place = found.firstIndex { $0.distance > steps } ?? found.endIndex
      found.insert((steps, candidate), at: place)
    }
    return found.prefix(limit).map(\.name)
  }

  /// The candidate nearest to a name, the first of equally near ones; `nil` when none is near.
  ///
  /// Near is a distance of at most a third of the longer of the two names, and at least one. A name
  /// of more than 64 scalars is near to none.
  package static func closest(to name: String, among candidates: [String]) -> String? {
    let wanted = folded(name)
    guard name.unicodeScalars.count <= longest else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let letters = folded(candidate)
      let reach = max(1, max(wanted.count, letters.count) / 3)
      guard abs(letters.count - wanted.count) <= reach else { continue }
      let steps = distance(wanted, letters)
      if steps <= reach, steps < best?.distance ?? .max { best = (steps, candidate) }
    }
    return best?.name
  }

  /// The sentence that offers the candidates, led by a space, or nothing when there are none.
  package static func offer(_ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    return " Did you mean \(NameList.joined(names.map { "'\($0)'" }, last: "or"))?"
  }

  private static func folded(_ name: String) -> [UInt32] {
    name.unicodeScalars.prefix(longest).map { scalar in
      (65...90).contains(scalar.value) ? scalar.value + 32 : scalar.value
    }
  }

  private static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    if left.isEmpty { return right.count }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in stride(from: 1, through: right.count, by: 1) {
        let same = left[row - 1] == right[column - 1]
        var best = min(previous[column] + 1, current[column - 1] + 1)
        best = min(best, previous[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforePrevious[column - 2] + 1)
        }
        current.append(best)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
