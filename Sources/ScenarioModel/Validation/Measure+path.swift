import Telemetry

extension Measure {
  /// The path of a part of the measure inside its value in the file.
  func path(of place: QueryPlace) -> Diagnostic.Path {
    switch self {
    case .aggregate:
      return place.begins(with: "slice") ? place.slicePath(["of"]) : ["aggregate"]
    case .sampleRatio:
      if place.begins(with: "slice") { return place.slicePath(["sample_ratio", "of"]) }
      return place.begins(with: "expected")
        ? ["sample_ratio", "expected"] : ["sample_ratio", "field"]
    case .paired:
      if place.begins(with: "left") { return ["paired", "left"] }
      if place.begins(with: "right") { return ["paired", "right"] }
      return ["paired", place.steps.last == .part("table") ? "table" : "within"]
    case .stability:
      if place.begins(with: "left") { return place.slicePath(["stability", "left"]) }
      if place.begins(with: "right") { return place.slicePath(["stability", "right"]) }
      return ["stability", "field"]
    case .comparison(let comparison):
      return comparison.path(of: place, in: ["compare"])
    case .comparisonAcross(_, let comparison):
      return comparison.path(of: place, in: ["compare_across"])
    case .standardised(_, let comparison):
      return comparison.path(of: place, in: ["standardised"])
    case .differenceInDifferences(_, let comparison):
      return comparison.path(of: place, in: ["difference_in_differences"])
    case .power(let comparison, _):
      return comparison.path(of: place, in: ["power"])
    }
  }
}

extension SliceComparison {
  /// The path of a part of a measure that compares; `path` is that of its keys.
  func path(of place: QueryPlace, in path: Diagnostic.Path) -> Diagnostic.Path {
    guard case .part(let part) = place.steps.first else { return path }
    switch part {
    case "left", "right":
      return place.steps.last == .part("table") ? path.at("table") : path.at(.key(part))
    case "outcome": return path.at(outcome.key)
    case "field": return path.at("by")
    case "strata":
      guard place.steps.count > 1, case .item(let index) = place.steps[1] else {
        return path.at("over")
      }
      return path.at("over", .index(index))
    case "effect": return path.at("effect")
    default: return path
    }
  }
}

extension Outcome {
  /// The key under which a comparison's file has it.
  fileprivate var key: Diagnostic.Step {
    switch self {
    case .share: "share"
    case .mean: "mean"
    case .ranks: "ranks"
    }
  }
}

extension QueryPlace {
  /// Whether it is in a named part.
  fileprivate func begins(with part: String) -> Bool { steps.first == .part(part) }

  /// The path of a part of a slice that is written at `path`.
  fileprivate func slicePath(_ path: Diagnostic.Path) -> Diagnostic.Path {
    path.at(steps.last == .part("table") ? "table" : "where")
  }
}
