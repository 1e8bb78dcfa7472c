/// A number as a person types it into an answer, with the word behind it.
struct TypedNumber: Hashable, Sendable {
  var value: Double
  /// The unit or magnitude behind the digits, in lower case; empty where there is none.
  var suffix: String

  /// The numbers that a line holds.
  enum Reading: Hashable, Sendable {
    case none
    case one(TypedNumber)
    case several
  }

  /// Reads a line: what stands behind the last '=', or else its only number.
  ///
  /// Understands 1,234.5, 0,85, 3e6, 2*10^9, -0.25 and fractions such as 11/18. Complexity: O(length).
  static func read(_ line: String) -> Reading {
    let text = line.split(separator: "=").last.map(String.init) ?? ""
    var scanner = Scanner(text)
    var numbers: [TypedNumber] = []
    while let number = scanner.next() { numbers.append(number) }
    switch numbers.count {
    case 0: return .none
    case 1: return .one(numbers[0])
    default: return .several
    }
  }

  private struct Scanner {
    private let characters: [Character]
    private var position = 0

    init(_ text: String) { characters = Array(text.prefix(500)) }

    mutating func next() -> TypedNumber? {
      while position < characters.count, !isStart { position += 1 }
      guard position < characters.count else { return nil }
      let sign: Double = position > 0 && "-−".contains(characters[position - 1]) ? -1 : 1
      var value = number()
      skipBlanks()
      if peek("/") {
        let divisor = number()
        value = divisor == 0 ? .nan : value / divisor
      } else if peek("*") || peek("×") || peek("x") {
        value *= number()
        if peek("^") { value = value / 10 * power(number()) }
      }
      skipBlanks()
      let start = position
      while position < characters.count, isUnit(characters[position]) { position += 1 }
      let suffix = String(characters[start..<position]).lowercased()
      return TypedNumber(value: sign * value, suffix: suffix)
    }

    private var isStart: Bool {
      isDigit(position)
        || characters[position] == "." && isDigit(position + 1)
    }

    private func isDigit(_ index: Int) -> Bool {
      index < characters.count && characters[index].isASCII && characters[index].isNumber
    }

    private func isUnit(_ character: Character) -> Bool { character.isLetter || character == "%" }

    private func power(_ exponent: Double) -> Double {
      Double("1e\(Int(max(-300, min(300, exponent))))") ?? .nan
    }

    private mutating func skipBlanks() {
      while position < characters.count, characters[position].isWhitespace { position += 1 }
    }

    /// Steps over a sign before a number, where one stands.
    private mutating func peek(_ sign: Character) -> Bool {
      var index = position
      guard index < characters.count, characters[index] == sign else { return false }
      index += 1
      while index < characters.count, characters[index].isWhitespace { index += 1 }
      guard isDigit(index) else { return false }
      position = index
      return true
    }

    private mutating func number() -> Double {
      var digits = ""
      while position < characters.count {
        let character = characters[position]
        if isDigit(position) || (character == "." && isDigit(position + 1)) {
          digits.append(character)
        } else if "eE".contains(character), isExponent(position + 1) {
          digits += "e"
          position += 1
          digits.append(characters[position])
        } else if character == ",", isDigit(position + 1) {
          // A comma is a decimal point, as in much of Europe, unless it parts thousands.
          let isThousands = digits != "0" && isDigit(position + 3) && !isDigit(position + 4)
          if !isThousands, !digits.contains(".") { digits.append(".") }
        } else {
          break
        }
        position += 1
      }
      return Double(digits) ?? .nan
    }

    private func isExponent(_ index: Int) -> Bool {
      isDigit(index)
        || index < characters.count && "+-".contains(characters[index]) && isDigit(index + 1)
    }
  }
}
