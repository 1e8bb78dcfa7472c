/// The number of terminal columns that text takes.
///
/// A scalar of class W or F is two columns wide (Unicode 15.0); marks, format characters and
/// control characters take none. A cluster that is shown as an emoji is two wide whatever it is
/// joined from; any other cluster is as wide as its scalars together, which is what terminals
/// that know nothing of clusters do too. Escape sequences (CSI, OSC) take no column.
package enum DisplayWidth {
  /// Columns of a text, escape sequences not counted.
  ///
  /// Complexity: O(n) scalars, each with a binary search over 121 ranges unless it is ASCII.
  package static func columns(of text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return TextPieces(text).reduce(0) { $0 + $1.columns }
  }

  /// Columns of one grapheme cluster.
  package static func columns(of cluster: Character) -> Int {
    let scalars = cluster.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return columns(of: first) }
    let sum = scalars.reduce(0) { $0 + columns(of: $1) }
    let isJoined = first.properties.isEmoji && scalars.contains("\u{200D}")
    return isJoined || scalars.contains(where: isEmojiShape) ? 2 : sum
  }

  /// Columns of one scalar standing alone.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x20 { return 0 }
    if value < 0x7F { return 1 }
    if value < 0xA0 { return 0 }
    if takesNoColumn(scalar) { return 0 }
    return isWide(value) ? 2 : 1
  }

  /// Whether a scalar makes its cluster an emoji: the emoji selector, a skin tone or a flag half.
  private static func isEmojiShape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE0F, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF: true
    default: false
    }
  }

  /// Marks, format characters that have no shape, and the vowels and finals of Hangul.
  ///
  /// The soft hyphen and the signs that stand before a number (property
  /// Prepended_Concatenation_Mark of PropList.txt, Unicode 15.0) do have one.
  private static func takesNoColumn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return false
    case 0x1160...0x11FF, 0xD7B0...0xD7FF, 0x2028, 0x2029: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
