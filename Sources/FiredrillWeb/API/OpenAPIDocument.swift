import FiredrillMCP

/// The description of the interface for programs in OpenAPI 3.1, made from the schemas of the tools.
///
/// Source: OpenAPI Specification 3.1.1.
enum OpenAPIDocument {
  static func json(version: String) -> JSON {
    var paths: [String: JSON] = [
      "/incidents": ["get": operation(.listIncidents)],
      "/incidents/{incident}/check": ["parameters": [incident], "post": check],
      "/sessions": ["post": operation(.openSession)],
      "/sessions/{session}/evidence/{event}": [
        "parameters": [session, event], "get": operation(.evidence, named: "evidence_of_event"),
      ],
      "/sessions/{session}/evidence/{event}.{form}": [
        "parameters": [session, event, form], "get": file,
      ],
      "/sessions/{session}/events": ["parameters": [session], "get": events],
    ]
    for (name, tool) in APIAddress.parts {
      paths["/sessions/{session}\(name)"] = [
        "parameters": [session], tool.isReading ? "get" : "post": operation(tool),
      ]
    }
    return [
      "openapi": "3.1.1",
      "info": [
        "title": "Firedrill", "version": .string(version),
        "description": .string(
          "A program on call: it opens sessions, plays them by their handles and reads its debrief."
            + " An answer of a session carries the number of its last event as ETag."
        ),
      ],
      "servers": [["url": "/api/v1"]],
      "security": [["token": []], [:]],
      "paths": .object(paths),
      "components": [
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
        "schemas": ["Problem": problem],
        "responses": ["Problem": problemResponse],
      ],
    ]
  }

  private static let problem: JSON = [
    "type": "object",
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "detail": ["type": "string"],
    ],
    "required": ["type", "title", "status", "detail"],
  ]

  private static let problemResponse: JSON = [
    "description": "The request was not carried out; 'detail' says why and what is possible.",
    "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
  ]

  private static let tag: JSON = [
    "ETag": [
      "description": "The number of the session's last event.", "schema": ["type": "string"],
    ]
  ]

  private static func operation(_ tool: PlayTool, named name: String? = nil) -> JSON {
    let ok: JSON = [
      "description": "Done.",
      "headers": tool == .listIncidents ? [:] : tag,
      "content": ["application/json": ["schema": tool.contentSchema]],
    ]
    let operation: JSON = [
      "operationId": .string(name ?? tool.rawValue),
      "summary": .string(tool.title),
      "description": .string(tool.purpose),
      "responses": responses(tool == .openSession ? "201" : "200", ok, isReading: tool.isReading),
    ]
    guard !tool.isReading else { return operation }
    return
      operation
      .setting("parameters", to: tool == .openSession ? [repeatKey] : [repeatKey, expected])
      .setting(
        "requestBody",
        to: [
          "required": .boolean(!tool.inputSchema(without: "session").requiresNothing),
          "content": ["application/json": ["schema": tool.inputSchema(without: "session")]],
        ]
      )
  }

  /// The answers to a request: `ok`, and the ways in which it is not carried out.
  private static func responses(_ status: String, _ ok: JSON, isReading: Bool) -> JSON {
    let reasons =
      isReading
      ? ["400", "401", "403", "404", "409", "422", "429", "500"]
      : ["400", "401", "403", "404", "409", "412", "413", "415", "422", "429", "500"]
    var responses: [String: JSON] = [status: ok]
    for reason in reasons { responses[reason] = ["$ref": "#/components/responses/Problem"] }
    return .object(responses)
  }

  private static let check: JSON = [
    "operationId": "check",
    "summary": "Check an incident",
    "description":
      "Reads an incident's files as 'firedrill check --quick --json' does. Needs the scope 'author'.",
    "responses": responses(
      "200",
      [
        "description": "What was found.",
        "content": ["application/json": ["schema": ["type": "object"]]],
      ],
      isReading: false
    ),
  ]

  private static let file: JSON = [
    "operationId": "evidence_as_file",
    "summary": "Show evidence as a file",
    "description": "The evidence of an event as JSON, CSV, SVG or text, where it has that form.",
    "responses": responses(
      "200",
      [
        "description": "The file.",
        "content": [
          "application/json": [:], "text/csv": [:], "image/svg+xml": [:], "text/plain": [:],
        ],
      ],
      isReading: true
    ),
  ]

  private static let events: JSON = [
    "operationId": "events",
    "summary": "Follow a session",
    "description": .string(
      "Server-sent events, one for each event of the session in any process, under its number. Last-Event-ID"
        + " goes on after a number. The stream goes on until it is closed."
    ),
    "responses": responses(
      "200",
      ["description": "The stream.", "content": ["text/event-stream": [:]]],
      isReading: true
    ),
  ]

  private static func path(_ name: String, _ schema: JSON, _ meaning: JSON) -> JSON {
    [
      "name": .string(name), "in": "path", "required": true, "schema": schema,
      "description": meaning,
    ]
  }

  private static let session = path(
    "session",
    ["type": "string", "minLength": 1],
    "The handle that opening the session gave."
  )
  private static let event = path(
    "event",
    ["type": "integer", "minimum": 1, "maximum": 999_999_999],
    "The number of an event."
  )
  private static let form = path(
    "form",
    ["type": "string", "enum": ["json", "csv", "svg", "txt"]],
    "The form of the file."
  )
  private static let incident = path(
    "incident",
    ["type": "string", "minLength": 1],
    "The name of an incident, or the clear beginning of one."
  )
  private static let repeatKey: JSON = [
    "name": "Idempotency-Key", "in": "header",
    "schema": ["type": "string", "minLength": 1, "maxLength": 200],
    "description": "A request that comes again under the same key is carried out once.",
  ]
  private static let expected: JSON = [
    "name": "If-Match", "in": "header",
    "schema": ["type": "string"],
    "description": "The ETag that the session must still have.",
  ]
}

extension JSON {
  /// Whether the schema of an object requires no member.
  fileprivate var requiresNothing: Bool { self["required"] == .array([]) }
}
