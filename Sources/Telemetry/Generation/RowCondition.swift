/// A condition on the fields of one row, by the fields' positions.
indirect enum RowCondition: Sendable {
  case always
  case all([RowCondition])
  case any([RowCondition])
  case not(RowCondition)
  /// The code of a discrete field, 0 ... 255, is among those marked.
  case codes(Int, [Bool])
  /// The bound has the precision of the column, so that 0.7 equals a stored 0.7.
  case compares(Int, Relation, Float)
  case isMissingNumber(Int)

  /// The fields it reads, with repetitions.
  var fields: [Int] {
    switch self {
    case .always: []
    case .all(let parts), .any(let parts): parts.flatMap(\.fields)
    case .not(let part): part.fields
    case .codes(let field, _), .compares(let field, _, _), .isMissingNumber(let field): [field]
    }
  }

  /// Whether it reads discrete fields only.
  var isDiscrete: Bool {
    switch self {
    case .always, .codes: true
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isDiscrete)
    case .not(let part): part.isDiscrete
    case .compares, .isMissingNumber: false
    }
  }

  /// Returns a condition on some fields alone that holds wherever this one does.
  func necessary(knowing known: Set<Int>) -> RowCondition {
    switch self {
    case .always: return self
    case .all(let parts):
      let needed = parts.map { $0.necessary(knowing: known) }.filter { !$0.isAlways }
      return needed.isEmpty ? .always : .all(needed)
    case .any(let parts):
      let needed = parts.map { $0.necessary(knowing: known) }
      return needed.contains(where: \.isAlways) ? .always : .any(needed)
    case .not, .codes, .compares, .isMissingNumber:
      return known.isSuperset(of: fields) ? self : .always
    }
  }

  var isAlways: Bool {
    if case .always = self { true } else { false }
  }

  /// The same condition with less to ask.
  ///
  /// Alternatives on one field are one question, and a question that every value of a field passes is
  /// none; `codeCount` tells how many codes a discrete field has, `nil` where it may be missing.
  func simplified(codeCount: (Int) -> Int?) -> RowCondition {
    switch self {
    case .always, .compares, .isMissingNumber: return self
    case .not(let part): return .not(part.simplified(codeCount: codeCount))
    case .codes(let field, let marked):
      guard let count = codeCount(field), marked.prefix(count).allSatisfy({ $0 }) else {
        return self
      }
      return .always
    case .all(let parts):
      let needed = parts.map { $0.simplified(codeCount: codeCount) }.filter { !$0.isAlways }
      return needed.isEmpty ? .always : needed.count == 1 ? needed[0] : .all(needed)
    case .any(let parts):
      var joined: [RowCondition] = []
      for part in parts.map({ $0.simplified(codeCount: codeCount) }) {
        if case .codes(let field, let marked) = part, case .codes(field, let others)? = joined.last
        {
          joined[joined.count - 1] = .codes(field, zip(marked, others).map { $0 || $1 })
        } else {
          joined.append(part)
        }
      }
      let parts = joined.map { part in
        if case .codes = part { part.simplified(codeCount: codeCount) } else { part }
      }
      if parts.contains(where: \.isAlways) { return .always }
      return parts.count == 1 ? parts[0] : .any(parts)
    }
  }
}
