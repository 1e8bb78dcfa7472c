/// Text from outside made safe to show.
package enum TerminalText {
  /// The text with a replacement character for each control character but line breaks and tabs.
  ///
  /// For words that the program did not write itself, such as arguments and names of files: an escape
  /// sequence among them would command the terminal.
  package static func withoutControls(_ text: String) -> String {
    replacing(text) { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        || isDeceptive(scalar)
    }
  }

  /// The text with a replacement character for each character that shows nothing and changes how what
  /// is around it reads: directions, tags and separators of lines.
  ///
  /// Source: Unicode Technical Report 36, "Bidirectional Text Spoofing"; CVE-2021-42574.
  package static func withoutDeception(_ text: String) -> String { replacing(text, isDeceptive) }

  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func replacing(
    _ text: String,
    _ isReplaced: (Unicode.Scalar) -> Bool
  ) -> String {
    guard text.unicodeScalars.contains(where: isReplaced) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(isReplaced(scalar) ? "\u{FFFD}" : scalar) }
    return String(shown)
  }
}
