import Foundation

// Reports owns every document that a front end shows or prints as JSON, as values: a renderer turns one
// into terminal text, a page or JSON without asking a session again. It knows no store, no files, no
// terminal and no exit code.

/// JSON for programs: keys sorted, so that the same data is the same text.
package enum JSONText {
  /// The text of a value, indented.
  package static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
