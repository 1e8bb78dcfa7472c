/// Lists of names in sentences.
package enum NameList {
  /// Returns items with commas, and a word before the last of two or more: "a, b and c".
  package static func joined(_ items: [String], last word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.joined() }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// Returns the first twelve names in quotes, and how many more there are: "'a', 'b' and 3 more".
  package static func brief(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
