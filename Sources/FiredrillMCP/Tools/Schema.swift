/// A JSON Schema (draft 2020-12) in the few forms that tools use.
struct Schema: Hashable, Sendable {
  let json: JSON

  private init(_ json: JSON) { self.json = json }

  static let text = Schema(["type": "string"])
  static let integer = Schema(["type": "integer"])
  /// A whole number from 1 to a most.
  static func count(upTo most: Int = 1_000_000) -> Schema {
    Schema(["type": "integer", "minimum": 1, "maximum": .integer(most)])
  }

  static let number = Schema(["type": "number"])
  /// A number, or `null` where there is none.
  static let numberOrNull = Schema(["type": ["number", "null"]])
  static let boolean = Schema(["type": "boolean"])
  /// An object of any members, whose own document says more.
  static let document = Schema(["type": "object"])

  static func list(of element: Schema) -> Schema {
    Schema(["type": "array", "items": element.json])
  }

  /// One of a few words.
  static func word(_ words: [String]) -> Schema {
    Schema(["type": "string", "enum": .array(words.map { .string($0) })])
  }

  /// An object whose members have names of their own and values of one kind.
  static func dictionary(of value: Schema) -> Schema {
    Schema(["type": "object", "additionalProperties": value.json])
  }

  /// An object that a tool returns; further members may be added to it.
  static func object(
    _ required: KeyValuePairs<String, Schema>,
    optional: KeyValuePairs<String, Schema> = [:]
  ) -> Schema {
    let members = Array(required) + Array(optional)
    return Schema([
      "type": "object",
      "properties": .object(Dictionary(members.map { ($0.key, $0.value.json) }) { $1 }),
      "required": .array(required.map { .string($0.key) }),
    ])
  }

  /// An object with one member, whose name is its kind.
  static func kind(_ kinds: KeyValuePairs<String, Schema>) -> Schema {
    Schema(
      object([:], optional: kinds).json.setting("minProperties", to: 1)
        .setting("maxProperties", to: 1)
    )
  }

  /// The arguments of a tool; others are refused.
  static func arguments(_ parameters: [ToolParameter]) -> Schema {
    Schema([
      "type": "object",
      "properties": .object(
        Dictionary(
          parameters.map {
            ($0.name, $0.schema.json.setting("description", to: .string($0.meaning)))
          }
        ) { $1 }
      ),
      "required": .array(parameters.filter(\.isRequired).map { .string($0.name) }),
      "additionalProperties": false,
    ])
  }
}

/// An argument that a tool takes.
struct ToolParameter: Hashable, Sendable {
  let name: String
  let schema: Schema
  let isRequired: Bool
  let meaning: String

  /// An argument that must be given.
  static func required(_ name: String, _ schema: Schema, _ meaning: String) -> ToolParameter {
    ToolParameter(name: name, schema: schema, isRequired: true, meaning: meaning)
  }

  /// An argument that may be left out.
  static func optional(_ name: String, _ schema: Schema, _ meaning: String) -> ToolParameter {
    ToolParameter(name: name, schema: schema, isRequired: false, meaning: meaning)
  }
}
