/// Text in files that spreadsheets open.
package enum CSVText {
  /// The text as a field of RFC 4180, in quotes where it needs them, and inert in a spreadsheet.
  package static func field(_ text: String) -> String {
    let text = inert(text)
    guard text.utf8.contains(where: { [34, 44, 10, 13].contains($0) }) else { return text }
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(parts.joined(separator: "\"\""))\""
  }

  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  ///
  /// Source: OWASP, "CSV Injection". A signed number computes nothing and stays as it is.
  package static func inert(_ text: String) -> String {
    guard let first = text.utf8.first, formulaBeginnings.contains(first), !isSignedNumber(text)
    else { return text }
    return "'" + text
  }

  /// `=`, `+`, `-`, `@`, tab and carriage return.
  private static let formulaBeginnings: [UInt8] = [61, 43, 45, 64, 9, 13]

  private static func isSignedNumber(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first.map { [43, 45].contains($0) } == true && !digits.isEmpty
      && digits.allSatisfy { (48...57).contains($0) || $0 == 46 }
  }
}
