import TextAnalysis

/// A number of a text with its unit, magnitudes such as "10M" and sizes such as "16 GiB" included.
struct Quantity: Hashable, Sendable {
  /// In per cent, milliseconds, bytes or tokens, by the dimension.
  var value: Double
  var dimension: AnswerUnits.Dimension
  /// The number in the unit that was written.
  var written: Double
  /// The words of the number and its unit.
  var place: Range<Int>
}

extension AnalysedText {
  /// Every number of the text with its unit, in order.
  ///
  /// Complexity: O(words).
  var quantities: [Quantity] {
    let joined = words.indices.compactMap(joinedQuantity)
    let taken = Set(joined.map(\.place.lowerBound))
    let apart = numbers.filter { !taken.contains($0.place.lowerBound) }.map(quantity)
    return (joined + apart).sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  /// A number whose unit or magnitude stands right behind its digits: 100k, 16gib.
  private func joinedQuantity(at index: Int) -> Quantity? {
    let text = word(index)
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let suffix = String(text.dropFirst(digits.count))
    guard !suffix.isEmpty, let number = Double(digits) else { return nil }
    let plain = Quantity(number, at: index..<index + 1)
    if let (dimension, factor) = AnswerUnits.unit(suffix) { return plain.of(dimension, factor) }
    guard let factor = AnswerUnits.multiplier(suffix) else { return nil }
    return withUnit(Quantity(number * factor, at: plain.place))
  }

  /// A number of the text as a quantity.
  private func quantity(_ mention: NumberMention) -> Quantity {
    let plain = Quantity(mention.value / mention.scale, at: mention.place)
    switch mention.unit {
    case .percent: return plain.of(.percent, 1)
    case .milliseconds: return plain.of(.milliseconds, mention.scale)
    case .minutes: return plain.of(.milliseconds, mention.scale * 6e4)
    case .tokens: return plain.of(.tokens, 1)
    case .probability: return plain
    case .none:
      let next = mention.place.upperBound
      guard let factor = AnswerUnits.multiplier(word(next)), words[next].gap < .comma else {
        return withUnit(plain)
      }
      return withUnit(
        Quantity(plain.value * factor, at: mention.place.lowerBound..<next + 1)
      )
    }
  }

  /// A quantity with the unit that stands after it, if one does.
  private func withUnit(_ plain: Quantity) -> Quantity {
    let next = plain.place.upperBound
    guard let (dimension, factor) = AnswerUnits.unit(word(next)), words[next].gap < .comma else {
      return plain
    }
    var quantity = plain.of(dimension, factor)
    quantity.place = plain.place.lowerBound..<next + 1
    return quantity
  }
}

extension Quantity {
  /// A number without a unit.
  fileprivate init(_ value: Double, at place: Range<Int>) {
    self.init(value: value, dimension: .plain, written: value, place: place)
  }

  /// The same number in a unit of some size.
  fileprivate func of(_ dimension: AnswerUnits.Dimension, _ factor: Double) -> Quantity {
    Quantity(value: written * factor, dimension: dimension, written: written, place: place)
  }
}

extension ExpectedQuantity {
  /// The words in which a text gives the number beside what it is of; `nil` where none does.
  ///
  /// A number without a unit counts as given in the expected one, and a share of 0 to 1 as a
  /// percentage; where no unit is expected any will do. What is denied, only supposed, asked or quoted does not count.
  func quote(in text: AnalysedText) -> String? {
    let groups = near.map { $0.map(Phrase.init) }
    let found = text.quantities.first { quantity in
      let sentence = text.sentence(of: quantity.place.lowerBound)
      return accepts(quantity) && text.polarity(of: quantity.place).polarity >= .hedged
        && groups.allSatisfy { group in
          group.contains { phrase in
            phrase.matches(in: text).contains { sentence.contains($0.lowerBound) }
          }
        }
    }
    return found.map { text.quote(text.clause(of: $0.place.lowerBound)) }
  }

  private func accepts(_ quantity: Quantity) -> Bool {
    if unit.isEmpty { return range.contains(quantity.written) }
    guard let (dimension, factor) = AnswerUnits.unit(unit.lowercased()) else {
      return quantity.dimension == .plain && range.contains(quantity.value)
    }
    if quantity.dimension == dimension { return range.contains(quantity.value / factor) }
    guard quantity.dimension == .plain else { return false }
    return range.contains(quantity.value)
      || dimension == .percent && quantity.value <= 1 && range.contains(quantity.value * 100)
  }
}
