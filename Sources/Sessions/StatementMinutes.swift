import Telemetry

/// The minutes that a statement in SQL is about, as far as its conditions compare `minute` with numbers.
///
/// Conditions count where they choose rows: after WHERE. A comparison among the results, such as
/// `minute >= -75 AS late`, bounds nothing.
struct StatementMinutes {
  private let words: [String]

  /// Takes apart a statement, which may be none; one too long to be asked has no words.
  init(_ statement: String) {
    words = statement.utf8.count > Self.mostBytes ? [] : Self.words(of: statement)
  }

  private static let mostBytes = 20_000
  /// The deepest parentheses that are looked into.
  private static let deepest = 32

  /// The minutes within `all` that the statement reads; `all` where nothing bounds it.
  ///
  /// They are the hull of what the conditions of its parts allow; the filters of aggregates count where
  /// no other condition bounds the minutes.
  func range(within all: MinuteRange) -> MinuteRange {
    let clauses = clauses
    let main = clauses.filter { !$0.isFilter }.compactMap { Self.bounds(of: $0.condition) }
    let filters = clauses.filter(\.isFilter).map { Self.bounds(of: $0.condition) }
    if let hull = Self.hull(main) { return hull.clamped(to: all) }
    guard !filters.contains(where: { $0 == nil }), let hull = Self.hull(filters.compactMap(\.self))
    else { return all }
    return hull.clamped(to: all)
  }

  private struct Clause {
    var condition: ArraySlice<String>
    var isFilter: Bool
  }

  /// The conditions after each WHERE, up to the end of their part of the statement.
  private var clauses: [Clause] {
    words.indices.filter { words[$0] == "where" }.map { place in
      var depth = 0
      var end = place + 1
      while end < words.count {
        let word = words[end]
        if word == "(" { depth += 1 }
        if word == ")" { depth -= 1 }
        if depth < 0 || depth == 0 && Self.ends.contains(word) { break }
        end += 1
      }
      let isFilter = place > 1 && words[place - 1] == "(" && words[place - 2] == "filter"
      return Clause(condition: words[(place + 1)..<end], isFilter: isFilter)
    }
  }

  private static let ends: Set<String> = [
    "group", "order", "limit", "having", "window", "union", "intersect", "except", ";",
  ]
}

extension StatementMinutes {
  /// Bounds that may be open on either side.
  private struct Bounds {
    var from: Int?
    var to: Int?

    func clamped(to all: MinuteRange) -> MinuteRange {
      MinuteRange(from: max(all.from, from ?? all.from), to: min(all.to, to ?? all.to))
    }
  }

  /// The smallest bounds that hold all of some; `nil` for none.
  private static func hull(_ parts: [Bounds]) -> Bounds? {
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { hull, part in
      Bounds(
        from: hull.from.flatMap { from in part.from.map { min(from, $0) } },
        to: hull.to.flatMap { to in part.to.map { max(to, $0) } }
      )
    }
  }

  /// The bounds that a condition sets; `nil` where it sets none.
  private static func bounds(of condition: ArraySlice<String>, depth: Int = 0) -> Bounds? {
    guard depth < deepest else { return nil }
    if let inner = unwrapped(condition) { return bounds(of: inner, depth: depth + 1) }
    let choices = split(condition, at: "or")
    if choices.count > 1 {
      let parts = choices.map { bounds(of: $0, depth: depth + 1) }
      return parts.contains { $0 == nil } ? nil : hull(parts.compactMap(\.self))
    }
    let conditions = split(condition, at: "and")
    guard conditions.count > 1 else { return comparison(Array(condition)) }
    let parts = conditions.compactMap { bounds(of: $0, depth: depth + 1) }
    guard !parts.isEmpty else { return nil }
    return Bounds(from: parts.compactMap(\.from).max(), to: parts.compactMap(\.to).min())
  }

  /// The content of parentheses that enclose all of a condition.
  private static func unwrapped(_ condition: ArraySlice<String>) -> ArraySlice<String>? {
    guard condition.first == "(", condition.last == ")" else { return nil }
    var depth = 0
    for (place, word) in zip(condition.indices, condition) {
      if word == "(" { depth += 1 }
      if word == ")" { depth -= 1 }
      if depth == 0, place < condition.endIndex - 1 { return nil }
    }
    return condition.dropFirst().dropLast()
  }

  /// The parts of a condition between a word outside parentheses; the `and` of a `between` is none.
  private static func split(_ condition: ArraySlice<String>, at divider: String)
    -> [ArraySlice<String>]
  {
    var parts: [ArraySlice<String>] = []
    var start = condition.startIndex
    var depth = 0
    var isBetween = false
    for (place, word) in zip(condition.indices, condition) {
      switch word {
      case "(": depth += 1
      case ")": depth -= 1
      case "between" where depth == 0: isBetween = true
      case "and" where depth == 0 && isBetween: isBetween = false
      case divider where depth == 0:
        parts.append(condition[start..<place])
        start = place + 1
      default: break
      }
    }
    return parts + [condition[start...]]
  }

  /// The bounds of a single comparison of `minute` with a number, on either side.
  private static func comparison(_ words: [String]) -> Bounds? {
    if words.count == 5, isMinute(words[0]), words[1] == "between", words[3] == "and",
      let from = Int(words[2]), let last = Int(words[4])
    {
      return Bounds(from: from, to: after(last))
    }
    guard words.count == 3 else { return nil }
    if isMinute(words[0]), let number = Int(words[2]) { return bounds(words[1], number) }
    if isMinute(words[2]), let number = Int(words[0]), let sign = mirrored[words[1]] {
      return bounds(sign, number)
    }
    return nil
  }

  private static func bounds(_ sign: String, _ number: Int) -> Bounds? {
    switch sign {
    case ">=": Bounds(from: number)
    case ">": Bounds(from: after(number))
    case "<": Bounds(to: number)
    case "<=": Bounds(to: after(number))
    case "=", "==": Bounds(from: number, to: after(number))
    default: nil
    }
  }

  private static let mirrored = ["<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "==": "=="]

  private static func after(_ number: Int) -> Int { number < .max ? number + 1 : number }

  private static func isMinute(_ word: String) -> Bool {
    word == "minute" || word.hasSuffix(".minute")
  }
}

extension StatementMinutes {
  /// The words and signs of a statement in lower case, without comments; a text is one word, and so is a
  /// number with the minus before it.
  private static func words(of statement: String) -> [String] {
    var words: [String] = []
    for match in statement.lowercased().matches(of: word) {
      let word = String(match.output)
      guard !word.hasPrefix("--"), !word.hasPrefix("/*") else { continue }
      let plain = word.hasPrefix("\"") ? word.replacing("\"", with: "") : word
      // A name in quotation marks belongs to the table before its dot.
      if word.hasPrefix("\""), let table = words.last, table.count > 1, table.hasSuffix(".") {
        words[words.count - 1] = table + plain
      } else {
        words.append(plain)
      }
    }
    return words
  }

  private static var word: Regex<Substring> {
    #/--[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|'(?:[^']|'')*'?|"[^"]*"?|-?[0-9]{1,18}\b|[\p{L}_][\p{L}\p{N}_.]*|<=|>=|<>|!=|==|\S/#
  }
}
