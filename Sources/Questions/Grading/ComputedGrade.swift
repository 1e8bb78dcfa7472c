import Telemetry

/// The verdict on a computed answer.
package enum ComputedGrade: Hashable, Sendable {
  case right(Double)
  case wrong(Double)
  /// The number is right in another unit than the one asked for, and stayed so when asked back.
  case inOtherUnit(read: String, asked: String)
  /// Neither: the answer is asked back.
  case unclear(UnclearNumber)

  /// The share of an answer that is right in another unit; our own choice.
  package static let otherUnitShare = 0.5

  /// 1 for a right answer, else 0 but for one in another unit.
  package var share: Double {
    switch self {
    case .right: 1
    case .inOtherUnit: Self.otherUnitShare
    case .wrong, .unclear: 0
    }
  }
}

/// The reason for asking a computed answer back.
package enum UnclearNumber: Hashable, Sendable, CustomStringConvertible {
  case noNumber
  case severalNumbers
  /// The number is the right one in another unit or scale.
  case otherUnit(read: String, asked: String)
  /// The unit that was given measures something else.
  case otherDimension(unit: String, asked: String)

  package var description: String {
    switch self {
    case .noNumber: "I read no number in that. Give one, such as 0.75 or 3/4."
    case .severalNumbers:
      "I read several numbers, and none is marked as the result. Give it alone, or put it behind '='."
    case .otherUnit(let read, let asked):
      "That looks like \(read). The question asks for \(asked): what is it in that unit?"
    case .otherDimension(let unit, let asked):
      "'\(unit)' measures something else. The question asks for \(asked)."
    }
  }
}

extension ComputedTask {
  /// Grades an answer as it was typed: a number, a fraction, or a line that ends in "= number".
  ///
  /// An answer that is right in another unit is asked back, not wrong.
  package func grade(_ text: String) -> ComputedGrade {
    let numbers = compound(TypedNumber.all(text))
    guard !numbers.isEmpty else { return .unclear(.noNumber) }
    guard let number = result(among: numbers) else { return .unclear(.severalNumbers) }
    guard let value = value(of: number) else {
      return .unclear(.otherDimension(unit: number.suffix, asked: unit.noun))
    }
    // A number that is called a total answers another question where a rate is asked for.
    let isOther = unit.rate != nil && number.isTotal
    if !isOther, tolerance.accepts(value, for: answer) { return .right(value) }
    let others = unit.mistakes.filter { tolerance.accepts(value * $0.factor, for: answer) }
    // A unit that was written was converted, so no other is meant.
    if let other = others.first, isOther || !hasUnit(number) {
      return .unclear(.otherUnit(read: other.name, asked: unit.noun))
    }
    return .wrong(value)
  }

  /// Grades what was said first and, where it was asked back, in reply.
  ///
  /// An empty reply, or one in the same other unit, leaves the first answer right in its unit.
  package func grade(_ first: String, followedBy reply: String) -> ComputedGrade {
    let last = grade(reply)
    guard case .unclear(.otherUnit(let read, let asked)) = grade(first),
      case .unclear(let reason) = last
    else { return last }
    switch reason {
    case .noNumber, .otherUnit: return .inOtherUnit(read: read, asked: asked)
    case .severalNumbers, .otherDimension: return last
    }
  }

  /// The number that is meant as the result; `nil` where several could be.
  ///
  /// It is the only one, or the last that a word such as "so" marks, or the only one whose label is
  /// that of the question: its unit, and "per arm" where a rate is asked for. Which of them is right is
  /// never looked at.
  private func result(among numbers: [TypedNumber]) -> TypedNumber? {
    if numbers.count == 1 { return numbers[0] }
    if let marked = numbers.last(where: \.isResult) { return marked }
    let fitting = numbers.filter { number in
      guard value(of: number) != nil else { return false }
      return unit.rate == nil ? number.rate == nil && hasUnit(number) : number.rate == unit.rate
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The numbers with those joined that one time is written in, such as "9 days 8 hours".
  private func compound(_ numbers: [TypedNumber]) -> [TypedNumber] {
    var joined: [TypedNumber] = []
    for number in numbers {
      guard let before = joined.last, before.words.isEmpty || before.words == ["and"],
        let (dimension, factor) = AnswerUnits.typedUnit(number.suffix), dimension == .milliseconds,
        let (other, size) = AnswerUnits.typedUnit(before.suffix), other == .milliseconds,
        factor < size
      else {
        joined.append(number)
        continue
      }
      var sum = number
      sum.value += before.value * size / factor
      sum.isResult = before.isResult || number.isResult
      joined[joined.count - 1] = sum
    }
    return joined
  }

  /// Whether a number has a unit that is converted, which a magnitude such as "million" is not.
  private func hasUnit(_ number: TypedNumber) -> Bool {
    AnswerUnits.typedUnit(number.suffix) != nil || unit.isNamed(by: number.suffix)
  }

  /// A typed number in the unit of the answer; `nil` where its unit measures something else.
  private func value(of number: TypedNumber) -> Double? {
    if unit.isNamed(by: number.suffix) { return number.value }
    if let (dimension, factor) = AnswerUnits.typedUnit(number.suffix) {
      return unit.value(of: number.value * factor, dimension)
    }
    // "tokens" where requests are counted is another thing; a word that counts nothing says nothing.
    if case .count = unit, Formula.allCases.contains(where: { $0.unit.isNamed(by: number.suffix) })
    {
      return nil
    }
    guard let factor = AnswerUnits.multiplier(number.suffix) else { return number.value }
    // A magnitude may have its unit behind it: "4.7 million parameters".
    return number.value * factor
  }

}

extension AnswerUnit {
  /// A quantity in this unit; `nil` where it measures something else.
  fileprivate func value(of base: Double, _ dimension: AnswerUnits.Dimension) -> Double? {
    switch self {
    case .share, .number: dimension == .percent ? base / 100 : nil
    case .percent, .count("percentage points"): dimension == .percent ? base : nil
    case .gibibytes: dimension == .bytes ? base / 0x1p30 : nil
    case .hours: dimension == .milliseconds ? base / 3.6e6 : nil
    case .dollars: dimension == .money ? base : nil
    case .count("cents"): dimension == .money ? base * 100 : nil
    case .gigaFLOP: dimension == .operations ? base / 1e9 : nil
    case .count: nil
    }
  }

  /// Whether a word is the first of the noun that is counted, in the singular or the plural.
  fileprivate func isNamed(by word: String) -> Bool {
    guard case .count(let noun) = self, let first = noun.split(separator: " ").first, !word.isEmpty
    else { return false }
    return first == word || first == word + "s"
  }

  /// The thing by which the answer is counted, such as the arm of "requests an arm".
  fileprivate var rate: String? {
    guard case .count(let noun) = self else { return nil }
    let words = noun.split(separator: " ").map(String.init)
    guard words.count == 3, ["a", "an"].contains(words[1]) else { return nil }
    return words[2]
  }

  /// The unit as a question asks for it.
  var noun: String {
    switch self {
    case .share: "a number from 0 to 1"
    case .percent: "per cent"
    case .gibibytes: "GiB, 2^30 bytes"
    case .dollars: "US dollars"
    case .hours: "hours"
    case .gigaFLOP: "GFLOP, 10^9 operations"
    case .count(let noun): noun
    case .number: "a number"
    }
  }

  /// Scales in which the answer is given by mistake: the name, and the factor to the unit asked for.
  fileprivate var mistakes: [(name: String, factor: Double)] {
    let thousands: [(String, Double)] = [
      ("thousands", 1e3), ("millions", 1e6), ("billions", 1e9), ("a thousandth", 1e-3),
    ]
    return switch self {
    case .share: [("per cent", 0.01)]
    case .percent: [("a share of 0 to 1", 100)]
    case .gibibytes:
      [
        ("GB, 10^9 bytes", 1e9 / 0x1p30), ("MiB", 1 / 1024), ("MB", 1e6 / 0x1p30),
        ("bytes", 1 / 0x1p30), ("bits", 1 / 0x1p33),
      ]
    case .dollars: [("cents", 0.01), ("dollars for one request", 1000)]
    case .hours: [("days", 24), ("minutes", 1.0 / 60)]
    case .gigaFLOP: [("FLOP", 1e-9), ("TFLOP", 1e3)]
    case .count("percentage points"): [("a share of 0 to 1", 100)]
    case .count("cents"): [("dollars", 100)]
    case .count("requests an arm"): [("the total of both arms", 0.5)] + thousands
    case .count: thousands
    case .number: []
    }
  }
}
