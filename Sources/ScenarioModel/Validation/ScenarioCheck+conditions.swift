import Statecharts
import Telemetry

extension ScenarioCheck {
  /// Checks that a condition on controls reads known ones and compares them with values they can have.
  ///
  /// If `namesUnknown` is false, unknown controls are left to the world's own check.
  mutating func check(
    _ condition: ControlCondition,
    at path: Diagnostic.Path,
    namesUnknown: Bool = true
  ) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { check(part, at: path, namesUnknown: namesUnknown) }
    case .not(let part): check(part, at: path, namesUnknown: namesUnknown)
    case .compares(let name, _, let value):
      let controls = scenario.world.controls.map(\.name)
      guard controls.contains(name) else {
        if namesUnknown { checkExists(name, .control, among: controls, at: path.at(name)) }
        return
      }
      checkValue(value, of: name.rawValue, at: path.at(name))
    }
  }

  /// Checks that a guard reads known variables and states, and values that variables can have.
  mutating func check(_ condition: Guard, at path: Diagnostic.Path) {
    switch condition {
    case .always: break
    case .all(let parts), .any(let parts):
      for part in parts { check(part, at: path) }
    case .not(let part): check(part, at: path)
    case .inState(let id):
      let states = scenario.chart.placedStates.map(\.state.id.rawValue)
      if !states.contains(id.rawValue) {
        report(.unknown(.state, id.rawValue, known: states), at: path.at("in"))
      }
    case .compare(let left, _, let right):
      check(left, at: path)
      check(right, at: path)
      switch (left, right) {
      case (.variable(let name), .constant(let value)),
        (.constant(let value), .variable(let name)):
        checkValue(value, of: name.rawValue, at: path.at(.key(name.rawValue)))
      case (_, _): break
      }
    }
  }

  private mutating func check(_ expression: Expression, at path: Diagnostic.Path) {
    switch expression {
    case .constant: break
    case .variable(let name):
      let known = scenario.chart.variables.map(\.name.rawValue)
      if !known.contains(name.rawValue) {
        report(
          .unknown(.variable, name.rawValue, known: known),
          at: path.at(.key(name.rawValue))
        )
      }
    case .negate(let part): check(part, at: path)
    case .binary(let left, _, let right):
      check(left, at: path)
      check(right, at: path)
    case .choose(let condition, let first, let second):
      check(condition, at: path)
      check(first, at: path)
      check(second, at: path)
    }
  }

  private mutating func checkValue(_ value: Int, of name: String, at path: Diagnostic.Path) {
    guard let variable = scenario.chart.variables.first(where: { $0.name.rawValue == name }),
      let domain = variable.domain, !domain.contains(value)
    else { return }
    report(.valueOutsideRange(name, value, domain), at: path)
  }

  /// Checks that a condition on findings reads known figures, artifacts and variants.
  mutating func check(
    _ condition: FindingCondition,
    in scope: FigureScope,
    at path: Diagnostic.Path
  ) {
    switch condition {
    case .always: break
    case .all(let parts), .any(let parts):
      for part in parts { check(part, in: scope, at: path) }
    case .not(let part): check(part, in: scope, at: path)
    case .compares(let reference, _, _), .exists(let reference):
      check(reference, in: scope, at: path.at(.key("\(reference.measure).\(reference.key)")))
    case .artifact(let artifact, let variant):
      let place = path.at("artifact", .key(artifact.rawValue))
      if scope.isAlert { return report(.artifactInAlert(artifact), at: place) }
      checkArtifact(artifact, variant, at: place)
    }
  }

  /// Checks that an artifact has a variant.
  mutating func checkArtifact(
    _ artifact: ArtifactID,
    _ variant: VariantID,
    at path: Diagnostic.Path
  ) {
    guard let known = scenario.artifact(artifact) else {
      checkExists(artifact, .artifact, among: scenario.artifacts.map(\.id), at: path)
      return
    }
    checkExists(variant, .variant, among: known.variants.map(\.id), at: path)
  }

  /// Checks that a reference to a figure leads to one.
  mutating func check(
    _ reference: FigureReference,
    in scope: FigureScope,
    at path: Diagnostic.Path
  ) {
    guard let measure = scope.measures.first(where: { $0.name == reference.measure }) else {
      checkExists(reference.measure, .measure, among: scope.measures.map(\.name), at: path)
      return
    }
    guard let keys = measure.keys, !keys.contains(reference.key) else { return }
    report(.unknownFigure(reference, known: keys), at: path)
  }

  /// Checks the places for figures in a text.
  mutating func checkPlaceholders(
    of text: String,
    in scope: FigureScope,
    at path: Diagnostic.Path
  ) {
    for placeholder in Placeholder.all(in: text) {
      switch placeholder {
      case .figure(let reference, _): check(reference, in: scope, at: path)
      case .fault(let fault): report(.placeholder(fault), at: path)
      }
    }
  }
}

/// The figures that conditions and texts of one place may refer to.
struct FigureScope {
  /// Whether it is the alert, which knows no artifacts.
  let isAlert: Bool
  /// In order; `keys` is `nil` where the measure itself is wrong.
  let measures: [(name: MeasureName, keys: [String]?)]
}
