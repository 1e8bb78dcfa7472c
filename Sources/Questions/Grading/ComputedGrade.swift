import Telemetry

/// The verdict on a computed answer.
package enum ComputedGrade: Hashable, Sendable {
  case right(Double)
  case wrong(Double)
  /// Neither: the answer is asked back.
  case unclear(UnclearNumber)

  /// 1 for a right answer, else 0.
  package var share: Double {
    switch self {
    case .right: 1
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
    case .severalNumbers: "I read several numbers. Give the result alone, or put it behind '='."
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
    switch TypedNumber.read(text) {
    case .none: return .unclear(.noNumber)
    case .several: return .unclear(.severalNumbers)
    case .one(let number):
      guard let value = value(of: number) else {
        return .unclear(.otherDimension(unit: number.suffix, asked: unit.noun))
      }
      if tolerance.accepts(value, for: answer) { return .right(value) }
      let others = unit.mistakes.filter { tolerance.accepts(value * $0.factor, for: answer) }
      if let other = others.first {
        return .unclear(.otherUnit(read: other.name, asked: unit.noun))
      }
      return .wrong(value)
    }
  }

  /// A typed number in the unit of the answer; `nil` where its unit measures something else.
  private func value(of number: TypedNumber) -> Double? {
    guard let (dimension, factor) = AnswerUnits.unit(number.suffix) else {
      return number.value * (AnswerUnits.multiplier(number.suffix) ?? 1)
    }
    return unit.value(of: number.value * factor, dimension)
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
    case .count: dimension == .tokens ? base : nil
    case .dollars, .gigaFLOP: nil
    }
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
    case .count: thousands
    case .number: []
    }
  }
}
