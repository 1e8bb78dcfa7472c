import Telemetry

extension QuestionReader {
  mutating func compiled() -> TelemetryQuestion? {
    guard let aggregate = aggregate() else { return nil }
    if isPerMinute, aggregate != "rate" { step = 1 }
    for mention in mentions {
      switch mention.meaning {
      case .value(let field, let value):
        conditions.append(
          Condition(field: field, sign: mention.isDenied ? "!=" : "=", value: value)
        )
      case .field(let name):
        guard vocabulary.kind(of: name) == .flag else { continue }
        conditions.append(
          Condition(field: name, sign: "=", value: mention.isDenied ? "false" : "true")
        )
      case .rows: continue
      }
    }
    if isOverTime, step == nil { step = Self.step(for: minutes ?? 60) }
    conditions = conditions.withoutRepeats
    return TelemetryQuestion(
      slice: slice(aggregate),
      isExplicit: figure != nil || !conditions.isEmpty || minutes != nil || step != nil,
      unread: unread
    )
  }

  private static func step(for minutes: Int) -> Int {
    [1, 2, 5, 10, 15, 30].first { minutes / $0 <= 24 } ?? 60
  }

  private func slice(_ aggregate: String) -> String {
    var parts = [aggregate]
    if !groups.isEmpty { parts.append("by " + groups.map(\.rawValue).joined(separator: ",")) }
    if !conditions.isEmpty {
      parts.append(
        "where " + conditions.map { "\($0.field)\($0.sign)\($0.value)" }.joined(separator: ",")
      )
    }
    if let minutes { parts.append("last \(minutes)") }
    if let step { parts.append("every \(step)") }
    return (parts + ["of \(vocabulary.table.name)"]).joined(separator: " ")
  }

  /// The aggregate in the language of slices; it takes its fields out of the mentions.
  mutating func aggregate() -> String? {
    switch figure {
    case .numeric(let word):
      guard let name = take(where: { $0 == .number }) else {
        return word == "sum" ? counted(alone: true) : share()
      }
      return "\(word) \(name)"
    case .distinct:
      guard let name = take(where: { $0 != .number }) else { return nil }
      return "distinct \(name)"
    case .missing:
      let vocabulary = vocabulary
      let index = mentions.firstIndex {
        if case .field(let name) = $0.meaning { vocabulary.canBeMissing(name) } else { false }
      }
      guard let index, case .field(let name) = mentions[index].meaning else { return share() }
      mentions.remove(at: index)
      return "missing \(name)"
    case .perMinute: return "rate"
    case .howMany:
      if isPerMinute { return "rate" }
      if let name = take(where: { $0 == .entity }) { return "distinct \(name)" }
      return counted(alone: true)
    case .share: return share()
    case nil:
      if let name = take(where: { $0 == .number }) {
        return "p50 \(name)"
      }
      if isPerMinute { return "rate" }
      let hasShape = !groups.isEmpty || isOverTime || step != nil
      return share() ?? (hasShape ? counted(alone: false) : nil)
    }
  }

  /// "conversations by pool" and "finish reasons" count rows, the latter by what is named.
  ///
  /// `alone`: whether a count was asked for, so that nothing else need be named.
  mutating func counted(alone isEnough: Bool) -> String? {
    var isNamed = isEnough || mentions.contains { $0.meaning == .rows && groups.isEmpty == false }
    for mention in mentions {
      guard case .field(let name) = mention.meaning, case .category = vocabulary.kind(of: name)
      else { continue }
      if !groups.contains(name) { groups.insert(name, at: 0) }
      isNamed = true
    }
    return isNamed ? "count" : nil
  }

  /// A share of rows: of a flag, else of a value that says how something ended, else of the first value.
  mutating func share() -> String? {
    if let index = mentions.firstIndex(where: { isFlag($0.meaning) }),
      case .field(let name) = mentions[index].meaning
    {
      let mention = mentions.remove(at: index)
      let isDenied = mention.isDenied
      if isDenied, isWithout(mention.place), vocabulary.canBeMissing(name) {
        return "missing \(name)"
      }
      return "share \(name)=\(!isDenied)"
    }
    let ends = mentions.firstIndex { mention in
      guard case .value(let field, _) = mention.meaning, !mention.isDenied else { return false }
      return ["reason", "rank", "recipient"].contains { vocabulary.title(of: field).contains($0) }
    }
    let any =
      figure == .share
      ? mentions.firstIndex { mention in
        if case .value = mention.meaning { !mention.isDenied } else { false }
      } : nil
    guard let index = ends ?? any, case .value(let field, let value) = mentions[index].meaning
    else { return figure == .share ? counted(alone: false) : nil }
    mentions.remove(at: index)
    return "share \(field)=\(value)"
  }

  /// Whether "without" or "no" stands before a place: "without a vote" asks for votes that are missing.
  private func isWithout(_ place: Range<Int>) -> Bool {
    (max(0, place.lowerBound - 2)..<place.lowerBound).contains {
      ["without", "no"].contains(tokens[$0].text)
    }
  }

  private func isFlag(_ meaning: QuestionVocabulary.Meaning) -> Bool {
    if case .field(let name) = meaning { vocabulary.kind(of: name) == .flag } else { false }
  }

  /// Takes the first mentioned field of a kind out of the mentions.
  mutating func take(where isMeant: (ColumnKind) -> Bool) -> FieldName? {
    let index = mentions.firstIndex { mention in
      guard case .field(let name) = mention.meaning, let kind = vocabulary.kind(of: name) else {
        return false
      }
      return isMeant(kind)
    }
    guard let index, case .field(let name) = mentions[index].meaning else { return nil }
    mentions.remove(at: index)
    return name
  }
}
