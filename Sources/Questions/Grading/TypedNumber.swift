/// A number as a person types it into an answer, with the words behind it.
struct TypedNumber: Hashable, Sendable {
  var value: Double
  /// The unit or magnitude beside the digits, in lower case; empty where there is none.
  var suffix: String
  /// The words up to the next number but for its unit, in lower case, without stops.
  var words: [String] = []
  /// Whether a word such as "so" or "makes" before it says that it is the result.
  var isResult = false

  /// Reads the numbers of a line, or those behind its last '='.
  ///
  /// Understands 1,234.5, 0,85, 3e6, 2*10^9, -0.25, $3 and fractions such as 11/18. Complexity:
  /// O(length).
  static func all(_ line: String) -> [TypedNumber] {
    let text = line.split(separator: "=").last.map(String.init) ?? ""
    var scanner = Scanner(text)
    var numbers: [TypedNumber] = []
    while let number = scanner.next() { numbers.append(number) }
    return numbers
  }

  /// Words before a number that say that it is what the ones before it come to.
  static let results: Set<String> = [
    "so", "thus", "hence", "therefore", "makes", "gives", "which", "→", "result", "answer",
  ]

  /// The thing that it is counted by, such as the arm of "588 per arm"; `nil` where there is none.
  var rate: String? {
    for (index, word) in words.enumerated() where index + 1 < words.count {
      if ["per", "a", "an", "each", "every"].contains(word) { return words[index + 1] }
    }
    return nil
  }

  /// Whether it is called a sum over several things.
  var isTotal: Bool {
    words.contains { ["total", "altogether", "overall", "both"].contains($0) }
      || zip(words, words.dropFirst()).contains { $0 == "in" && $1 == "all" }
  }

  private struct Scanner {
    private let characters: [Character]
    private var position = 0
    /// The place behind the number before.
    private var end = 0

    init(_ text: String) { characters = Array(text.prefix(500)) }

    mutating func next() -> TypedNumber? {
      while position < characters.count, !isStart { position += 1 }
      guard position < characters.count else { return nil }
      let before = words(characters[end..<position])
      let sign: Double = position > 0 && "-−".contains(characters[position - 1]) ? -1 : 1
      let isDollars = position > 0 && characters[position - 1] == "$"
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
      let isUnit = AnswerUnits.typedUnit(suffix) != nil || AnswerUnits.multiplier(suffix) != nil
      // Any other word belongs to what is said of the number: "588 per arm", "24 so 96".
      end = isUnit ? position : start
      var number = TypedNumber(
        value: sign * value,
        suffix: suffix.isEmpty && isDollars ? "$" : suffix
      )
      number.isResult = before.contains { TypedNumber.results.contains($0) }
      var ahead = position
      while ahead < characters.count, !isDigit(ahead) { ahead += 1 }
      number.words = words(characters[end..<ahead])
      return number
    }

    private func words(_ part: ArraySlice<Character>) -> [String] {
      String(part).lowercased().split { !$0.isLetter && $0 != "→" }.map(String.init)
    }

    private var isStart: Bool {
      isDigit(position)
        || characters[position] == "." && isDigit(position + 1)
    }

    private func isDigit(_ index: Int) -> Bool {
      index < characters.count && characters[index].isASCII && characters[index].isNumber
    }

    private func isUnit(_ character: Character) -> Bool {
      character.isLetter || "%$¢".contains(character)
    }

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
