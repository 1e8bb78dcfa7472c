/// Text in files that spreadsheets open.
package enum CSVText {
  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  ///
  /// Source: OWASP, "CSV Injection". Numbers of number columns are no text and stay as they are.
  package static func inert(_ text: String) -> String {
    guard let first = text.utf8.first, formulaBeginnings.contains(first) else { return text }
    return "'" + text
  }

  /// `=`, `+`, `-`, `@`, tab and carriage return.
  private static let formulaBeginnings: [UInt8] = [61, 43, 45, 64, 9, 13]
}
