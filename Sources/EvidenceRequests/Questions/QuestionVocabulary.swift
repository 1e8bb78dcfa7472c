import Telemetry
import TextAnalysis

/// The words by which the fields and values of one table can be meant.
struct QuestionVocabulary {
  /// The thing that some words of a question name.
  enum Meaning: Hashable {
    case field(FieldName)
    case value(FieldName, String)
    /// The rows themselves.
    case rows
  }

  private struct Term {
    var name: String
    var stems: [String]
    var meaning: Meaning

    init(_ name: String, _ meaning: Meaning) {
      self.name = name
      self.meaning = meaning
      stems = QuestionToken.stems(name)
    }

    /// Whether it is a word that was meant where another was typed: one slip, or in longer words
    /// another letter in one place, but not the first.
    func isMeant(by typed: String) -> Bool {
      if Spelling.isSame(typed, name) { return true }
      guard typed.count == name.count, typed.count >= 6, typed.first == name.first else {
        return false
      }
      return zip(typed, name).count { $0 != $1 } == 1
    }
  }

  let table: Table
  private let world: WorldModel
  /// Longer terms first.
  private let terms: [Term]

  init(_ table: Table, in world: WorldModel) {
    self.table = table
    self.world = world
    var names: [(String, Meaning)] = [(table.title, .rows), (table.name.rawValue, .rows)]
    for field in table.fields where !field.isHidden {
      let meaning = Meaning.field(field.name)
      let unit = field.unit.map { "_\($0)" } ?? ""
      let name = field.name.rawValue
      let short = name.hasSuffix(unit) ? String(name.dropLast(unit.count)) : name
      let isFlag = world.kind(of: field.name, in: table.name) == .flag
      names += [(field.title, meaning), (name, meaning), (short, meaning)]
      names += Self.beginnings(of: field.title).map { ($0, meaning) }
      names += Self.synonyms(of: [field.title, short], Self.fieldSynonyms).map { ($0, meaning) }
      guard !isFlag else { continue }
      for value in world.groupValues(of: field.name, in: table.name) ?? [] {
        let meaning = Meaning.value(field.name, value)
        names.append(("\(field.title) \(value)", meaning))
        names.append(("\(short) \(value)", meaning))
        if value.count > 2 || value.contains(where: \.isNumber) || Self.languages[value] != nil {
          names.append((value, meaning))
        }
        names += [Self.languages[value]].compactMap { $0 }.map { ($0, meaning) }
        names += Self.synonyms(of: [value], Self.valueSynonyms).map { ($0, meaning) }
      }
    }
    var seen: Set<[String]> = []
    let found = names.map(Term.init).filter { !$0.stems.isEmpty && seen.insert($0.stems).inserted }
    // Longer ones first; of equals the one that was named first.
    terms = Dictionary(grouping: found, by: \.stems.count).sorted { $0.key > $1.key }
      .flatMap(\.value)
  }

  /// The title without what explains it: a part in brackets, or where something stands.
  private static func beginnings(of title: String) -> [String] {
    ["(", " in the ", " by "].compactMap { title.firstRange(of: $0) }
      .map { String(title[..<$0.lowerBound]) }
      .filter { $0.split(separator: " ").count >= 3 }
  }

  private static func synonyms(
    of names: [String],
    _ groups: [(name: String, others: [String])]
  ) -> [String] {
    let known = Set(names.map(QuestionToken.stems))
    return groups.filter { known.contains(QuestionToken.stems($0.name)) }.flatMap(\.others)
  }

  /// The longest term that begins at a position, with the words that it takes.
  ///
  /// Where no term is spelt so, a word with one slip of the keys is taken for the one that it could be,
  /// unless it is another word of English or of the field.
  func term(at start: Int, in tokens: [QuestionToken]) -> (meaning: Meaning, count: Int)? {
    let rest = tokens[start...].map(\.stem)
    if let term = terms.first(where: { rest.starts(with: $0.stems) }) {
      return (term.meaning, term.stems.count)
    }
    guard !Self.isWord(tokens[start]) else { return nil }
    let near = terms.filter { $0.stems.count == 1 && $0.isMeant(by: tokens[start].text) }
    let meanings = Set(near.map(\.meaning))
    guard meanings.count == 1, let meaning = meanings.first else { return nil }
    return (meaning, 1)
  }

  /// Whether a token is a word of its own, whatever it looks like.
  private static func isWord(_ token: QuestionToken) -> Bool {
    PlainWords.contain(token.stem) || Thesaurus.evidence.knows(token.stem)
      || Filler.words.contains(token.text) || QuestionReader.neutral.contains(token.text)
  }

  func kind(of name: FieldName) -> ColumnKind? { world.kind(of: name, in: table.name) }

  func title(of name: FieldName) -> String { table.field(name)?.title ?? name.rawValue }

  func unit(of name: FieldName) -> String? { table.field(name)?.unit }

  /// The first number that is a time, which "slower than 5 s" means.
  var duration: FieldName? {
    table.fields.first { !$0.isHidden && $0.unit == "ms" }?.name
  }

  /// The first number that is measured in a unit, which "longer than 120 words" means.
  func number(withUnit unit: String) -> FieldName? {
    table.fields.first { !$0.isHidden && $0.unit == unit }?.name
  }

  func canBeMissing(_ name: FieldName) -> Bool { world.canBeMissing(name, in: table.name) }

  /// ISO 639-1 codes that scenarios use for languages.
  private static let languages = [
    "en": "english", "de": "german", "es": "spanish", "fr": "french", "ja": "japanese",
    "it": "italian", "pt": "portuguese", "ko": "korean", "zh": "chinese",
  ]

  private static let fieldSynonyms: [(name: String, others: [String])] = [
    ("latency", ["response time", "response times", "answer time", "speed", "delay", "slowness"]),
    ("duration", ["latency", "response time", "run time", "speed"]),
    ("language", ["locale"]),
    ("device", ["platform"]),
    ("user", ["customer", "people", "person", "account"]),
    ("account", ["customer", "user", "people", "firm"]),
    ("usage", ["intensity of use"]),
    ("version", ["release", "model version"]),
    ("model", ["model version", "llm"]),
    ("model build", ["model version", "model", "build"]),
    ("cluster", ["region", "datacentre"]),
    ("pool", ["serving pool", "replica pool"]),
    ("arm", ["variant", "group", "bucket", "experiment arm"]),
    ("finish reason", ["finish", "stop reason", "end of the answer", "how answers end"]),
    ("kind of query", ["query type", "query kind", "type of query", "kinds of queries"]),
    ("topic", ["subject", "theme"]),
    ("trade", ["industry", "business", "sector"]),
    ("ring", ["rollout ring"]),
    ("tool", ["tool name"]),
    (
      "resolved",
      [
        "resolution", "resolve", "solved", "success", "successful", "succeed", "outcome",
        "outcome event",
      ]
    ),
    ("session state on hand", ["cache hit", "cached", "warm session"]),
    ("complained", ["complaint", "complaining"]),
    ("answer is a refusal", ["refusal", "refuse", "declined"]),
    (
      "answer in the format asked for",
      ["valid format", "right format", "valid answer", "well formed", "format validity"]
    ),
    ("voted helpful", ["helpful", "helpful vote", "helpfulness", "thumbs up", "vote"]),
    (
      "contacted an agent",
      ["escalation", "escalated", "agent contact", "human agent", "handover", "contacted agent"]
    ),
    (
      "answered without the profile",
      [
        "without profile", "missing profile", "no profile", "lacking the profile",
        "profile missing",
      ]
    ),
    ("cites superseded text", ["superseded", "outdated text", "stale citation", "outdated"]),
    ("words in the summary", ["summary length", "answer length", "length of summaries", "words"]),
    ("reported by the user", ["user report", "report", "reported"]),
    ("not delivered", ["stopped", "undelivered", "blocked"]),
    (
      "reached an unnamed recipient",
      ["unnamed recipient", "unknown recipient", "stranger", "unnamed"]
    ),
    ("the call named that recipient", ["recipient in the call", "named in the call"]),
    ("ledger connected", ["with ledger", "ledger users", "ledger"]),
    ("scheduler connected", ["with scheduler", "scheduler users", "scheduler"]),
    ("arguments did not fit the schema", ["schema error", "rejected", "invalid arguments"]),
    ("input tokens", ["prompt tokens", "prompt length", "input length", "prompt size"]),
    ("output tokens", ["answer tokens", "completion tokens", "answer length", "output length"]),
    ("retrieval score", ["similarity", "match score", "retrieval similarity"]),
    ("turns", ["number of turns", "conversation length"]),
    ("about closing the quarter", ["quarter closing", "closing", "quarter end"]),
  ]

  private static let valueSynonyms: [(name: String, others: [String])] = [
    (
      "length",
      [
        "cut off", "cut short", "truncated", "truncation", "length limit", "hit the limit",
        "hit the length limit",
        "cutoff", "cutoffs", "hitting the limit", "ran into the limit", "token limit",
      ]
    ),
    ("error", ["failed", "failing", "failure", "errored", "crashed"]),
    ("heavy", ["power"]),
    ("mobile", ["phone", "smartphone"]),
    ("web", ["browser", "desktop"]),
    ("control", ["baseline", "old arm"]),
    ("pasted", ["paste"]),
    ("letting", ["landlord"]),
    ("clinic", ["medical"]),
    ("accounting", ["accountant"]),
  ]
}
