/// Tells a slip of the keys from another word.
package enum Spelling {
  /// Whether a word is another one, or the same with one slip.
  ///
  /// A slip leaves the first letter alone and drops, doubles or adds a letter or exchanges two
  /// neighbours; a letter for another is one only in words of eight letters or more, since many
  /// short words differ by one letter (sample, simple). Words under five letters have to be spelt
  /// right. The measure is that of Damerau (CACM 1964;7(3):171–176) and Levenshtein with a limit of
  /// one. Complexity: O(length).
  package static func isSame(_ word: String, _ other: String) -> Bool {
    if word == other { return true }
    let (left, right) = (word.utf8, other.utf8)
    guard left.first == right.first, abs(left.count - right.count) <= 1,
      min(left.count, right.count) >= 5
    else { return false }
    return isOneSlip(Array(left), Array(right))
  }

  private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.allSatisfy(isLetter), right.allSatisfy(isLetter) else { return false }
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var (leftEnd, rightEnd) = (left.count, right.count)
    while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
      leftEnd -= 1
      rightEnd -= 1
    }
    let (first, second) = (left[start..<leftEnd], right[start..<rightEnd])
    switch (first.count, second.count) {
    case (0, 1), (1, 0): return true
    case (2, 2): return first.elementsEqual(second.reversed())
    case (1, 1): return min(left.count, right.count) >= 8
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
