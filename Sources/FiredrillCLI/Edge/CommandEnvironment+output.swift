import Plotting
import Reports
import Terminal
import TerminalSessions

extension CommandEnvironment {
  /// Writes a document as JSON where that was asked for, else as lines of text.
  func write(
    _ document: some Encodable,
    asJSON isJSON: Bool,
    or lines: (TextStyle) throws -> [String]
  ) throws {
    let output = OutputWriter.standardOutput
    guard isJSON else { return try output.writeLines(try lines(style)) }
    try output.writeDocument(try JSONText.encode(document))
  }

  /// Shows a document like `write`; its lines pause at a terminal wherever a screen is full.
  func show(
    _ document: some Encodable,
    asJSON isJSON: Bool,
    or lines: (TextStyle) throws -> [String]
  ) throws {
    guard isJSON else { return try screen.show(try lines(style)) }
    try OutputWriter.standardOutput.writeDocument(try JSONText.encode(document))
  }
}
