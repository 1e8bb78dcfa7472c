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

  /// Whether it holds for given codes; it must read discrete fields only.
  func holds(codeOf: (Int) -> UInt8) -> Bool {
    switch self {
    case .always: true
    case .all(let parts): parts.allSatisfy { $0.holds(codeOf: codeOf) }
    case .any(let parts): parts.contains { $0.holds(codeOf: codeOf) }
    case .not(let part): !part.holds(codeOf: codeOf)
    case .codes(let field, let marked): marked[Int(codeOf(field))]
    case .compares, .isMissingNumber:
      preconditionFailure("a number is read where only discrete fields are known")
    }
  }

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

  /// What is known to be necessary for it when only some fields are: a condition on those alone.
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
}
