internal import ScenarioModel

/// A fault of a YAML file that does not depend on what the file is meant to hold.
enum YAMLProblem: Hashable, Sendable {
  case empty
  /// A character that YAML takes for a line break and editors do not.
  case hiddenLineBreak(UInt32)
  case syntax(SyntaxProblem)
  case scalar(ScalarProblem)
  case severalDocuments
  case directive
  case alias(String)
  case anchor(String)
  case tag(String)
  case mergeKey
  case keyNotText(String)
  case duplicateKey(String, firstLine: Int)
  case tooDeep(Int)
  case tooManyNodes(Int)
  case tooManyProblems(Int)
}

extension YAMLProblem: DiagnosticProblem {
  var message: String {
    switch self {
    case .empty: "the file is empty"
    case .hiddenLineBreak(let value):
      "the character U+\(String(value, radix: 16, uppercase: true).paddedToFour) breaks the line in"
        + " YAML but in few editors; write \"\\u\(String(value, radix: 16).paddedToFour)\" in double"
        + " quotes"
    case .syntax(let problem): problem.message
    case .scalar(let problem): problem.message
    case .severalDocuments: "a second document starts here; a file holds one document"
    case .directive: "directives (lines that start with '%') are not allowed"
    case .alias(let name):
      "aliases are not allowed; write the value of \(quoted("*" + name)) out here"
    case .anchor(let name): "anchors are not allowed; drop \(quoted("&" + name))"
    case .tag(let tag): "tags are not allowed; drop \(quoted(tag))"
    case .mergeKey: "merge keys are not allowed; write the keys out here"
    case .keyNotText(let found): "keys are text, found \(found); put the key in quotes"
    case .duplicateKey(let key, let line):
      "duplicate key \(quoted(key)), first given in line \(line)"
    case .tooDeep(let limit): "lists and objects are nested more than \(limit) deep"
    case .tooManyNodes(let limit): "the file has more than \(limit) values and keys"
    case .tooManyProblems(let limit): "there are \(limit) problems so far; the rest is not read"
    }
  }

  var found: String? {
    switch self {
    case .scalar(let problem): problem.found
    case .alias(let name), .anchor(let name), .tag(let name), .keyNotText(let name),
      .duplicateKey(let name, _):
      name
    case .empty, .hiddenLineBreak, .syntax, .severalDocuments, .directive, .mergeKey, .tooDeep,
      .tooManyNodes,
      .tooManyProblems:
      nil
    }
  }
}

extension String {
  /// Hexadecimal digits with zeros before them, four together.
  fileprivate var paddedToFour: String { String(repeating: "0", count: max(0, 4 - count)) + self }
}
