internal import ScenarioModel
import Telemetry

/// A fault in values that depend on the difficulty, which a JSON Schema cannot express.
enum KnobProblem: Hashable, Sendable {
  case unknown(String, names: [String])
  case unused(String)
  /// Something is there from a difficulty on in a file that has one difficulty.
  case oneDifficulty
}

extension KnobProblem: DiagnosticProblem {
  var message: String {
    switch self {
    case .unknown(let name, let names):
      if names.isEmpty {
        "there is no knob \(quoted(name)); the file has no 'knobs'"
      } else if suggestion == nil {
        "there is no knob \(quoted(name)); the knobs are "
          + names.map { quoted($0) }.joined(separator: ", ")
      } else {
        "there is no knob \(quoted(name))"
      }
    case .unused(let name):
      "the knob \(quoted(name)) is used nowhere; {knob: \(name)} stands for its number"
    case .oneDifficulty:
      "'from_difficulty' says nothing in a scenario of one difficulty; 'knobs' gives it four"
    }
  }

  var found: String? {
    switch self {
    case .unknown(let name, _), .unused(let name): name
    case .oneDifficulty: nil
    }
  }

  var suggestion: String? {
    switch self {
    case .unknown(let name, let names): NearestName.closest(to: name, among: names)
    case .unused, .oneDifficulty: nil
    }
  }

  var severity: Diagnostic.Severity {
    switch self {
    case .unknown, .oneDifficulty: .error
    case .unused: .warning
    }
  }
}
