/// Reads a free question to the telemetry.
///
/// `AGGREGATE [by FIELD[,FIELD]] [where FIELD=VALUE[,FIELD>NUMBER…]] [last MINUTES] [every MINUTES]
/// [of TABLE]`; aggregates as `Aggregate.parse` reads them. Parts may come in any order.
package struct SliceParser {
  private let world: WorldModel
  /// The minute at which the question is asked; its window ends there.
  private let clock: Int

  package init(world: WorldModel, clock: Int) {
    self.world = world
    self.clock = clock
  }

  /// A word that begins a part of a question.
  package enum Keyword: String, Hashable, Sendable, CaseIterable {
    case by, `where`, last, every, of
  }

  /// The length of the window in minutes where a question gives none.
  private static let defaultMinutes = 60

  /// The query that a question means; throws the first thing that is wrong with it.
  package func parse(_ text: String) throws(SliceSyntaxError) -> Query {
    var figure: [String] = []
    var parts: [Keyword: [String]] = [:]
    var part: Keyword?
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      if let keyword = Keyword(rawValue: word.lowercased()) {
        guard parts[keyword] == nil else { throw .twice(keyword) }
        parts[keyword] = []
        part = keyword
      } else if let part {
        parts[part, default: []].append(word)
      } else {
        figure.append(word)
      }
    }
    let table = try table(parts[.of])
    let minutes = try number(parts[.last], .last) ?? Self.defaultMinutes
    let query = Query(
      table: table.name,
      window: MinuteRange(from: max(world.firstMinute, clock - minutes), to: clock),
      rows: try conditions(list(parts[.where]), in: table),
      groupBy: list(parts[.by]).map { FieldName($0) },
      bucketMinutes: try number(parts[.every], .every),
      aggregates: [try aggregate(figure, in: table)]
    )
    if let problem = query.problems(in: world).first { throw .query(problem.error) }
    return query
  }

  private func list(_ words: [String]?) -> [String] {
    (words ?? []).joined(separator: " ")
      .split(whereSeparator: { $0 == "," }).map { $0.trimmed }.filter { !$0.isEmpty }
  }

  private func table(_ words: [String]?) throws(SliceSyntaxError) -> Table {
    let name = words?.first ?? world.tables.first?.name.rawValue ?? ""
    guard let table = world.table(TableName(name)) else {
      throw .unknownTable(name, world.tables.map(\.name.rawValue))
    }
    return table
  }

  private func number(
    _ words: [String]?,
    _ keyword: Keyword
  ) throws(SliceSyntaxError) -> Int? {
    guard let words else { return nil }
    guard let word = words.first, words.count == 1, let number = Int(word),
      (1...MinuteRange.limit).contains(number)
    else {
      throw .notMinutes(words.joined(separator: " "), keyword)
    }
    return number
  }

  private func aggregate(
    _ words: [String],
    in table: Table
  ) throws(SliceSyntaxError) -> Aggregate {
    let word = words.first?.lowercased() ?? ""
    let text = ([word] + words.dropFirst()).joined(separator: " ")
    let aggregate: Aggregate
    do {
      aggregate = try Aggregate.parse(text)
    } catch {
      throw .aggregate(error)
    }
    // `share resolved=true` reads as a choice among values, which a flag has not.
    guard case .share(.isOneOf(let name, let values)) = aggregate, values.count == 1,
      world.kind(of: name, in: table.name) == .flag
    else { return aggregate }
    return .share(try condition("\(name)=\(values[0])", in: table))
  }

  private func conditions(
    _ texts: [String],
    in table: Table
  ) throws(SliceSyntaxError) -> Predicate {
    var parts: [Predicate] = []
    for text in texts { parts.append(try condition(text, in: table)) }
    return parts.isEmpty ? .always : .all(parts)
  }

  private static let relations: [(String, Relation)] = [
    ("!=", .notEquals), (">=", .atLeast), ("<=", .atMost), ("=", .equals), (">", .above),
    ("<", .below),
  ]

  private func condition(_ text: String, in table: Table) throws(SliceSyntaxError) -> Predicate {
    for (symbol, relation) in Self.relations {
      guard let range = text.firstRange(of: symbol) else { continue }
      let name = FieldName(text[..<range.lowerBound].trimmed)
      let value = text[range.upperBound...].trimmed
      if let number = Double(value), world.kind(of: name, in: table.name) == .number {
        return .compares(name, relation, number)
      }
      let equals: Predicate
      switch (value.lowercased(), world.kind(of: name, in: table.name)) {
      case ("true", .flag): equals = .isTrue(name)
      case ("false", .flag): equals = .all([.not(.isTrue(name)), .not(.isMissing(name))])
      case ("missing", _): equals = .isMissing(name)
      default: equals = .isOneOf(name, [value])
      }
      switch relation {
      case .equals: return equals
      case .notEquals: return .not(equals)
      case .above, .atLeast, .below, .atMost: throw .notANumber(value, name)
      }
    }
    throw .badCondition(text)
  }
}

/// The reason why a free question is not understood.
package enum SliceSyntaxError: Error, Hashable, Sendable {
  /// A part is begun twice.
  case twice(SliceParser.Keyword)
  /// No table has that name; the tables there are follow.
  case unknownTable(String, [String])
  /// The words after `last` or `every` are no number of minutes.
  case notMinutes(String, SliceParser.Keyword)
  case aggregate(AggregateSyntaxError)
  /// A condition without a comparison.
  case badCondition(String)
  /// A value that cannot be ordered is compared with a field.
  case notANumber(String, FieldName)
  /// The question reads well but cannot be asked of this telemetry.
  case query(QueryError)
}

extension SliceSyntaxError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .twice(let keyword): "'\(keyword.rawValue)' stands twice in the question"
    case .unknownTable(let name, let tables):
      "there is no table '\(name)'; there are \(tables.joined(separator: ", "))"
    case .notMinutes(let text, let keyword):
      "'\(keyword.rawValue)' needs a whole number of minutes from 1 to \(MinuteRange.limit),"
        + " not '\(text)'"
    case .aggregate(let error): "\(error)"
    case .badCondition(let text):
      "'\(text)' is not a condition; write field=value, field!=value or field>number"
    case .notANumber(let value, let field): "'\(value)' is not a number to compare '\(field)' with"
    case .query(let error): "\(error)"
    }
  }
}
