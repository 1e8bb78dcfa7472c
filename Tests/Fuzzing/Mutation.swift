import Foundation
import TestSupport

/// Changes of texts and JSON values that keep most of their structure.
struct Mutation {
  var numbers: SeededNumbers
  /// The words of the subject, such as names that exist.
  let words: [String]

  /// Numbers at the edges of what can be written.
  static let extremes = [
    "0", "-0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "4294967296", "-2147483649", "1e308", "-1e308", "5e-324", "1e400", "nan", "inf", "0x10", "00",
    "18446744073709551615", "1000000000", "1000000001", "0.1", "1_000", "+7", "²", "٣",
  ]

  /// Texts that have broken programs.
  static let troubles = [
    "", " ", "'", "\"", "\\", ";", "--", "/*", "[1]", "!", "%", "=", "=1", ",", "..", "../..", "\n",
    "\r\n", "\t", "\u{0}", "\u{1B}[2J", "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{E0041}", "e\u{301}",
    "👩‍👩‍👧", "ﷺ", "ｐｏｏｌ", "{}", "[]", "null", "true", "{n|p}", "$(x)", "=HYPERLINK(1)",
  ]

  /// A number, most often an extreme one.
  mutating func number() -> String {
    numbers.below(3) == 0 ? "\(numbers.below(300))" : numbers.pick(Self.extremes)
  }

  /// A word of the subject, a number or a trouble.
  mutating func word() -> String {
    switch numbers.below(10) {
    case 0..<6: words.isEmpty ? number() : numbers.pick(words)
    case 6..<8: number()
    case 8: numbers.pick(Self.troubles)
    default: String(repeating: numbers.pick(Self.troubles), count: numbers.below(300))
    }
  }

  /// Text with some of its words replaced, doubled, swapped or left out.
  mutating func text(_ text: String) -> String {
    var parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...numbers.below(3) {
      guard !parts.isEmpty else { break }
      let place = numbers.below(parts.count)
      switch numbers.below(5) {
      case 0: parts[place] = word()
      case 1: parts.insert(word(), at: place)
      case 2: parts.remove(at: place)
      case 3: parts.swapAt(place, numbers.below(parts.count))
      default: parts[place] = digits(parts[place])
      }
    }
    return parts.joined(separator: " ")
  }

  /// Text with its first run of digits replaced by a number.
  private mutating func digits(_ text: String) -> String {
    guard let start = text.firstIndex(where: \.isNumber) else { return text + number() }
    let end = text[start...].firstIndex { !$0.isNumber } ?? text.endIndex
    return text[..<start] + number() + text[end...]
  }

  /// A JSON value with one part of it replaced, doubled or left out.
  mutating func json(_ value: Any) -> Any {
    if numbers.below(4) == 0 { return leaf(value) }
    if let list = value as? [Any], !list.isEmpty {
      var list = list
      let place = numbers.below(list.count)
      switch numbers.below(6) {
      case 0: list.remove(at: place)
      case 1: list.append(list[place])
      default: list[place] = json(list[place])
      }
      return list
    }
    if let object = value as? [String: Any], !object.isEmpty {
      var object = object
      let key = numbers.pick(object.keys.sorted())
      if numbers.below(8) == 0 {
        object[key] = nil
      } else if let part = object[key] {
        object[key] = json(part)
      }
      return object
    }
    return leaf(value)
  }

  private mutating func leaf(_ value: Any) -> Any {
    switch numbers.below(8) {
    case 0..<3: Int(number()) ?? 7
    case 3: Double(number()) ?? 0.5
    case 4: NSNull()
    case 5: (value as? String).map { text($0) } ?? word()
    default: word()
    }
  }

  /// Bytes with some of them changed, cut out or doubled.
  mutating func bytes(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...numbers.below(4) where !bytes.isEmpty {
      let place = numbers.below(bytes.count)
      let length = min(bytes.count - place, 1 + numbers.below(40))
      switch numbers.below(4) {
      case 0: bytes[place] = UInt8(numbers.below(256))
      case 1: bytes.removeSubrange(place..<(place + length))
      case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      default: bytes.insert(contentsOf: word().utf8, at: place)
      }
    }
    return bytes
  }
}
