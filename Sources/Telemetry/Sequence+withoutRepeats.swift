extension Sequence where Element: Hashable {
  /// The elements in order, each where it first stands; complexity O(elements).
  package var withoutRepeats: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
