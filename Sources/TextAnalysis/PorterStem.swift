/// Porter's stemmer: the stem that forms of one English word share.
///
/// Source: M. F. Porter, An algorithm for suffix stripping, Program 1980;14(3):130–137.
package struct PorterStem {
  private var letters: [UInt8]

  /// The stem of a word in lower case; words with other than the letters a to z stay as they are.
  ///
  /// Complexity: O(length).
  package static func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    guard bytes.count > 2, bytes.allSatisfy({ (97...122).contains($0) }) else { return word }
    var stemmer = PorterStem(letters: bytes)
    stemmer.stripPlural()
    stemmer.stripPast()
    stemmer.turnFinalY()
    stemmer.replace(Self.doubleSuffixes, wherePatternsExceed: 0)
    stemmer.replace(Self.singleSuffixes, wherePatternsExceed: 0)
    stemmer.dropSuffix()
    stemmer.dropFinalE()
    return String(decoding: stemmer.letters, as: UTF8.self)
  }

  /// Steps 1a: plurals.
  private mutating func stripPlural() {
    if ends("sses") || ends("ies") {
      letters.removeLast(2)
    } else if ends("s"), !ends("ss") {
      letters.removeLast()
    }
  }

  /// Step 1b: past forms and participles.
  private mutating func stripPast() {
    if ends("eed") {
      if patterns(before: 3) > 0 { letters.removeLast() }
      return
    }
    guard let length = ["ed", "ing"].first(where: { ends($0) })?.utf8.count,
      hasVowel(before: length)
    else { return }
    letters.removeLast(length)
    if ends("at") || ends("bl") || ends("iz") {
      letters.append(.e)
    } else if endsInDouble, let last = letters.last, "bdfgmnprt".utf8.contains(last) {
      letters.removeLast()
    } else if patterns(before: 0) == 1, endsShort(before: 0) {
      letters.append(.e)
    }
  }

  /// Step 1c: a final y after a vowel elsewhere in the word.
  private mutating func turnFinalY() {
    if ends("y"), hasVowel(before: 1) { letters[letters.count - 1] = .i }
  }

  /// Steps 2 and 3: one suffix for another; the first that fits decides.
  private mutating func replace(
    _ suffixes: [(from: String, to: String)],
    wherePatternsExceed least: Int
  ) {
    guard let (from, to) = suffixes.first(where: { ends($0.from) }),
      patterns(before: from.utf8.count) > least
    else { return }
    letters.removeLast(from.utf8.count)
    letters.append(contentsOf: to.utf8)
  }

  /// Step 4: suffixes that fall away from long stems.
  private mutating func dropSuffix() {
    guard let suffix = Self.droppedSuffixes.first(where: { ends($0) }) else { return }
    let length = suffix.utf8.count
    if suffix == "ion" {
      guard let last = letters.dropLast(length).last, last == .s || last == .t else { return }
    }
    if patterns(before: length) > 1 { letters.removeLast(length) }
  }

  /// Step 5: a final e, and one l of two.
  private mutating func dropFinalE() {
    if ends("e") {
      let count = patterns(before: 1)
      if count > 1 || (count == 1 && !endsShort(before: 1)) { letters.removeLast() }
    }
    if ends("ll"), patterns(before: 0) > 1 { letters.removeLast() }
  }

  private static let doubleSuffixes: [(from: String, to: String)] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
  ]

  private static let singleSuffixes: [(from: String, to: String)] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
  ]

  /// Longer suffixes before those that they end in.
  private static let droppedSuffixes = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti",
    "ous", "ive", "ize", "al", "er", "ic", "ou",
  ]
}

extension PorterStem {
  private func ends(_ suffix: String) -> Bool {
    letters.count > suffix.utf8.count
      && letters.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  private func isConsonant(_ index: Int) -> Bool {
    switch letters[index] {
    case .a, .e, .i, .o, .u: false
    case .y: index == 0 || !isConsonant(index - 1)
    default: true
    }
  }

  /// Porter's m: how often a consonant follows a vowel before the last letters.
  private func patterns(before suffix: Int) -> Int {
    let consonants = (0..<letters.count - suffix).map(isConsonant)
    return zip(consonants, consonants.dropFirst()).filter { !$0 && $1 }.count
  }

  private func hasVowel(before suffix: Int) -> Bool {
    (0..<letters.count - suffix).contains { !isConsonant($0) }
  }

  private var endsInDouble: Bool {
    let count = letters.count
    return count > 1 && letters[count - 1] == letters[count - 2]
  }

  /// Porter's *o: consonant, vowel, consonant at the end, the last not w, x or y.
  private func endsShort(before suffix: Int) -> Bool {
    let end = letters.count - suffix
    guard end > 2, isConsonant(end - 3), !isConsonant(end - 2), isConsonant(end - 1) else {
      return false
    }
    return !"wxy".utf8.contains(letters[end - 1])
  }
}

extension UInt8 {
  fileprivate static let a = UInt8(ascii: "a")
  fileprivate static let e = UInt8(ascii: "e")
  fileprivate static let i = UInt8(ascii: "i")
  fileprivate static let o = UInt8(ascii: "o")
  fileprivate static let s = UInt8(ascii: "s")
  fileprivate static let t = UInt8(ascii: "t")
  fileprivate static let u = UInt8(ascii: "u")
  fileprivate static let y = UInt8(ascii: "y")
}
