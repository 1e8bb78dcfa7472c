extension Predicate {
  /// The fields that the condition reads, each once, in the order of their first mention.
  package var fieldsRead: [FieldName] {
    var names: [FieldName] = []
    collect { name, _ in if !names.contains(name) { names.append(name) } }
    return names
  }

  /// The fields whose values decide, less those whose absence the condition handles itself.
  ///
  /// A share counts only rows in which all of these were recorded.
  package var fieldsThatMustBeRecorded: [FieldName] {
    var valued: [FieldName] = []
    var handled: [FieldName] = []
    collect { name, isAboutAbsence in
      if isAboutAbsence {
        handled.append(name)
      } else if !valued.contains(name) {
        valued.append(name)
      }
    }
    return valued.filter { !handled.contains($0) }
  }

  /// The conditions that must all hold.
  var conjuncts: [Predicate] {
    switch self {
    case .always: []
    case .all(let parts): parts.flatMap(\.conjuncts)
    case .any, .not, .isOneOf, .isTrue, .compares, .isMissing: [self]
    }
  }

  private func collect(_ note: (FieldName, _ isAboutAbsence: Bool) -> Void) {
    switch self {
    case .always:
      break
    case .all(let parts), .any(let parts):
      for part in parts { part.collect(note) }
    case .not(let part):
      part.collect(note)
    case .isOneOf(let name, _), .isTrue(let name), .compares(let name, _, _):
      note(name, false)
    case .isMissing(let name):
      note(name, true)
    }
  }
}

extension Aggregate {
  /// The fields that the aggregate reads.
  package var fieldsRead: [FieldName] {
    switch self {
    case .count, .perMinute: []
    case .share(let predicate): predicate.fieldsRead
    case .mean(let name), .sum(let name), .sd(let name), .quantile(let name, _),
      .distinct(let name), .missing(let name):
      [name]
    }
  }
}

extension Query {
  /// The columns that answering needs, in the order of the table's fields.
  ///
  /// Names that the table does not have are left out; `problems(in:)` reports them.
  package func requiredFields(in table: Table, sight: Sight = .telemetry) -> [FieldName] {
    var read = Set(rows.fieldsRead)
    read.formUnion(sight.rows(of: table).fieldsRead)
    read.formUnion(groupBy)
    for aggregate in aggregates { read.formUnion(aggregate.fieldsRead) }
    return table.fields.map(\.name).filter(read.contains)
  }
}
