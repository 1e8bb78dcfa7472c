import Telemetry

extension Scenario {
  /// The path in the file of a part of the world under a hypothesis whose effects were added.
  ///
  /// A part that has no key of its own has the path of the value that holds it.
  func path(of place: WorldPlace, under hypothesis: Hypothesis?) -> Diagnostic.Path {
    var path: Diagnostic.Path = ["world"]
    var table: Table?
    var field: Field?
    for (index, step) in place.steps.enumerated() {
      switch step {
      case .control(let name): path = ["chart", "variables", .key(name.rawValue)]
      case .table(let name):
        table = world.table(name)
        path = path.at("tables", .key(name.rawValue))
      case .traffic: path = path.at("rows", "arrivals")
      case .field(let name):
        field = table?.field(name)
        path = path.at("fields", .key(name.rawValue))
      case .parameter(let name):
        let keys =
          field?.generator.keys(of: name) ?? [name == "rate" ? "per_minute" : name.rawValue]
        path = path.appending(Diagnostic.Path(keys.map { .key($0) }))
      case .adjustment(let index): path = path.at("adjust", .index(index))
      case .log(let index): path = path.at("logs", .index(index))
      case .effect(let id): path = pathOfEffect(id, under: hypothesis)
      case .trace(let name): path = path.at("traces", .key(name.rawValue))
      case .child(let index): path = path.at("children", .index(index))
      case .event(let index): path = path.at("events", .index(index))
      case .attribute(let name): path = path.at("attributes", .key(name))
      case .metric(let index): path = path.at("metrics", .index(index))
      case .rows: path = path.at(index == 1 && table != nil ? "rows" : "where")
      case .timing: break
      case .change: return path
      case .part(let name): path = path.appending(Self.keys(ofPart: name))
      }
    }
    return path
  }

  /// The last effect of that id: a repeated one is wrong where it is repeated.
  private func pathOfEffect(_ id: String, under hypothesis: Hypothesis?) -> Diagnostic.Path {
    if let hypothesis, let index = hypothesis.effects.lastIndex(where: { $0.id == id }) {
      return ["hypotheses", .key(hypothesis.id.rawValue), "effects", .index(index)]
    }
    let index = world.effects.lastIndex { $0.id == id }
    return index.map { ["world", "effects", .index($0)] } ?? ["world", "effects"]
  }

  /// The keys of a part of the world that is called otherwise in the file.
  private static func keys(ofPart name: String) -> Diagnostic.Path {
    switch name {
    case "tickSeconds": ["tick_seconds"]
    case "firstMinute": ["first_minute"]
    case "pageMinuteOfDay": ["page_time"]
    case "recordedBy": ["recorded_by"]
    case "dailyAmplitude": ["daily_amplitude"]
    case "dailyPeakMinute": ["daily_peak"]
    case "population": ["entity"]
    case "of": ["assignment", "of"]
    case "ageOf": ["age", "of"]
    case "minutes", "spread", "renewed": ["age", .key(name)]
    case "start", "step": ["sequence", .key(name)]
    case "table", "field", "parameter": ["on"]
    case "halfLife": ["half_life"]
    case "values", "parameters", "bounds": []
    default: [.key(name)]
    }
  }
}

extension Generator {
  /// The keys under which a field's file has a parameter.
  fileprivate func keys(of parameter: ParameterName) -> [String] {
    if parameter == "missing" { return ["missing"] }
    return switch self {
    case .category: ["category", parameter.rawValue]
    case .assignment: ["assignment", "shares", parameter.rawValue]
    case .number(let distribution): [distribution.family.rawValue, parameter.rawValue]
    case .flag: ["flag"]
    case .entity, .age, .sum, .sequence, .reference, .lookup: []
    }
  }

  /// The parameters by name, in the file's order, without `missing`.
  fileprivate var namedParameters: [(name: ParameterName, parameter: Parameter)] {
    switch self {
    case .category(let values), .assignment(_, _, let values, _):
      values.map { (ParameterName($0.name), $0.weight) }
    case .number(let distribution):
      Array(zip(distribution.family.parameters, distribution.parameters))
    case .flag(let probability): [("probability", probability)]
    case .entity, .age, .sum, .sequence, .reference, .lookup: []
    }
  }
}

extension Scenario {
  /// The adjustments of a table's parameters with their places in the file.
  func placedAdjustments(
    of table: Table
  ) -> [(adjustment: Adjustment, path: Diagnostic.Path)] {
    var parameters: [(place: WorldPlace, parameter: Parameter)] = []
    let root = WorldPlace([.table(table.name)])
    if case .arrivals(let traffic) = table.rows {
      parameters.append(
        (root.appending(.traffic).appending(.parameter("rate")), traffic.perMinute)
      )
    }
    for field in table.fields {
      let place = root.appending(.field(field.name))
      parameters += field.generator.namedParameters.map {
        (place.appending(.parameter($0.name)), $0.parameter)
      }
      if let missing = field.missing {
        parameters.append((place.appending(.parameter("missing")), missing))
      }
    }
    return parameters.flatMap { placed in
      placed.parameter.adjustments.enumerated().map { index, adjustment in
        (adjustment, path(of: placed.place.appending(.adjustment(index)), under: nil))
      }
    }
  }
}
