import Telemetry

/// The numbers that a computed question gives, by name.
package struct Givens: Hashable, Sendable {
  package private(set) var values: [Value] = []

  /// One number or a list of them.
  package struct Value: Hashable, Sendable {
    package var name: String
    package var numbers: [Double]

    package init(name: String, numbers: [Double]) {
      self.name = name
      self.numbers = numbers
    }
  }

  package init(_ values: KeyValuePairs<String, [Double]> = [:]) {
    self.values = values.map { Value(name: $0.key, numbers: $0.value) }
  }

  package init(_ values: [Value]) { self.values = values }

  init(numbers: KeyValuePairs<String, Double>) {
    values = numbers.map { Value(name: $0.key, numbers: [$0.value]) }
  }

  /// The single number of a name; NaN where there is none.
  subscript(name: String) -> Double {
    let numbers = list(name)
    return numbers.count == 1 ? numbers[0] : .nan
  }

  /// The numbers of a name; empty where there are none.
  func list(_ name: String) -> [Double] { values.first { $0.name == name }?.numbers ?? [] }

  /// The whole number of a name; zero where there is none or none that is whole.
  func int(_ name: String) -> Int { Int(exactly: self[name]) ?? 0 }

  /// The whole numbers of a name; empty where one is not whole.
  func ints(_ name: String) -> [Int] {
    let numbers = list(name).compactMap { Int(exactly: $0) }
    return numbers.count == list(name).count ? numbers : []
  }

  /// The number of a name as it is written in a sentence.
  func text(_ name: String) -> String { Givens.text(self[name]) }

  /// The number of a name with the noun that is counted, such as "1 sequence" or "4 sequences".
  func counted(_ name: String, _ noun: String) -> String {
    let number = text(name)
    return "\(number) \(number == "1" ? AnswerUnit.singular(noun) : noun)"
  }

  /// The numbers of a name as a list in a sentence.
  func texts(_ name: String) -> String { list(name).map(Givens.text).joined(separator: ", ") }

  /// A number with its thousands apart by a comma.
  static func text(_ value: Double) -> String {
    let digits = Digits.shortest(value)
    let parts = digits.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.count > 3, !whole.contains(where: \.isLetter) else {
      return digits
    }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3), digit != "-", !grouped.hasSuffix("-") {
        grouped += ","
      }
      grouped.append(digit)
    }
    return parts.count > 1 ? "\(grouped).\(parts[1])" : grouped
  }
}
