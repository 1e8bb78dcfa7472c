/// Walks a world's description and collects its problems.
struct WorldInspector {
  let model: WorldModel
  private(set) var problems: [WorldProblem] = []

  init(model: WorldModel) { self.model = model }

  /// The most values of a category or assignment; codes are bytes, and 255 is "not recorded".
  static let mostValues = 250
  /// The most rows of a table of a fixed size.
  static let mostFixedRows = 1 << 24
  /// The most minutes of rows before the page: times are milliseconds in 32 bits.
  static let mostHistory = 35_000

  mutating func note(_ kind: WorldProblem.Kind, _ place: WorldPlace) {
    problems.append(WorldProblem(kind, at: place))
  }

  mutating func inspectModel() {
    let root = WorldPlace()
    if model.tickSeconds < 1 || 60 % max(model.tickSeconds, 1) != 0 {
      note(.tickDoesNotDivideMinute(model.tickSeconds), root.appending(.part("tickSeconds")))
    }
    if model.firstMinute > 0 || model.firstMinute < -Self.mostHistory {
      note(
        .number(Double(model.firstMinute), allowed: .firstMinute),
        root.appending(.part("firstMinute"))
      )
    }
    checkMinuteOfDay(model.pageMinuteOfDay, root.appending(.part("pageMinuteOfDay")))
    checkUnique(model.controls.map(\.name.rawValue)) { .control(ControlName($0)) }
    checkUnique(model.tables.map(\.name.rawValue)) { .table(TableName($0)) }
    for table in model.tables { inspect(table) }
    inspectTraces()
    inspectMetrics()
  }

  private mutating func checkMinuteOfDay(_ minute: Int, _ place: WorldPlace) {
    if !(0..<1440).contains(minute) {
      note(.number(Double(minute), allowed: .minuteOfDay), place)
    }
  }

  /// Notes each repeated name at the place that `step` makes of it.
  mutating func checkUnique(
    _ names: [String],
    at place: WorldPlace = WorldPlace(),
    _ step: (String) -> WorldPlace.Step
  ) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      note(.duplicate(name), place.appending(step(name)))
    }
  }

  private mutating func inspect(_ table: Table) {
    let place = WorldPlace([.table(table.name)])
    switch table.rows {
    case .fixed(let count):
      checkCount(count, in: 0...Self.mostFixedRows, place.appending(.rows))
    case .arrivals(let traffic): inspect(traffic, of: table, at: place.appending(.traffic))
    }
    checkUnique(table.fields.map(\.name.rawValue), at: place) { .field(FieldName($0)) }
    for index in table.fields.indices { inspectField(index, of: table) }
    let whole = FieldScope(model: model, table: table, limit: table.fields.count)
    if let recordedBy = table.recordedBy {
      check(recordedBy, is: .flag, in: whole, place.appending(.part("recordedBy")))
    }
    for (index, log) in table.logs.enumerated() {
      inspect(log, in: whole, at: place.appending(.log(index)))
    }
  }

  private mutating func inspect(_ traffic: Traffic, of table: Table, at place: WorldPlace) {
    let context = ParameterContext(
      scope: FieldScope(model: model, table: table, limit: 0),
      bound: .atLeastZero,
      isTraffic: true
    )
    inspect(traffic.perMinute, in: context, at: place.appending(.parameter("rate")))
    checkNumber(
      traffic.dailyAmplitude,
      .unitInterval,
      place.appending(.part("dailyAmplitude"))
    )
    checkMinuteOfDay(traffic.dailyPeakMinute, place.appending(.part("dailyPeakMinute")))
    checkNumber(traffic.noise, .atLeastZero, place.appending(.part("noise")))
  }

  private mutating func inspect(_ log: LogTemplate, in scope: FieldScope, at place: WorldPlace) {
    inspect(log.rows, in: scope, at: place.appending(.rows))
    for field in log.placeholders {
      checkShown(field, in: scope, place.appending(.part("message")))
    }
    for field in log.fields { checkShown(field, in: scope, place.appending(.part("fields"))) }
  }

  /// Checks a field whose values telemetry would show.
  mutating func checkShown(
    _ field: FieldName,
    is tag: ColumnKind.Tag? = nil,
    in scope: FieldScope,
    _ place: WorldPlace
  ) {
    check(field, is: tag, in: scope, place)
    if scope.table.field(field)?.isHidden == true { note(.showsHiddenField(field), place) }
  }

  mutating func checkCount(_ count: Int, in allowed: ClosedRange<Int>, _ place: WorldPlace) {
    if !allowed.contains(count) { note(.count(count, allowed: allowed), place) }
  }

  mutating func checkNumber(
    _ value: Double,
    _ bound: WorldProblem.Bound,
    _ place: WorldPlace
  ) {
    if !bound.admits(value) { note(.number(value, allowed: bound), place) }
  }

  /// Checks that a field exists before the scope's limit and, where asked, its kind.
  mutating func check(
    _ name: FieldName,
    is tag: ColumnKind.Tag?,
    in scope: FieldScope,
    _ place: WorldPlace
  ) {
    guard let index = scope.table.fields.firstIndex(where: { $0.name == name }) else {
      note(.unknownField(name, known: scope.visible), place)
      return
    }
    if index >= scope.limit {
      note(.readsLaterField(name), place)
      return
    }
    guard let tag, let found = model.kind(of: name, in: scope.table.name)?.tag else { return }
    if found != tag { note(.wrongKind(name, needed: tag, found: found), place) }
  }
}

/// The fields of a table that may be read: those before a limit.
struct FieldScope {
  let model: WorldModel
  let table: Table
  let limit: Int

  /// The names that may be read.
  var visible: [FieldName] { table.fields[..<limit].map(\.name) }

  /// Whether a field is an age.
  func isAge(_ name: FieldName) -> Bool {
    if case .age = table.field(name)?.generator { true } else { false }
  }

  /// Whether rows have no time.
  var isFixed: Bool {
    switch table.rows {
    case .fixed: true
    case .arrivals: false
    }
  }
}

extension WorldProblem.Bound {
  /// Whether a number is finite and within the bound.
  func admits(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    return switch self {
    case .finite, .minuteOfDay, .firstMinute: true
    case .positive: value > 0
    case .atLeastZero: value >= 0
    case .unitInterval: value >= 0 && value <= 1
    case .logarithmicSpread: (0...DistributionFamily.largestSigma).contains(value)
    }
  }
}

extension LogTemplate {
  /// The fields named in braces in the message, in order.
  package var placeholders: [FieldName] {
    var fields: [FieldName] = []
    var rest = message[...]
    while let open = rest.firstIndex(of: "{") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else { break }
      fields.append(FieldName(String(rest[..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return fields
  }
}

extension WorldModel {
  /// Returns all that keeps rows from being made: first the problems of the world, then of effects.
  package func problems(effects: [Effect] = []) -> [WorldProblem] {
    var inspector = WorldInspector(model: self)
    inspector.inspectModel()
    inspector.inspect(effects: self.effects + effects)
    return inspector.problems
  }
}
