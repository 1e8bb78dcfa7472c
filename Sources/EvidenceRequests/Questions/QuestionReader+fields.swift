import Telemetry

extension QuestionReader {
  static let denials: Set<String> = [
    "not", "except", "excluding", "without", "outside", "non", "no", "arent", "isnt", "werent",
    "didnt", "wasnt", "never", "unlike",
  ]

  mutating func readMentions() {
    var index = 0
    while index < tokens.count {
      guard !isUsed[index], let term = vocabulary.term(at: index, in: tokens) else {
        index += 1
        continue
      }
      let place = index..<min(index + term.count, tokens.count)
      let before = (max(0, index - 2)..<index).filter {
        !isUsed[$0] && Self.denials.contains(tokens[$0].text)
          || tokens[$0].text == "other" && text($0 + 1) == "than"
      }
      for place in before { isUsed[place] = true }
      mentions.append(Mention(meaning: term.meaning, place: place, isDenied: !before.isEmpty))
      use(place)
      index = place.upperBound
    }
  }

  private static let bounds: [(words: [String], sign: String)] = [
    (["at", "least"], ">="), (["more", "than"], ">"), (["longer", "than"], ">"),
    (["slower", "than"], ">"), (["greater", "than"], ">"), (["higher", "than"], ">"),
    (["at", "most"], "<="), (["less", "than"], "<"), (["faster", "than"], "<"),
    (["shorter", "than"], "<"), (["fewer", "than"], "<"), (["lower", "than"], "<"),
    (["over"], ">"), (["above"], ">"), (["exceeding"], ">"), (["beyond"], ">"), (["under"], "<"),
    (["below"], "<"), ([">="], ">="), (["<="], "<="), ([">"], ">"), (["<"], "<"),
  ]

  /// Reads comparisons such as `latency over 5 s`; a bound alone compares the first time.
  mutating func readBounds() {
    for start in tokens.indices where !isUsed[start] {
      guard
        let bound = Self.bounds.first(where: { bound in
          tokens[start...].map(\.text).starts(with: bound.words)
        })
      else { continue }
      let place = start + bound.words.count
      guard place < tokens.count, let number = tokens[place].number else { continue }
      let unit = text(place + 1)
      let seconds = ["s", "sec", "secs", "second", "seconds"].contains(unit)
      let isTime = seconds || ["ms", "millisecond", "milliseconds"].contains(unit)
      let named = mentions.last { mention in
        guard case .field(let name) = mention.meaning, mention.place.upperBound <= start else {
          return false
        }
        return vocabulary.kind(of: name) == .number
      }
      let field: FieldName?
      if let named, case .field(let name) = named.meaning {
        field = name
      } else {
        field = isTime ? vocabulary.duration : nil
      }
      guard let field else { continue }
      let isScaled = seconds && vocabulary.unit(of: field) == "ms"
      let value = isScaled ? number * 1000 : number
      let isNumberUnit = isTime || vocabulary.unit(of: field) == unit
      use(start..<place + (isNumberUnit ? 2 : 1))
      if ["is", "was", "of"].contains(text(start - 1)) { use(start - 1..<start) }
      conditions.append(
        Condition(
          field: field,
          sign: bound.sign,
          value: value == value.rounded() ? String(Int(value)) : String(value)
        )
      )
      if let named {
        mentions.removeAll { $0.place == named.place }
      } else {
        mentions.removeAll { $0.meaning == .field(field) && $0.place.lowerBound > start }
      }
    }
  }

  private static let groupWords: Set<String> = [
    "by", "per", "across", "each", "every", "which", "breakdown", "split", "broken", "grouped",
    "what",
  ]
  private static let joining: Set<String> = ["and", ",", "the", "their", "its", "a"]
  private static let comparing: Set<String> = ["between", "versus", "vs", "against", "compared"]

  /// Reads what the rows are grouped by: fields after `by` and the like, and two values of one field.
  mutating func readGroups() {
    dropFieldsOfValues()
    var isGrouping = false
    var lastEnd = 0
    for (index, mention) in mentions.enumerated() {
      let between = (lastEnd..<max(lastEnd, mention.place.lowerBound)).filter { !isUsed[$0] }
        .map { tokens[$0] }
      if between.contains(where: { Self.groupWords.contains($0.text) }) {
        isGrouping = true
      } else if !between.allSatisfy({
        ["and", "the", "their", "its", "for", "a"].contains($0.text)
      }) {
        isGrouping = false
      }
      lastEnd = mention.place.upperBound
      let next = text(mention.place.upperBound)
      guard case .field(let name) = mention.meaning, canGroup(name),
        isGrouping || ["breakdown", "split"].contains(next)
      else { continue }
      if !groups.contains(name) { groups.append(name) }
      mentions[index].meaning = .rows
    }
    let structural = Self.groupWords.union(Self.comparing)
    for index in tokens.indices where structural.contains(tokens[index].text) {
      isUsed[index] = true
    }
    groupByValues()
  }

  /// In "the unlisted network" the field only says of what the value is one.
  mutating func dropFieldsOfValues() {
    let values = mentions.compactMap { mention -> (FieldName, Range<Int>)? in
      if case .value(let field, _) = mention.meaning { (field, mention.place) } else { nil }
    }
    mentions.removeAll { mention in
      guard case .field(let name) = mention.meaning else { return false }
      return values.contains { field, place in
        field == name
          && (place.upperBound == mention.place.lowerBound
            || mention.place.upperBound == place.lowerBound)
      }
    }
  }

  private func canGroup(_ name: FieldName) -> Bool {
    switch vocabulary.kind(of: name) {
    case .category, .flag: true
    case .number, .entity, .reference, nil: false
    }
  }

  /// Several values of one field, such as "canary against control", are groups and no condition.
  mutating func groupByValues() {
    var fields: [FieldName: Set<String>] = [:]
    for mention in mentions where !mention.isDenied {
      if case .value(let field, let value) = mention.meaning {
        fields[field, default: []].insert(value)
      }
    }
    for field in fields.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let values = fields[field], values.count > 1 || groups.contains(field) else { continue }
      if !groups.contains(field) { groups.append(field) }
      mentions.removeAll {
        if case .value(field, _) = $0.meaning { !$0.isDenied && values.count > 1 } else { false }
      }
    }
  }
}
