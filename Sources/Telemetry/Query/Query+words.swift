extension Query {
  /// The question in plain words, such as `p95 of latency by language, arm = canary, last 30 min`.
  ///
  /// Fields are named by their titles; conditions by signs and, for numbers, units.
  package func words(in world: WorldModel) -> String {
    let reader = QueryWords(world: world, table: table)
    var text = aggregates.map(reader.figure).joined(separator: " and ")
    if !groupBy.isEmpty { text += " by " + groupBy.map(reader.title).joined(separator: " and ") }
    var parts = [text] + reader.conditions(rows)
    if world.table(table)?.hasTime ?? false {
      parts.append("last \(window.count) min")
      if let bucketMinutes { parts.append("every \(bucketMinutes) min") }
    }
    return parts.joined(separator: ", ")
  }
}

/// Puts the parts of a question to one table into words.
private struct QueryWords {
  let world: WorldModel
  let table: TableName

  func title(_ name: FieldName) -> String {
    world.table(table)?.field(name)?.title ?? name.rawValue
  }

  private var rows: String { world.table(table)?.title ?? table.rawValue }

  func figure(_ aggregate: Aggregate) -> String {
    switch aggregate {
    case .count: "number of \(rows)"
    case .perMinute: "\(rows) a minute"
    case .share(let predicate): "share with " + conditions(predicate).joined(separator: ", ")
    case .mean(let name): "mean of \(title(name))"
    case .sum(let name): "sum of \(title(name))"
    case .sd(let name): "standard deviation of \(title(name))"
    case .quantile(let name, 0.5): "median of \(title(name))"
    case .quantile(let name, let quantile):
      "p\(Digits.fixed(quantile * 100, decimals: 0)) of \(title(name))"
    case .distinct(let name): "different values of \(title(name))"
    case .missing(let name): "share without a value of \(title(name))"
    }
  }

  func conditions(_ predicate: Predicate) -> [String] {
    switch predicate {
    case .always: []
    case .all(let parts):
      if case .not(.isTrue(let name)) = parts.first {
        ["\(title(name)) = no"]
      } else {
        parts.flatMap(conditions)
      }
    case .any(let parts): [parts.flatMap(conditions).joined(separator: " or ")]
    case .not(.isOneOf(let name, let values)):
      ["\(title(name)) ≠ \(values.joined(separator: " or "))"]
    case .not(let part): conditions(part).map { "not \($0)" }
    case .isOneOf(let name, let values): ["\(title(name)) = \(values.joined(separator: " or "))"]
    case .isTrue(let name): ["\(title(name)) = yes"]
    case .isMissing(let name): ["no value of \(title(name))"]
    case .compares(let name, let relation, let bound):
      ["\(title(name)) \(sign(relation)) \(number(bound))\(unit(name))"]
    }
  }

  private func unit(_ name: FieldName) -> String {
    (world.table(table)?.field(name)?.unit).map { " \($0)" } ?? ""
  }

  private func number(_ value: Double) -> String {
    Digits.fixed(value, decimals: value == value.rounded() ? 0 : 2)
  }

  private func sign(_ relation: Relation) -> String {
    switch relation {
    case .equals: "="
    case .notEquals: "≠"
    case .above: ">"
    case .atLeast: "≥"
    case .below: "<"
    case .atMost: "≤"
    }
  }
}
