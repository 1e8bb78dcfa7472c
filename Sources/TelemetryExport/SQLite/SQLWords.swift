/// The words of a statement in SQL, as far as they tell what its answer shows.
///
/// It reads words, not grammar; SQLite itself says which columns a statement reads.
struct SQLWords {
  private let words: [Word]

  /// A name or a sign of the statement, in lower case, with its depth in parentheses.
  private struct Word {
    var text: String
    var depth: Int
  }

  init(_ statement: String) {
    var words: [Word] = []
    var depth = 0
    for text in Self.pieces(of: statement) {
      if text == ")" { depth -= 1 }
      words.append(Word(text: text, depth: depth))
      if text == "(" { depth += 1 }
    }
    self.words = words
  }

  /// Functions that sum up all rows of a group; the least and the greatest are those of one row.
  private static let aggregates: Set<String> = [
    "avg", "sum", "total", "count", "quantile", "group_concat", "string_agg", "json_group_array",
    "json_group_object",
  ]

  /// The names whose values the answer returns for every row, or sums up over all rows of a group.
  ///
  /// A statement without an aggregate returns rows; cut by LIMIT or made distinct, they tell of no
  /// column.
  var told: Set<String> {
    let texts = Set(words.map(\.text))
    let sumsUp = words.indices.contains { isAggregate($0) }
    guard sumsUp || texts.contains("group") else {
      let isOneRow = words.indices.contains { isExtreme($0) }
      return isOneRow || texts.contains("limit") || texts.contains("distinct") ? [] : selected
    }
    var told: Set<String> = []
    for index in words.indices where isAggregate(index) {
      let depth = words[index].depth
      told.formUnion(words[(index + 2)...].prefix { $0.depth > depth }.map(\.text))
    }
    let groups = grouped
    // A number in GROUP BY stands for a column of the answer.
    if groups.contains(where: { $0.allSatisfy(\.isNumber) }) { told.formUnion(selected) }
    return told.union(groups)
  }

  private func isAggregate(_ index: Int) -> Bool {
    words.indices.contains(index + 1) && words[index + 1].text == "("
      && Self.aggregates.contains(words[index].text)
  }

  /// Whether the least or greatest of one column begins here; of several values it is one of a row.
  private func isExtreme(_ index: Int) -> Bool {
    guard ["min", "max"].contains(words[index].text), words.indices.contains(index + 1),
      words[index + 1].text == "("
    else { return false }
    let depth = words[index].depth
    let arguments = words[(index + 2)...].prefix { $0.depth > depth }
    return !arguments.contains { $0.text == "," && $0.depth == depth + 1 }
  }

  /// The words between SELECT and FROM, outside of aggregates or not.
  private var selected: Set<String> { clauses(from: "select", to: ["from"]) }

  /// The words of GROUP BY.
  private var grouped: Set<String> {
    clauses(from: "group", to: ["having", "order", "limit", "window", "union", "except"])
  }

  /// The words behind each occurrence of a word, up to one of others or the end of its parentheses.
  private func clauses(from beginning: String, to ends: Set<String>) -> Set<String> {
    var found: Set<String> = []
    for (index, word) in words.enumerated() where word.text == beginning {
      for next in words[(index + 1)...] {
        if next.depth < word.depth || next.depth == word.depth && ends.contains(next.text) { break }
        found.insert(next.text)
      }
    }
    return found
  }

  /// Names, numbers, and the signs that structure a statement; texts in single quotes and comments
  /// are left out.
  private static func pieces(of statement: String) -> [String] {
    var pieces: [String] = []
    var rest = statement.lowercased()[...]
    while let first = rest.first {
      if first == "'" {
        rest = rest.dropFirst().drop { $0 != "'" }.dropFirst()
      } else if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        let end = rest.dropFirst(2).firstRange(of: "*/")?.upperBound ?? rest.endIndex
        rest = rest[end...]
      } else if isOfName(first) {
        let name = rest.prefix { isOfName($0) }
        pieces.append(String(name))
        rest = rest[name.endIndex...]
      } else {
        if "(),".contains(first) { pieces.append(String(first)) }
        rest = rest.dropFirst()
      }
    }
    return pieces
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
