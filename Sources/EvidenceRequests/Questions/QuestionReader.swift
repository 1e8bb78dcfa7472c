import Telemetry

/// Reads a question to one table: which figure, by which fields, of which rows, from when.
struct QuestionReader {
  private let vocabulary: QuestionVocabulary
  private let tokens: [QuestionToken]
  private var isUsed: [Bool]
  private var figure: Figure?
  private var groups: [FieldName] = []
  private var conditions: [Condition] = []
  private var minutes: Int?
  private var step: Int?
  private var isOverTime = false
  /// Fields and values that were named, with their places.
  private var mentions: [Mention] = []

  private struct Mention {
    var meaning: QuestionVocabulary.Meaning
    var place: Range<Int>
    var isDenied: Bool
  }

  /// The way in which a question wants rows summed up.
  private enum Figure: Hashable {
    case numeric(word: String)
    case howMany, share, perMinute, distinct, missing
  }

  private struct Condition: Hashable {
    var field: FieldName
    var sign: String
    var value: String
  }

  init(_ tokens: [QuestionToken], _ vocabulary: QuestionVocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    isUsed = Array(repeating: false, count: tokens.count)
  }

  /// The question, with the words that were not understood; `nil` where the words name no figure of
  /// the table.
  mutating func question() -> TelemetryQuestion? {
    readTimes()
    readFigure()
    readMentions()
    readBounds()
    readGroups()
    return compiled()
  }

  // MARK: - Times

  private static let minutesOfUnit = [
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": 60, "hr": 60, "hrs": 60,
    "hour": 60,
    "hours": 60,
  ]

  private mutating func readTimes() {
    for index in tokens.indices where !isUsed[index] {
      switch tokens[index].text {
      case "last", "past", "previous", "recent", "latest":
        if let (length, end) = span(after: index + 1) {
          minutes = length
          use(index..<end)
        }
      case "every", "per", "each", "by":
        if let (length, end) = span(after: index + 1) {
          step = length
          use(index..<end)
        }
      case "timeline", "trend", "series", "evolution", "evolve", "evolved", "evolving",
        "development",
        "course", "hourly":
        isOverTime = true
        if tokens[index].text == "hourly" { step = 60 }
        use(index..<index + 1)
      case "over":
        if text(index + 1) == "time" || text(index + 1) == "the" && text(index + 2) == "time" {
          isOverTime = true
          use(index..<index + (text(index + 1) == "time" ? 2 : 3))
        }
      default: continue
      }
    }
  }

  /// A length of time such as `30 min`, `hour` or `half an hour`, and where it ends.
  private func span(after start: Int) -> (minutes: Int, end: Int)? {
    var index = start
    var amount = 1.0
    if text(index) == "half" {
      amount = 0.5
      index += ["a", "an"].contains(text(index + 1)) ? 2 : 1
    } else if index < tokens.count, let number = tokens[index].number {
      amount = number
      index += 1
    } else if text(index) == "few" {
      return nil
    }
    guard let unit = Self.minutesOfUnit[text(index)] else { return nil }
    let length = amount * Double(unit)
    guard length >= 1, length <= Double(MinuteRange.limit) else { return nil }
    return (Int(length), index + 1)
  }

  // MARK: - Figures

  private static let percentiles = ["p50", "p90", "p95", "p99"]
  private static let numericWords = [
    "average": "mean", "mean": "mean", "median": "p50", "typical": "p50", "total": "sum",
    "sum": "sum", "tail": "p95", "spread": "sd", "deviation": "sd",
  ]

  private mutating func readFigure() {
    for index in tokens.indices where !isUsed[index] {
      let word = tokens[index].text
      if Self.percentiles.contains(word) {
        set(.numeric(word: word), index..<index + 1)
      } else if let number = tokens[index].number, ["th", "percentile"].contains(text(index + 1)),
        Self.percentiles.contains("p\(Int(number))")
      {
        let end = text(index + 1) == "percentile" || text(index + 2) != "percentile" ? 2 : 3
        set(.numeric(word: "p\(Int(number))"), index..<index + end)
      } else if let numeric = Self.numericWords[word] {
        set(.numeric(word: numeric), index..<index + 1)
        if word == "deviation", text(index - 1) == "standard" { use(index - 1..<index) }
      } else if word == "how", text(index + 1) == "many" {
        set(.howMany, index..<index + 2)
      } else if word == "how", text(index + 1) == "often" {
        set(.share, index..<index + 2)
      } else if ["count", "counts", "number"].contains(word) {
        set(.howMany, index..<index + 1)
      } else if [
        "share", "rate", "rates", "fraction", "percentage", "percent", "%", "proportion", "portion",
        "ratio", "shares", "part",
      ].contains(word) {
        set(.share, index..<index + 1)
      } else if ["traffic", "throughput", "volume", "qps", "rps", "load"].contains(word) {
        set(.perMinute, index..<index + 1)
      } else if ["unique", "distinct"].contains(word) {
        set(.distinct, index..<index + 1)
      } else if ["missing", "unrecorded", "absent", "null", "lacking"].contains(word) {
        set(.missing, index..<index + 1)
      }
    }
  }

  /// The first figure that is named counts; "missing" and "unique" say more than "how many".
  private mutating func set(_ new: Figure, _ place: Range<Int>) {
    use(place)
    switch (figure, new) {
    case (nil, _), (.howMany, .missing), (.howMany, .distinct), (.share, .missing): figure = new
    case (.howMany, .numeric), (.share, .numeric): figure = new
    default: return
    }
  }

  // MARK: - Fields and values

  private static let denials: Set<String> = [
    "not", "except", "excluding", "without", "outside", "non", "no", "arent", "isnt", "werent",
    "didnt", "wasnt", "never", "unlike",
  ]

  private mutating func readMentions() {
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
  private mutating func readBounds() {
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
      if let named { mentions.removeAll { $0.place == named.place } }
    }
  }

  private static let groupWords: Set<String> = [
    "by", "per", "across", "each", "every", "which", "between", "breakdown", "split", "broken",
    "grouped", "versus", "vs", "against", "compared", "what",
  ]

  /// Reads what the rows are grouped by: fields after `by` and the like, and two values of one field.
  private mutating func readGroups() {
    var isGrouping = false
    var lastEnd = 0
    for (index, mention) in mentions.enumerated() {
      let between = tokens[lastEnd..<mention.place.lowerBound]
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
    for index in tokens.indices where Self.groupWords.contains(tokens[index].text) {
      isUsed[index] = true
    }
    groupByValues()
  }

  private func canGroup(_ name: FieldName) -> Bool {
    switch vocabulary.kind(of: name) {
    case .category, .flag: true
    case .number, .entity, .reference, nil: false
    }
  }

  /// Several values of one field, such as "canary against control", are groups and no condition.
  private mutating func groupByValues() {
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

  // MARK: - Composing

  private mutating func compiled() -> TelemetryQuestion? {
    guard let aggregate = aggregate() else { return nil }
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
    var seen: Set<Condition> = []
    conditions = conditions.filter { seen.insert($0).inserted }
    return TelemetryQuestion(
      slice: slice(aggregate),
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
  private mutating func aggregate() -> String? {
    switch figure {
    case .numeric(let word):
      guard let name = take(where: { $0 == .number }) else { return share() }
      return "\(word) \(name)"
    case .distinct:
      guard let name = take(where: { $0 != .number }) else { return nil }
      return "distinct \(name)"
    case .missing:
      let canBeMissing = vocabulary.canBeMissing
      let index = mentions.firstIndex {
        if case .field(let name) = $0.meaning { canBeMissing(name) } else { false }
      }
      guard let index, case .field(let name) = mentions[index].meaning else { return nil }
      mentions.remove(at: index)
      return "missing \(name)"
    case .perMinute: return "rate"
    case .howMany:
      if let name = take(where: { $0 == .entity }) {
        return "distinct \(name)"
      }
      return "count"
    case .share: return share()
    case nil:
      if let name = take(where: { $0 == .number }) {
        return "p50 \(name)"
      }
      let hasShape = !groups.isEmpty || isOverTime || step != nil
      return hasShape ? share() ?? counted() : share()
    }
  }

  /// "conversations by pool" counts them.
  private func counted() -> String? {
    let namesRows = mentions.contains { $0.meaning == .rows }
    return namesRows ? "count" : nil
  }

  /// A share of rows: of a flag, else of a value that says how something ended, else of the first value.
  private mutating func share() -> String? {
    if let index = mentions.firstIndex(where: { isFlag($0.meaning) }),
      case .field(let name) = mentions[index].meaning
    {
      let isDenied = mentions.remove(at: index).isDenied
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
    else { return nil }
    mentions.remove(at: index)
    return "share \(field)=\(value)"
  }

  private func isFlag(_ meaning: QuestionVocabulary.Meaning) -> Bool {
    if case .field(let name) = meaning { vocabulary.kind(of: name) == .flag } else { false }
  }

  /// Takes the first mentioned field of a kind out of the mentions.
  private mutating func take(where isMeant: (ColumnKind) -> Bool) -> FieldName? {
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

  // MARK: - Words

  private func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].text : ""
  }

  private mutating func use(_ place: Range<Int>) {
    for index in place where isUsed.indices.contains(index) { isUsed[index] = true }
  }

  /// Words that say how a question is put and nothing of what is wanted.
  private static let neutral: Set<String> = [
    "plot", "chart", "graph", "table", "compute", "calculate", "compare", "comparison", "breakdown",
    "broken", "down", "split", "group", "grouped", "than", "over", "among", "within", "during",
    "since", "rows", "requests", "request", "conversations", "conversation", "answers", "answer",
    "messages", "calls", "cases", "events", "level", "levels", "values", "value", "figure", "rate",
    "having", "equal", "equals", "s", "th", "separately", "separate", "respectively", "please", "=",
    "different", "difference", "overall", "together", "data", "only", "just", "all", "traffic",
    "sorted", "aggregated", "statistics", "stats", "metric", "their", "after", "list", "queries",
    "query", "letters", "mails", "users", "come", "came", "ended", "ending", "end", "ends",
  ]

  private var unread: [String] {
    tokens.indices.filter {
      let word = tokens[$0].text
      return !isUsed[$0] && !Filler.words.contains(word) && !Self.neutral.contains(word)
        && !Self.denials.contains(word)
    }.map { tokens[$0].text }
  }
}
