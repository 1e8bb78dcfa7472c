/// Pieces of SQL.
enum SQLText {
  /// A name as an identifier, whatever it holds.
  static func identifier(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A text as a literal.
  static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// The words of a statement that could be names, in lower case.
  static func words(in statement: String) -> Set<String> {
    Set(
      statement.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    )
  }
}
