extension ScenarioProblem.Noun {
  /// Several of them.
  var plural: String {
    switch self {
    case .hypothesis: "hypotheses"
    case .family: "families"
    case .labParameter: "parameters of the lab"
    case .scenario, .action, .finding, .measure, .mitigation, .artifact, .variant, .place,
      .message, .concept, .control, .variable, .table, .field, .state, .mitigationState,
      .invariant, .stage, .signal, .redFlag:
      "\(rawValue)s"
    }
  }

  /// One of them, with its article.
  var phrase: String {
    switch self {
    case .action, .artifact, .invariant: "an \(rawValue)"
    case .scenario, .hypothesis, .finding, .measure, .mitigation, .variant, .place, .family,
      .message, .concept, .control, .variable, .table, .field, .state, .mitigationState,
      .stage, .signal, .redFlag, .labParameter:
      "a \(rawValue)"
    }
  }

  /// Whether its names are written with `_` and start with a letter, rather than with `-`.
  var isColumnLike: Bool {
    switch self {
    case .measure, .control, .variable, .table, .field: true
    case .scenario, .hypothesis, .action, .finding, .mitigation, .artifact, .variant, .place,
      .family, .message, .concept, .state, .mitigationState, .invariant, .stage, .signal,
      .redFlag, .labParameter:
      false
    }
  }

  /// The characters that names of this kind may have.
  var allowedCharacters: String {
    isColumnLike
      ? "1 to 64 lower-case letters, digits and '_', starting with a letter"
      : "1 to 64 lower-case letters, digits and '-', not starting with '-'"
  }

  /// Whether a text can be its name; complexity O(length).
  func allows(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, bytes.count <= 64 else { return false }
    let joiner = UInt8(ascii: isColumnLike ? "_" : "-")
    let isLetter = { (byte: UInt8) in (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    return (isLetter(first) || (!isColumnLike && isDigit(first)))
      && bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == joiner }
  }
}

extension ScenarioProblem.Bound {
  /// The words after "must be" for a number within the bound.
  var phrase: String {
    switch self {
    case .exactly(let value): "\(value)"
    case .between(let low, let high): "between \(low) and \(high)"
    case .atLeast(let low): "at least \(low)"
    case .below(let high): "below \(high)"
    case .positive: "above 0"
    case .notNegative: "at least 0"
    case .probability: "between 0 and 1"
    case .finite: "finite"
    }
  }

  /// Whether a number is allowed; none is that is not finite.
  func allows(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    return switch self {
    case .exactly(let wanted): value == Double(wanted)
    case .between(let low, let high): value >= Double(low) && value <= Double(high)
    case .atLeast(let low): value >= Double(low)
    case .below(let high): value < Double(high)
    case .positive: value > 0
    case .notNegative: value >= 0
    case .probability: value >= 0 && value <= 1
    case .finite: true
    }
  }
}
