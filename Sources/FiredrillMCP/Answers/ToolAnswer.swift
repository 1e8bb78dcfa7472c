import Foundation

/// The answer of a tool: its structured content, a text for readers, and links to resources.
struct ToolAnswer {
  var structured: JSON
  /// The text, whole.
  var lines: [String]
  var links: [ResourceAddress] = []
  /// The number of the event that took place, if one did.
  var event: Int?

  /// `document` becomes the structured content.
  init(_ document: some Encodable, _ text: [String]) throws(ToolRefusal) {
    do {
      structured = try JSON(of: document)
    } catch {
      // Documents hold finite numbers, so this is a fault of ours and not of the caller.
      preconditionFailure("a document of Reports cannot be coded: \(error)")
    }
    lines = text
  }

  /// The longest text beside structured content, which has the rest.
  ///
  /// Unit: characters.
  private static let textLength = 8_000

  private static func shortened(_ text: String) -> String {
    text.count <= textLength
      ? text : text.prefix(textLength) + "\n… The structured content has the rest."
  }

  /// The length of the structured content; unit: bytes.
  var bytes: Int { structured.line.utf8.count }

  /// The result of `tools/call`.
  var result: JSON {
    let content: [JSON] =
      [["type": "text", "text": .string(Self.shortened(lines.joined(separator: "\n")))]]
      + links.map(\.link)
    return ["content": .array(content), "structuredContent": structured, "isError": false]
  }

  /// The result of a call that was refused.
  static func result(refusing refusal: ToolRefusal) -> JSON {
    ["content": [["type": "text", "text": .string("\(refusal)")]], "isError": true]
  }
}
