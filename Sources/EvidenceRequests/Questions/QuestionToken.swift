import TextAnalysis

/// A word, number or sign of a question to the telemetry.
struct QuestionToken: Hashable {
  /// In lower case.
  var text: String
  /// The stem that the word's forms share.
  var stem: String

  private init(_ text: String) {
    self.text = text
    let word = Self.spellings[text] ?? text
    // "on" is no form of "one".
    stem = word.count > 3 ? PorterStem.stem(word) : word
  }

  var number: Double? { Double(text) ?? Self.numbers[text] }

  private static let numbers: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
  ]

  private static let spellings = ["lang": "language", "langs": "languages", "avg": "average"]

  /// Characters beyond these are not read.
  private static let length = 400

  /// The tokens of a text; complexity O(characters).
  static func read(_ text: String) -> [QuestionToken] {
    var tokens: [String] = []
    var current = ""
    func end() {
      if !current.isEmpty { tokens.append(current) }
      current = ""
    }
    let characters = Array(text.lowercased().prefix(length))
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if character == ".", current.last?.isNumber == true, next.isNumber {
        current.append(character)
      } else if character.isLetter || character.isNumber {
        // "30m" is a number and a unit; "v7" and "p95" are names.
        if character.isLetter, !current.isEmpty, Double(current) != nil { end() }
        current.append(character)
      } else if "<>=%,".contains(character) {
        end()
        if character == "=", let last = tokens.last, "<>".contains(last), index > 0,
          "<>".contains(characters[index - 1])
        {
          tokens[tokens.count - 1] = last + "="
        } else {
          tokens.append(String(character))
        }
      } else if character == "'" || character == "’" {
        continue
      } else {
        end()
      }
    }
    end()
    return tokens.map(QuestionToken.init)
  }

  /// The stems of a name such as `cut-off` or `latency_ms`.
  static func stems(_ name: String) -> [String] { read(name).map(\.stem) }
}
