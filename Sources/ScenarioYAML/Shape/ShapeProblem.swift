internal import ScenarioModel
import Telemetry

/// A difference between a value and the shape it must have.
enum ShapeProblem: Hashable, Sendable {
  /// The wrong kind of value, or one out of its range.
  case mismatch(expected: String, found: String)
  /// A value that is not one of a few words; the word itself where it is a text.
  case unknownWord(String?, found: String, allowed: [String])
  case unknownKey(String, allowed: [String])
  case missingKey(String, description: String)
  /// A key that is of use only beside another, which is missing.
  case missingBeside(String, String)
  case exactlyOneKey(allowed: [String], found: [String])
  case atMostOneKey(found: [String])
  case count(expected: String, found: Int)
  case repeated(String)
}

extension ShapeProblem: DiagnosticProblem {
  var message: String {
    switch self {
    case .mismatch(let expected, let found): "expected \(expected), found \(found)"
    case .unknownWord(_, let found, let allowed):
      "expected \(alternatives(allowed)), found \(found)"
    case .unknownKey(let key, let allowed):
      suggestion == nil && !allowed.isEmpty
        ? "unknown key \(quoted(key)); the keys here are \(listed(allowed))"
        : "unknown key \(quoted(key))"
    case .missingKey(let key, let description):
      "the key '\(key)' is missing (\(description.dropLast(description.hasSuffix(".") ? 1 : 0)))"
    case .missingBeside(let missing, let present):
      "the key '\(missing)' is missing beside '\(present)'"
    case .exactlyOneKey(let allowed, let found):
      "expected exactly one of the keys \(listed(allowed)), found "
        + (found.isEmpty ? "none" : listed(found))
    case .atMostOneKey(let found): "expected only one of the keys \(listed(found))"
    case .count(let expected, let found): "expected \(expected), found \(found)"
    case .repeated(let text): "\(quoted(text)) stands in this list twice"
    }
  }

  var expected: String? {
    switch self {
    case .mismatch(let expected, _), .count(let expected, _): expected
    case .unknownWord(_, _, let allowed), .unknownKey(_, let allowed),
      .exactlyOneKey(let allowed, _):
      listed(allowed)
    case .missingKey(let key, _), .missingBeside(let key, _): key
    case .atMostOneKey, .repeated: nil
    }
  }

  var found: String? {
    switch self {
    case .mismatch(_, let found), .unknownWord(_, let found, _), .unknownKey(let found, _),
      .repeated(let found):
      found
    case .exactlyOneKey(_, let found), .atMostOneKey(let found): listed(found)
    case .count(_, let found): "\(found)"
    case .missingKey, .missingBeside: nil
    }
  }

  var suggestion: String? {
    switch self {
    case .unknownWord(let word, _, let allowed):
      word.flatMap { NearestName.closest(to: $0, among: allowed) }
    case .unknownKey(let key, let allowed): NearestName.closest(to: key, among: allowed)
    case .mismatch, .missingKey, .missingBeside, .exactlyOneKey, .atMostOneKey, .count, .repeated:
      nil
    }
  }
}

/// Names in quotes with commas and a last "and".
private func listed(_ names: [String]) -> String {
  NameList.joined(names.map { quoted($0) }, last: "and")
}

/// Names in quotes with commas and a last "or".
private func alternatives(_ names: [String]) -> String {
  NameList.joined(names.map { quoted($0) }, last: "or")
}
