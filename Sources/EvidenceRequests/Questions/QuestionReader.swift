import Telemetry

/// Reads a question to one table: which figure, by which fields, of which rows, from when.
struct QuestionReader {
  let vocabulary: QuestionVocabulary
  let tokens: [QuestionToken]
  var isUsed: [Bool]
  var figure: Figure?
  var groups: [FieldName] = []
  var conditions: [Condition] = []
  var minutes: Int?
  var step: Int?
  var isOverTime = false
  var isPerMinute = false
  /// Fields and values that were named, with their places.
  var mentions: [Mention] = []

  struct Mention {
    var meaning: QuestionVocabulary.Meaning
    var place: Range<Int>
    var isDenied: Bool
  }

  /// The way in which a question wants rows summed up.
  enum Figure: Hashable {
    case numeric(word: String)
    case howMany, share, perMinute, distinct, missing
  }

  struct Condition: Hashable {
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

  func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].text : ""
  }

  mutating func use(_ place: Range<Int>) {
    for index in place where isUsed.indices.contains(index) { isUsed[index] = true }
  }

  /// Words that say how a question is put and nothing of what is wanted.
  static let neutral: Set<String> = [
    "plot", "chart", "graph", "table", "compute", "calculate", "compare", "comparison", "breakdown",
    "broken", "down", "split", "group", "grouped", "than", "over", "among", "within", "during",
    "since", "rows", "requests", "request", "conversations", "conversation", "answers", "answer",
    "messages", "calls", "cases", "events", "level", "levels", "values", "value", "figure", "rate",
    "having", "equal", "equals", "s", "th", "separately", "separate", "respectively", "please", "=",
    "different", "difference", "overall", "together", "data", "only", "just", "all", "traffic",
    "sorted", "aggregated", "statistics", "stats", "metric", "their", "after", "list", "queries",
    "query", "summary", "summaries", "citations", ",", "or", "letters", "mails", "users", "come",
    "came", "ended", "ending", "end", "ends",
  ]

  var unread: [String] {
    tokens.indices.filter {
      let word = tokens[$0].text
      return !isUsed[$0] && !Filler.words.contains(word) && !Self.neutral.contains(word)
        && !Self.denials.contains(word)
    }.map { tokens[$0].text }
  }
}
