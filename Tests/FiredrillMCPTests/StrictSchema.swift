@testable import FiredrillMCP

/// Compares a value with the schema that a tool promises, and takes nothing that the schema does not name.
///
/// Schemas allow further members, so that later versions can add some; for the version at hand a member that
/// no schema names is a document that has drifted from its description.
struct StrictSchema {
  /// The faults of a value; empty where it is exactly what the schema names.
  static func faults(_ value: JSON, _ schema: JSON, at path: String = "") -> [String] {
    switch value {
    case .object(let members): faults(of: members, schema, at: path)
    case .array(let items):
      kindFaults("array", schema, at: path)
        + items.flatMap { faults($0, schema["items"] ?? .null, at: "\(path)[]") }
    case .string(let text):
      kindFaults("string", schema, at: path) + wordFaults(text, schema, at: path)
    case .integer: kindFaults("integer", schema, at: path)
    case .number: kindFaults("number", schema, at: path)
    case .boolean: kindFaults("boolean", schema, at: path)
    case .null: kindFaults("null", schema, at: path)
    }
  }

  private static func faults(
    of members: [String: JSON],
    _ schema: JSON,
    at path: String
  ) -> [String] {
    guard case .object(let named)? = schema["properties"] else {
      // The content of events is described once, in the tool that shows it again.
      guard path.hasSuffix("content") else { return ["\(path) is a document of any members"] }
      return faults(.object(members), Schema.content.json, at: path)
    }
    var result = kindFaults("object", schema, at: path)
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      guard let own = named[name] else {
        result.append("\(path).\(name) is not named")
        continue
      }
      result += faults(member, own, at: "\(path).\(name)")
    }
    if case .array(let required)? = schema["required"] {
      for name in required.compactMap(\.text) where members[name] == nil {
        result.append("\(path).\(name) is missing")
      }
    }
    if schema["maxProperties"] == 1, members.count != 1 {
      result.append("\(path) has \(members.count) kinds")
    }
    return result
  }

  private static func kindFaults(_ kind: String, _ schema: JSON, at path: String) -> [String] {
    let allowed: [String] =
      switch schema["type"] {
      case .string(let name)?: [name]
      case .array(let names)?: names.compactMap(\.text)
      default: []
      }
    let isAllowed = allowed.contains(kind) || kind == "integer" && allowed.contains("number")
    return isAllowed ? [] : ["\(path) is of the kind \(kind), not \(allowed)"]
  }

  private static func wordFaults(_ text: String, _ schema: JSON, at path: String) -> [String] {
    guard case .array(let words)? = schema["enum"] else { return [] }
    return words.contains(.string(text)) ? [] : ["\(path) is '\(text)'"]
  }
}
