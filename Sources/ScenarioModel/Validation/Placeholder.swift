import Telemetry

/// A place for a figure in a text, `{measure.key|format}`, or something that only looks like one.
package enum Placeholder: Hashable, Sendable {
  case figure(FigureReference, FigureFormat)
  case fault(PlaceholderFault)

  /// The places in a text, in order; complexity O(length).
  package static func all(in text: String) -> [Placeholder] {
    var found: [Placeholder] = []
    var rest = Substring(text)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let after = rest[rest.index(after: brace)...]
      guard rest[brace] == "{" else {
        found.append(.fault(.stray))
        rest = after
        continue
      }
      guard let end = after.firstIndex(where: { $0 == "{" || $0 == "}" }), after[end] == "}" else {
        found.append(.fault(.unclosed))
        rest = after
        continue
      }
      found.append(Placeholder(after[..<end]))
      rest = after[after.index(after: end)...]
    }
    return found
  }

  /// A text less everything in braces; complexity O(length).
  static func textOnly(_ text: String) -> String {
    var depth = 0
    return text.filter { character in
      if character == "{" { depth += 1 }
      defer { if character == "}" { depth = max(0, depth - 1) } }
      return depth == 0
    }
  }

  /// Reads what stands between the braces.
  private init(_ inside: Substring) {
    let parts = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard let dot = parts[0].firstIndex(of: "."), dot > parts[0].startIndex,
      parts[0].index(after: dot) < parts[0].endIndex
    else {
      self = .fault(.malformed(String(inside)))
      return
    }
    let reference = FigureReference(
      measure: MeasureName(String(parts[0][..<dot])),
      key: String(parts[0][parts[0].index(after: dot)...])
    )
    guard parts.count == 2 else {
      self = .figure(reference, .number)
      return
    }
    let word = String(parts[1])
    self =
      FigureFormat(rawValue: word).map { .figure(reference, $0) } ?? .fault(.unknownFormat(word))
  }
}

/// A reason for which braces in a text are no place for a figure.
package enum PlaceholderFault: Hashable, Sendable {
  /// A `{` without its `}`.
  case unclosed
  /// A `}` without its `{`.
  case stray
  /// The text between the braces is not `measure.key`.
  case malformed(String)
  case unknownFormat(String)

  /// The problem in words, without a final period.
  var message: String {
    switch self {
    case .unclosed: "a '{' is not closed; a figure is written '{measure.key|format}'"
    case .stray: "a '}' closes nothing; a figure is written '{measure.key|format}'"
    case .malformed(let inside):
      "'{\(inside)}' names no figure; a figure is written '{measure.key|format}'"
    case .unknownFormat(let word):
      suggestion == nil
        ? "there is no format '\(word)'; there are "
          + FigureFormat.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        : "there is no format '\(word)'"
    }
  }

  /// The nearest format, where one is near.
  var suggestion: String? {
    switch self {
    case .unknownFormat(let word):
      NearestName.among(FigureFormat.allCases.map(\.rawValue), to: word).first
    case .unclosed, .stray, .malformed: nil
    }
  }
}
