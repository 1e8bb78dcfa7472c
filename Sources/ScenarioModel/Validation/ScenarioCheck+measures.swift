import Telemetry

/// The minutes that fixed windows may cover.
struct WindowLimits {
  /// All minutes of which there are rows.
  let simulated: MinuteRange
  /// The earliest minute at which the window is read; later ones would be the future.
  let earliest: Int
}

extension ScenarioCheck {
  /// Checks some measures and returns the figures to which others may refer.
  mutating func check(
    _ measures: [NamedMeasure],
    sight: Sight,
    windows: WindowLimits,
    at path: Diagnostic.Path
  ) -> FigureScope {
    checkKeys(measures.map(\.name), .measure, at: path)
    var scope: [(name: MeasureName, keys: [String]?)] = []
    for named in measures {
      let place = path.at(named.name)
      let isRight = check(named.measure, sight: sight, at: place)
      for slice in named.measure.slices { check(slice.window, windows, at: place) }
      if case .differenceInDifferences(let before, _) = named.measure {
        check(before, windows, at: place.at("difference_in_differences", "before"))
      }
      scope.append(
        (named.name, isRight ? Array(named.measure.keys(in: scenario.world)) : nil)
      )
    }
    return FigureScope(isAlert: sight == .telemetry, measures: scope)
  }

  /// Reports what is wrong with a measure, each thing once; whether nothing is.
  private mutating func check(
    _ measure: Measure,
    sight: Sight,
    at path: Diagnostic.Path
  ) -> Bool {
    let problems = measure.problems(in: scenario.world, sight: sight)
    report(problems) { path.appending(measure.path(of: $0)) }
    return problems.isEmpty
  }

  /// Reports each problem of a measure once, at the path that its place has.
  mutating func report(_ problems: [QueryProblem], at path: (QueryPlace) -> Diagnostic.Path) {
    for (index, problem) in problems.enumerated()
    where !problems[..<index].contains(where: { $0.error == problem.error }) {
      report(.question(problem.error), at: path(problem.place))
    }
  }

  /// Checks a window that is named for itself.
  mutating func check(
    _ window: WindowReference,
    _ limits: WindowLimits,
    at path: Diagnostic.Path
  ) {
    switch window {
    case .own: break
    case .page(let range): check(range, limits, at: path)
    }
  }

  /// Checks a window of fixed minutes: it holds some, all simulated, none in the future.
  mutating func check(_ window: MinuteRange, _ limits: WindowLimits, at path: Diagnostic.Path) {
    if check(window, within: limits.simulated, at: path), window.to > limits.earliest {
      report(.readsFuture(end: window.to, earliest: limits.earliest), at: path)
    }
  }

  /// Checks that a window holds minutes, all of them allowed; whether it does.
  @discardableResult
  mutating func check(
    _ window: MinuteRange,
    within allowed: MinuteRange,
    at path: Diagnostic.Path
  ) -> Bool {
    if window.from >= window.to {
      report(.windowEmpty(window), at: path)
      return false
    }
    if window.from < allowed.from || window.to > allowed.to {
      report(.windowOutside(window, allowed: allowed), at: path)
      return false
    }
    return true
  }
}

extension Measure {
  /// The slices it reads, in order.
  var slices: [Slice] {
    switch self {
    case .aggregate(_, let slice), .sampleRatio(_, let slice, _), .paired(let slice, _, _): [slice]
    case .comparison(let comparison), .comparisonAcross(_, let comparison),
      .standardised(_, let comparison), .differenceInDifferences(_, let comparison),
      .power(let comparison, _):
      [comparison.left, comparison.right]
    case .stability(_, let left, let right): [left, right]
    }
  }
}
