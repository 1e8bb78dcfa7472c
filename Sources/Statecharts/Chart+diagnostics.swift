extension Chart {
  /// Everything that is wrong or doubtful in the chart, in document order.
  ///
  /// Collects all findings rather than the first; the chart compiles when none is an error. A
  /// chart beyond `ChartLimits` yields only that. Cost is proportional to the chart's size times
  /// its depth.
  package func diagnostics() -> [ChartDiagnostic] {
    var inspector = ChartInspector(self)
    inspector.inspect()
    return inspector.diagnostics
  }
}

/// Collects the diagnostics of one chart.
struct ChartInspector {
  let chart: Chart
  let outline: Outline
  let variables: [VariableName: Variable]
  private(set) var diagnostics: [ChartDiagnostic] = []

  init(_ chart: Chart) {
    self.chart = chart
    outline = Outline(chart)
    variables = Dictionary(
      chart.variables.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  mutating func inspect() {
    switch outline.excess {
    case .states:
      report(.chart, nil, .tooManyStates(limit: ChartLimits.states))
      return
    case .depth:
      report(.chart, nil, .tooDeep(limit: ChartLimits.depth))
      return
    case nil:
      break
    }
    inspectVariables()
    for position in outline.rows.indices {
      inspectStructure(of: position)
      inspectDefaultEntry(of: position)
      inspectContent(of: position)
      inspectTransitions(of: position)
    }
    if !diagnostics.contains(where: { $0.severity == .error }) {
      inspectEventlessCycles()
    }
  }

  mutating func report(
    _ place: ChartDiagnostic.Place,
    _ position: Int?,
    _ problem: ChartDiagnostic.Problem
  ) {
    diagnostics.append(ChartDiagnostic(place: place, position: position, problem: problem))
  }

  /// The position of a named state; reports the name where there is none.
  mutating func position(
    of id: StateID,
    _ place: ChartDiagnostic.Place,
    _ position: Int?
  ) -> Int? {
    if let found = outline.positions[id] {
      return found
    }
    report(place, position, .unknownState(id))
    return nil
  }

  mutating func check(
    _ name: VariableName,
    _ place: ChartDiagnostic.Place,
    _ position: Int?
  ) {
    if variables[name] == nil { report(place, position, .unknownVariable(name)) }
  }

  private mutating func inspectVariables() {
    var seen: Set<VariableName> = []
    for variable in chart.variables {
      let place = ChartDiagnostic.Place.variable(variable.name)
      if !Self.isName(variable.name.rawValue) {
        report(place, nil, .malformedName(variable.name.rawValue))
      }
      if !seen.insert(variable.name).inserted {
        report(place, nil, .duplicateVariable(variable.name))
      }
      if let domain = variable.domain, !domain.contains(variable.initial) {
        report(place, nil, .initialOutsideDomain(variable.initial, domain))
      }
    }
  }

  /// Whether a text can be a name in every place a name may stand.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.contains { $0.isWhitespace || $0 == ":" }
  }

  /// Whether a text is tokens separated by single dots.
  static func isEvent(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != "*" && !$0.contains(where: \.isWhitespace)
    }
  }
}
