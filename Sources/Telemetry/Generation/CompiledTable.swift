/// A field's generator with positions instead of names.
enum CompiledDraw: Sendable {
  case entity(population: UInt64)
  case category(count: Int)
  /// Codes in the order of the shares, then that of the rest.
  case assignment(entity: Int, salt: UInt64, codes: [UInt8])
  case age(entity: Int, CompiledLifetimes)
  case number(DistributionFamily, CompiledBounds)
  case flag
  case sum([Int])
  case sequence(start: Double, step: Double)
  case reference(count: UInt64)
  case lookup(reference: Int, table: Int, field: Int)
}

/// The lifetimes of an entity with positions instead of names.
struct CompiledLifetimes: Sendable {
  var minutes: Double
  var spread: Double
  var renewal: CompiledCondition?
}

/// The bounds and the rounding of a number.
struct CompiledBounds: Sendable {
  var minimum: Double
  var maximum: Double
  var isRounded: Bool
}

/// A field ready to be drawn.
struct CompiledField: Sendable {
  var name: FieldName
  var stream: UInt64
  var kind: ColumnKind
  var draw: CompiledDraw
  /// The entity field for which values are drawn once, or once a lifetime.
  var entity: Int?
  /// The age field for whose lifetimes values are drawn once.
  var age: Int?
  var parameters: ParameterSet
  var missing: ParameterSet?
  /// The fields that must be drawn before it, all the way down, rising.
  var needs: [Int]

  /// The parts of the moment of a row on which its value depends.
  ///
  /// A value held for a lifetime depends on the moment at which that began instead, `heldNeeds`.
  var momentNeeds: MomentNeeds {
    MomentNeeds((age == nil ? parameters.needs : []) + (missing?.needs ?? []))
  }

  /// The parts of the moment at which a lifetime began on which a value held for it depends.
  var heldNeeds: MomentNeeds { MomentNeeds(age == nil ? [] : parameters.needs) }

  /// The number of codes of a discrete field that is never missing; `nil` for any other field.
  var codeCount: Int? {
    guard missing == nil else { return nil }
    return switch draw {
    case .category(let count): count
    case .assignment(_, _, let codes): codes.max().map { Int($0) + 1 }
    case .flag: 2
    case .entity, .age, .number, .sum, .sequence, .reference, .lookup: nil
    }
  }
}

/// A table ready to be drawn.
struct CompiledTable: Sendable {
  enum Source: Sendable {
    case arrivals(CompiledTraffic)
    case fixed(count: Int)
  }

  var name: TableName
  /// The hashed name, part of the key of the table's draws.
  var hash: UInt64
  var source: Source
  var fields: [CompiledField]
  var positions: [FieldName: Int]
  var recordedBy: Int?
  var timings: [CompiledTiming]
}

/// The arrival process of a table.
struct CompiledTraffic: Sendable {
  /// Arrivals a minute, one cell.
  var rate: ParameterSet
  var dailyAmplitude: Double
  var dailyPeakMinute: Int
  var noise: Double
}

/// A change's timing with positions instead of names.
struct CompiledTiming: Sendable {
  var condition: CompiledCondition?
  var from: CompiledQuantity
  var duration: Double
  var ramp: Double
  /// Infinite for none.
  var halfLife: Double
}

/// A condition on the controls, by positions instead of names.
indirect enum CompiledCondition: Sendable {
  case all([CompiledCondition])
  case any([CompiledCondition])
  case not(CompiledCondition)
  case compares(Int, Relation, Int)

  /// Whether it holds for the controls' values.
  func holds(_ controls: [Int]) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(controls) }
    case .any(let parts): parts.contains { $0.holds(controls) }
    case .not(let part): !part.holds(controls)
    case .compares(let control, let relation, let value): relation.holds(controls[control], value)
    }
  }
}
