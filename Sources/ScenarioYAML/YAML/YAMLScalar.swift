internal import ScenarioModel

/// A scalar by the core schema of YAML 1.2 (chapter 10.3), less what readers disagree about.
///
/// A plain scalar that YAML 1.1 and 1.2 read differently (`yes`, `017`, `1_000`), that is not decimal
/// (`0x10`), or that JSON cannot hold (`.nan`) is refused whatever is expected at its place. So
/// every reader, and the JSON Schema, sees the same value. Quoted text and block text is always text.
package enum YAMLScalar: Hashable, Sendable {
  case text(String)
  case number(YAMLNumber)
  case boolean(Bool)
  case null
  /// Reported when the file was parsed; nothing more is to be said about it.
  case refused
}

/// A finite number as it was written.
package struct YAMLNumber: Hashable, Sendable {
  package let text: String
  package let value: Double
  /// The number where it is whole and small enough to be exact in a `Double`, also when written `1e3`.
  package let integer: Int?

  /// The largest whole number up to which every whole number is a `Double`: 2⁵³.
  package static let largestExactInteger = 1 << 53

  /// Reads decimal digits; nil when the text is no number or not a finite one.
  package init?(_ text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.text = text
    self.value = value
    let isExact = value.rounded() == value && abs(value) < Double(Self.largestExactInteger)
    integer = isExact ? Int(value) : nil
  }

  private init(_ number: YAMLNumber, text: String) {
    self.text = text
    value = number.value
    integer = number.integer
  }

  /// The same number under another text, for messages.
  func shown(as text: String) -> YAMLNumber { YAMLNumber(self, text: text) }
}

extension YAMLScalar {
  /// Reads a plain (unquoted) scalar, or says why it is refused.
  static func plain(_ text: String) -> Result<YAMLScalar, ScalarProblem> {
    switch text {
    case "", "~", "null", "Null", "NULL": .success(.null)
    case "true", "True", "TRUE": .success(.boolean(true))
    case "false", "False", "FALSE": .success(.boolean(false))
    case "yes", "Yes", "YES", "on", "On", "ON": .failure(.oldBoolean(text, meaning: true))
    case "no", "No", "NO", "off", "Off", "OFF": .failure(.oldBoolean(text, meaning: false))
    default: numeric(text)
    }
  }

  private static func numeric(_ text: String) -> Result<YAMLScalar, ScalarProblem> {
    let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    guard let first = unsigned.utf8.first, first.isDigit || first == UInt8(ascii: ".") else {
      return .success(.text(text))
    }
    switch unsigned {
    case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN": return .failure(.notFinite(text))
    default: break
    }
    if isOtherBase(unsigned) { return .failure(.notDecimal(text)) }
    guard isDecimal(unsigned) else {
      return hasDigitGroups(unsigned) ? .failure(.digitGroups(text)) : .success(.text(text))
    }
    let whole = unsigned.utf8.prefix(while: \.isDigit)
    if whole.count > 1, whole.first == UInt8(ascii: "0") { return .failure(.leadingZero(text)) }
    return YAMLNumber(text).map { .success(.number($0)) } ?? .failure(.notFinite(text))
  }

  /// `0x1F`, `0o17` and `0b101`, with a digit at least.
  private static func isOtherBase(_ text: Substring) -> Bool {
    let digits = text.utf8.dropFirst(2)
    guard text.utf8.first == UInt8(ascii: "0"), !digits.isEmpty else { return false }
    switch text.utf8.dropFirst().first {
    case UInt8(ascii: "x"): return digits.allSatisfy(\.isHexadecimalDigit)
    case UInt8(ascii: "o"), UInt8(ascii: "b"): return digits.allSatisfy(\.isDigit)
    default: return false
    }
  }

  /// The pattern of the core schema: `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`.
  private static func isDecimal(_ text: Substring) -> Bool {
    var rest = text.utf8[...]
    let whole = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let fraction = rest.prefix(while: \.isDigit)
      guard !whole.isEmpty || !fraction.isEmpty else { return false }
      rest = rest.dropFirst(fraction.count)
    }
    guard let marker = rest.first else { return true }
    guard marker == UInt8(ascii: "e") || marker == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.allSatisfy(\.isDigit)
  }

  /// Digits with underscores, a number in YAML 1.1 and text in 1.2.
  private static func hasDigitGroups(_ text: Substring) -> Bool {
    text.utf8.contains(UInt8(ascii: "_"))
      && text.utf8.allSatisfy {
        $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
      }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }
}

/// The reason why a plain scalar is refused in every place.
enum ScalarProblem: Hashable, Sendable, Error {
  case oldBoolean(String, meaning: Bool)
  case notDecimal(String)
  case notFinite(String)
  case leadingZero(String)
  case digitGroups(String)
}

extension ScalarProblem: DiagnosticProblem {
  var message: String {
    switch self {
    case .oldBoolean(let text, let meaning):
      "'\(text)' is a boolean to some readers and text to others; write \(meaning) or put it in quotes"
    case .notDecimal(let text):
      "\(quoted(text)) is no decimal number; write it in decimal, or put it in quotes for text"
    case .notFinite(let text):
      "\(quoted(text)) is no finite number; numbers here are finite"
    case .leadingZero(let text):
      "\(quoted(text)) starts with a zero, which some readers take for octal; "
        + "drop the zero, or put it in quotes for text"
    case .digitGroups(let text):
      "\(quoted(text)) is a number to some readers and text to others; "
        + "drop the underscores, or put it in quotes for text"
    }
  }

  var found: String? {
    switch self {
    case .oldBoolean(let text, _), .notDecimal(let text), .notFinite(let text),
      .leadingZero(let text), .digitGroups(let text):
      text
    }
  }
}
