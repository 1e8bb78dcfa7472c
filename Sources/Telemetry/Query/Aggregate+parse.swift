/// The reason for which words are not an aggregate.
package enum AggregateSyntaxError: Error, Hashable, Sendable {
  /// The position of each problem is in characters from 0.
  case empty(at: Int)
  case unknownWord(String, at: Int)
  case fieldExpected(after: String, at: Int)
  case valueExpected(FieldName, at: Int)
  case quantileExpected(FieldName, at: Int)
  case quantileOutOfRange(String, at: Int)
  case surplus(String, at: Int)
}

extension AggregateSyntaxError: CustomStringConvertible {
  /// The position of the problem in the text, in characters from 0.
  package var offset: Int {
    switch self {
    case .empty(let offset), .unknownWord(_, let offset), .fieldExpected(_, let offset),
      .valueExpected(_, let offset), .quantileExpected(_, let offset),
      .quantileOutOfRange(_, let offset), .surplus(_, let offset):
      offset
    }
  }

  package var description: String {
    switch self {
    case .empty:
      "Nothing to compute; ask for one of: \(Self.list)."
    case .unknownWord(let word, _):
      if NearestName.among(Aggregate.acceptedWords, to: word).isEmpty {
        "'\(word)' is nothing to compute; ask for one of: \(Self.list)."
      } else {
        "'\(word)' is nothing to compute."
          + NearestName.offer(NearestName.among(Aggregate.acceptedWords, to: word))
      }
    case .fieldExpected(let word, _):
      "'\(word)' needs the name of a field after it."
    case .valueExpected(let field, _):
      "A value is expected after '\(field)=', such as 'share status=error'."
    case .quantileExpected(let field, _):
      "A number between 0 and 1 is expected after 'quantile \(field)', such as 0.95."
    case .quantileOutOfRange(let text, _):
      "'\(text)' is no quantile; it must be a number between 0 and 1."
    case .surplus(let text, _):
      "'\(text)' is too much here; separate several figures with commas or commands."
    }
  }

  private static var list: String { Aggregate.acceptedWords.joined(separator: ", ") }
}

extension Aggregate {
  /// The words that `parse` takes first, in the order in which they are offered.
  package static let acceptedWords = [
    "count", "rate", "share", "mean", "sum", "sd", "p50", "p90", "p95", "p99", "quantile",
    "distinct", "missing",
  ]

  /// Reads an aggregate from words, such as `p95 latency_ms` or `share status=error,timeout`.
  ///
  /// Accepted: `count`, `rate`, `share F`, `share F=V[,V…]`, `mean F`, `sum F`, `sd F`, `p50 F`,
  /// `p90 F`, `p95 F`, `p99 F`, `quantile F Q`, `distinct F`, `missing F`. Whether the fields exist is
  /// not decided here; `Query.problems(in:)` does.
  package static func parse(_ text: String) throws(AggregateSyntaxError) -> Aggregate {
    var words = Words(text)
    guard let (word, offset) = words.next() else { throw .empty(at: 0) }
    let aggregate = try parse(word, at: offset, &words)
    if let (surplus, offset) = words.next() { throw .surplus(surplus, at: offset) }
    return aggregate
  }

  private static func parse(
    _ word: String,
    at offset: Int,
    _ words: inout Words
  ) throws(AggregateSyntaxError) -> Aggregate {
    switch word {
    case "count": return .count
    case "rate": return .perMinute
    case "share": return .share(try condition(&words))
    case "mean": return .mean(try field(after: word, &words))
    case "sum": return .sum(try field(after: word, &words))
    case "sd": return .sd(try field(after: word, &words))
    case "distinct": return .distinct(try field(after: word, &words))
    case "missing": return .missing(try field(after: word, &words))
    case "quantile":
      let name = try field(after: word, &words)
      return .quantile(name, try quantile(of: name, &words))
    default:
      guard let percentile = percentiles.first(where: { $0.word == word }) else {
        throw .unknownWord(word, at: offset)
      }
      return .quantile(try field(after: word, &words), percentile.quantile)
    }
  }

  private static func field(
    after word: String,
    _ words: inout Words
  ) throws(AggregateSyntaxError) -> FieldName {
    guard let (name, _) = words.next() else { throw .fieldExpected(after: word, at: words.offset) }
    return FieldName(name)
  }

  private static func quantile(
    of name: FieldName,
    _ words: inout Words
  ) throws(AggregateSyntaxError) -> Double {
    guard let (text, offset) = words.next() else {
      throw .quantileExpected(name, at: words.offset)
    }
    guard let quantile = Double(text), (0...1).contains(quantile) else {
      throw .quantileOutOfRange(text, at: offset)
    }
    return quantile
  }

  private static func condition(
    _ words: inout Words
  ) throws(AggregateSyntaxError) -> Predicate {
    guard let (text, offset) = words.next() else {
      throw .fieldExpected(after: "share", at: words.offset)
    }
    guard let sign = text.firstIndex(of: "=") else { return .isTrue(FieldName(text)) }
    guard sign != text.startIndex else { throw .fieldExpected(after: "share", at: offset) }
    let name = FieldName(String(text[..<sign]))
    let values = text[text.index(after: sign)...].split(
      separator: ",",
      omittingEmptySubsequences: false
    )
    guard !values.contains(where: \.isEmpty) else {
      throw .valueExpected(name, at: offset + text.count)
    }
    return .isOneOf(name, values.map { String($0) })
  }
}

/// The words of a text between blanks, with where each begins.
private struct Words {
  private var rest: Substring
  /// Characters read so far.
  private(set) var offset = 0

  init(_ text: String) { rest = text[...] }

  mutating func next() -> (word: String, offset: Int)? {
    let blanks = rest.prefix(while: \.isWhitespace)
    rest = rest[blanks.endIndex...]
    offset += blanks.count
    let word = rest.prefix { !$0.isWhitespace }
    guard !word.isEmpty else { return nil }
    rest = rest[word.endIndex...]
    defer { offset += word.count }
    return (String(word), offset)
  }
}
