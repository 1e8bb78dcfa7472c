import ScenarioModel
import ScenarioYAML

/// A diagnostic in one line, without file and excerpt: `3:8: error: unknown key 'x'`.
func brief(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.place.map { "\($0.line):\($0.column): " } ?? ""
  return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.sentence)"
}

/// What is wrong with a YAML text whatever it is to hold, one line each.
func problems(inYAML text: String, limits: YAMLLimits = YAMLLimits()) -> [String] {
  YAMLDocument(text: text, file: "s.yaml", limits: limits).diagnostics.map(brief)
}
