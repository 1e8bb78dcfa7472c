/// Why an SCXML file cannot be read; all findings, each with its line.
package struct SCXMLError: Error, Hashable, CustomStringConvertible {
  /// What can be wrong.
  package enum Problem: Hashable, Sendable {
    case malformed(String)
    case notSCXML(String)
    case unsupportedElement(String)
    case unsupportedAttribute(String, of: String)
    case misplacedElement(String, in: String)
    case missingAttribute(String, of: String)
    case badValue(String, attribute: String, of: String)
    case unsupportedExpression(String, why: String, of: String)
    case unsupportedDelay(String)
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
  }

  /// A problem and the line it is on, from 1.
  package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let problem: Problem

    package var description: String { "line \(line): \(problem)" }
  }

  /// At least one, in the order of the file.
  package let findings: [Finding]

  /// Whether the file is sound but uses parts of the standard that are not supported.
  package var isUnsupported: Bool {
    findings.contains {
      switch $0.problem {
      case .unsupportedElement, .unsupportedAttribute, .unsupportedExpression, .unsupportedDelay:
        true
      case .malformed, .notSCXML, .misplacedElement, .missingAttribute, .badValue, .tooDeep,
        .tooLarge:
        false
      }
    }
  }

  package var description: String {
    findings.map(\.description).joined(separator: "\n")
  }
}

extension SCXMLError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let why): "not well-formed XML: \(why)"
    case .notSCXML(let name): "the outermost element is <\(name)>, not <scxml>"
    case .unsupportedElement(let name): "element <\(name)> is not supported"
    case .unsupportedAttribute(let name, let element):
      "attribute '\(name)' of <\(element)>, or its value, is not supported"
    case .misplacedElement(let name, let parent): "<\(name)> cannot stand in <\(parent)>"
    case .missingAttribute(let name, let element): "<\(element)> needs the attribute '\(name)'"
    case .badValue(let value, let name, let element):
      "'\(value)' cannot be the \(name) of <\(element)>"
    case .unsupportedExpression(let text, let why, let element):
      "'\(text)' in <\(element)> is not supported: \(why)"
    case .unsupportedDelay(let text):
      "the delay '\(text)' of <send> is not supported: write whole milliseconds, as 1500ms or 1.5s"
    case .tooDeep(let limit): "elements are nested deeper than \(limit)"
    case .tooLarge(let limit): "the file has more than \(limit) bytes"
    }
  }
}
