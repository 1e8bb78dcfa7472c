internal import Statecharts

/// What a variable may hold.
///
/// ECMAScript decides that while it runs; a chart of integers needs it beforehand.
enum ValueKind: String {
  case integer = "number"
  case boolean = "boolean"
  case text = "string"
}

/// What a part of an expression is.
enum ExpressionValue {
  case integer(Expression)
  case boolean(Guard)

  /// A text, by its number in the scope; good for comparison only.
  case text(Expression)

  /// The outcome of `&&` or `||` over more than truth values; good as a condition only.
  case truth(Guard)

  /// A variable declared without a value, which may still have none.
  case unset(VariableName, ValueKind)

  /// The literal `undefined`.
  case undefined

  /// A name that is declared nowhere: evaluating it fails.
  case undeclared

  /// What stands for `undefined` in a variable.
  static let nothing = Int.min

  /// An expression that has no result, whose evaluation raises `error.execution`.
  static let failing = Expression.binary(1, .divide, 0)

  /// The kind, where it is certain.
  var kind: ValueKind? {
    switch self {
    case .integer: .integer
    case .boolean: .boolean
    case .text: .text
    case .unset(_, let kind): kind
    case .truth, .undefined, .undeclared: nil
    }
  }

  /// What is stored in a variable of a kind; nil where the kinds differ.
  func stored(as kind: ValueKind) -> Expression? {
    switch (self, kind) {
    case (.integer(let expression), .integer), (.text(let expression), .text):
      return expression
    case (.boolean(let condition), .boolean):
      return .choose(condition, 1, 0)
    case (.unset(let name, let own), _) where own == kind:
      return Self.checked(name)
    case (.undeclared, _):
      return Self.failing
    case (.integer, _), (.boolean, _), (.text, _), (.truth, _), (.unset, _), (.undefined, _):
      return nil
    }
  }

  /// The value as a condition: what is not 0, false, empty or undefined holds.
  var condition: Guard {
    switch self {
    case .integer(let expression), .text(let expression):
      .compare(expression, .notEqual, 0)
    case .boolean(let condition), .truth(let condition):
      condition
    case .unset(let name, _):
      .all([
        .compare(.variable(name), .notEqual, 0),
        .compare(.variable(name), .notEqual, .constant(Self.nothing)),
      ])
    case .undefined:
      .not(.always)
    case .undeclared:
      .compare(Self.failing, .equal, 0)
    }
  }

  /// The value for a comparison with `===`, where a missing one counts as itself.
  var comparable: Expression? {
    switch self {
    case .integer(let expression), .text(let expression): expression
    case .boolean(let condition): .choose(condition, 1, 0)
    case .unset(let name, _): .variable(name)
    case .undefined: .constant(Self.nothing)
    case .undeclared: Self.failing
    case .truth: nil
    }
  }

  /// A variable's value, or failure while it has none.
  static func checked(_ name: VariableName) -> Expression {
    .choose(.compare(.variable(name), .equal, .constant(nothing)), failing, .variable(name))
  }
}

extension Expression {
  /// Whether evaluating it may have no result, overflow apart.
  var mayFail: Bool {
    switch self {
    case .constant, .variable: false
    case .negate(let inner): inner.mayFail
    case .binary(let left, let operation, let right):
      left.mayFail || right.mayFail || operation.mayFail(on: right)
    case .choose(let condition, let first, let second):
      condition.mayFail || first.mayFail || second.mayFail
    }
  }
}

extension Arithmetic {
  fileprivate func mayFail(on right: Expression) -> Bool {
    switch self {
    case .add, .subtract, .multiply, .minimum, .maximum: false
    case .divide, .remainder, .power:
      if case .constant(let value) = right { value <= 0 } else { true }
    }
  }
}

extension Guard {
  /// Whether evaluating it may fail, overflow apart.
  var mayFail: Bool {
    switch self {
    case .always, .inState: false
    case .all(let parts), .any(let parts): parts.contains { $0.mayFail }
    case .not(let inner): inner.mayFail
    case .compare(let left, _, let right): left.mayFail || right.mayFail
    }
  }
}

extension Effect {
  /// Whether carrying it out may fail, so that the rest of its block is skipped.
  var mayFail: Bool {
    switch self {
    case .assign(_, let value): value.mayFail
    case .send(_, let delay, _):
      if case .constant(let ticks) = delay { ticks < 0 } else { true }
    case .raise, .cancel, .emit: false
    case .choose(let branches, let otherwise):
      otherwise.contains { $0.mayFail }
        || branches.contains { $0.condition.mayFail || $0.effects.contains { $0.mayFail } }
    }
  }
}
