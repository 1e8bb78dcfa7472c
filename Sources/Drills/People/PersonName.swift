import Foundation

/// A name by which a person has an account.
///
/// It has 1 to 64 characters: letters and digits of any script, spaces between them, and `. _ - @ + '`.
/// So no name holds anything that a page, a log line or a terminal would read as its own.
package struct PersonName: Hashable, Sendable {
  /// The name as it is shown, in the composed form of Unicode (NFC).
  package let text: String
  /// The name in the form in which names are compared: one case, and one form for characters that look
  /// alike by compatibility (NFKC).
  let key: String

  /// The most characters that a name has.
  package static let longest = 64
  /// The most bytes in UTF-8, so that no character is made of any number of marks.
  private static let mostBytes = 256

  /// `nil` for a text that is no name.
  package init?(_ text: String) {
    let text = text.precomposedStringWithCanonicalMapping
    guard (1...Self.longest).contains(text.count), text.utf8.count <= Self.mostBytes,
      text.first != " ", text.last != " ", text.unicodeScalars.allSatisfy(Self.isOfNames)
    else { return nil }
    self.text = text
    key = text.precomposedStringWithCompatibilityMapping.lowercased()
  }

  private static func isOfNames(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      true
    default: " ._-@+'".unicodeScalars.contains(scalar)
    }
  }
}
