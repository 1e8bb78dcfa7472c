import Telemetry

/// An answer to the question whether something is to happen.
package enum Consent: Hashable, Sendable {
  case given
  /// A no, or nothing.
  case refused
  /// Another line, which is to be carried out in its place.
  case other(String)

  /// Reads a typed line.
  package init(_ line: String) {
    let answer = line.trimmed.lowercased()
    self =
      Self.yes.contains(answer)
      ? .given
      : answer.isEmpty || Self.no.contains(answer) ? .refused : .other(line)
  }

  private static let yes: Set<String> = ["yes", "y"]
  private static let no: Set<String> = ["no", "n"]
}
