import TextAnalysis

/// A number of a text with its unit, magnitudes such as "10M" and sizes such as "16 GiB" included.
struct Quantity: Hashable, Sendable {
  /// In per cent, milliseconds, bytes or tokens, by the dimension.
  var value: Double
  var dimension: AnswerUnits.Dimension
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
    if let (dimension, factor) = AnswerUnits.unit(suffix) {
      return Quantity(value: number * factor, dimension: dimension, place: index..<index + 1)
    }
    guard let factor = AnswerUnits.multiplier(suffix) else { return nil }
    return withUnit(
      Quantity(value: number * factor, dimension: .plain, place: index..<index + 1)
    )
  }

  /// A number of the text as a quantity.
  private func quantity(_ mention: NumberMention) -> Quantity {
    let plain = Quantity(value: mention.value, dimension: .plain, place: mention.place)
    switch mention.unit {
    case .percent: return Quantity(value: mention.value, dimension: .percent, place: mention.place)
    case .milliseconds:
      return Quantity(value: mention.value, dimension: .milliseconds, place: mention.place)
    case .minutes:
      return Quantity(value: mention.value * 6e4, dimension: .milliseconds, place: mention.place)
    case .tokens: return Quantity(value: mention.value, dimension: .tokens, place: mention.place)
    case .probability: return plain
    case .none:
      guard let factor = AnswerUnits.multiplier(word(plain.place.upperBound)),
        words[plain.place.upperBound].gap < .comma
      else { return withUnit(plain) }
      var larger = plain
      larger.value *= factor
      larger.place = plain.place.lowerBound..<plain.place.upperBound + 1
      return withUnit(larger)
    }
  }

  /// A quantity with the unit that stands after it, if one does.
  private func withUnit(_ plain: Quantity) -> Quantity {
    let next = plain.place.upperBound
    guard let (dimension, factor) = AnswerUnits.unit(word(next)), words[next].gap < .comma else {
      return plain
    }
    return Quantity(
      value: plain.value * factor,
      dimension: dimension,
      place: plain.place.lowerBound..<next + 1
    )
  }
}

extension ExpectedQuantity {
  /// The words in which a text gives the number beside what it is of; `nil` where none does.
  ///
  /// A number without a unit counts as given in the expected one, and a share of 0 to 1 as a
  /// percentage. What is denied, only supposed, asked or quoted does not count.
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
    guard let (dimension, factor) = AnswerUnits.unit(unit.lowercased()) else {
      return quantity.dimension == .plain && range.contains(quantity.value)
        || unit.isEmpty && range.contains(quantity.value)
    }
    if quantity.dimension == dimension { return range.contains(quantity.value / factor) }
    guard quantity.dimension == .plain else { return false }
    return range.contains(quantity.value)
      || dimension == .percent && quantity.value <= 1 && range.contains(quantity.value * 100)
  }
}
