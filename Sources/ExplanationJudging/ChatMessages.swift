import ScenarioModel

/// The request body of the chat completions interface, as far as we use it.
struct ChatRequest: Encodable {
  let model: String
  /// The likeliest answer, which is steadier but not certain, so two orders are asked.
  let temperature = 0
  let messages: [Message]
  let responseFormat: ResponseFormat

  struct Message: Codable {
    let role: String
    let content: String
  }

  struct ResponseFormat: Encodable {
    let type = "json_schema"
    let jsonSchema: NamedSchema

    private enum CodingKeys: String, CodingKey {
      case type
      case jsonSchema = "json_schema"
    }
  }

  struct NamedSchema: Encodable {
    let name = "verdicts"
    let strict = true
    let schema: VerdictSchema
  }

  private enum CodingKeys: String, CodingKey {
    case model, temperature, messages
    case responseFormat = "response_format"
  }
}

/// The JSON Schema of an answer: one verdict for each concept.
struct VerdictSchema: Encodable {
  let concepts: [String]

  private enum Key: String, CodingKey {
    case type, properties, required, additionalProperties, items, `enum`
    case verdicts, concept, verdict, quote
  }

  func encode(to encoder: any Encoder) throws {
    var root = encoder.container(keyedBy: Key.self)
    try root.encode("object", forKey: .type)
    try root.encode(["verdicts"], forKey: .required)
    try root.encode(false, forKey: .additionalProperties)
    var properties = root.nestedContainer(keyedBy: Key.self, forKey: .properties)
    var list = properties.nestedContainer(keyedBy: Key.self, forKey: .verdicts)
    try list.encode("array", forKey: .type)
    var item = list.nestedContainer(keyedBy: Key.self, forKey: .items)
    try item.encode("object", forKey: .type)
    try item.encode(["concept", "verdict", "quote"], forKey: .required)
    try item.encode(false, forKey: .additionalProperties)
    var fields = item.nestedContainer(keyedBy: Key.self, forKey: .properties)
    var concept = fields.nestedContainer(keyedBy: Key.self, forKey: .concept)
    try concept.encode("string", forKey: .type)
    try concept.encode(concepts, forKey: .enum)
    var verdict = fields.nestedContainer(keyedBy: Key.self, forKey: .verdict)
    try verdict.encode("string", forKey: .type)
    try verdict.encode(JudgeReply.Word.allCases.map(\.rawValue), forKey: .enum)
    var quote = fields.nestedContainer(keyedBy: Key.self, forKey: .quote)
    try quote.encode("string", forKey: .type)
  }
}

/// The response body of the chat completions interface, as far as we use it.
struct ChatResponse: Decodable {
  let choices: [Choice]

  struct Choice: Decodable {
    let message: ChatRequest.Message
  }
}

/// The reply of a judge, with one verdict per concept.
struct JudgeReply: Decodable {
  let verdicts: [Entry]

  struct Entry: Decodable {
    let concept: String
    let verdict: String
    let quote: String
  }

  /// The verdicts a judge can give.
  enum Word: String, CaseIterable {
    case asserted, hedged, denied, absent
  }
}
