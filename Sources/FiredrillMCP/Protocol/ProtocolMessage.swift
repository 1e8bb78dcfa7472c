import Telemetry

/// A line of a connection as it was received.
package enum ReceivedFrame: Hashable, Sendable {
  /// A line without its end.
  case line(String)
  /// A line of more than `limit` bytes, all of which was skipped.
  case tooLong(limit: Int)

  /// The usual longest line.
  ///
  /// Unit: bytes.
  package static let usualLimit = 10_000_000
}

/// A message of JSON-RPC 2.0 as it was received.
package enum ProtocolMessage: Hashable, Sendable {
  case request(id: JSON, method: String, parameters: [String: JSON])
  /// A message that is not answered: a notification, or a response nobody asked for.
  case unanswered
  /// A message that cannot be carried out, with the identifier that could be read of it.
  case malformed(id: JSON, ProtocolError)

  /// Reads a line; an empty one is no message and not answered.
  package init(_ line: String) {
    guard !line.trimmed.isEmpty else {
      self = .unanswered
      return
    }
    guard let value = try? JSON(reading: line.utf8) else {
      self = .malformed(id: .null, .notJSON)
      return
    }
    self.init(value)
  }

  private init(_ value: JSON) {
    guard case .object(let members) = value else {
      self = .malformed(id: .null, .notAMessage("one object a line is expected"))
      return
    }
    let id = members["id"].flatMap(Self.identifier)
    guard members["jsonrpc"] == "2.0" else {
      self = .malformed(id: id ?? .null, .notAMessage("'jsonrpc' must be \"2.0\""))
      return
    }
    guard let method = members["method"] else {
      let isResponse = members["result"] != nil || members["error"] != nil
      self =
        isResponse
        ? .unanswered : .malformed(id: id ?? .null, .notAMessage("'method' is missing"))
      return
    }
    guard let method = method.text else {
      self = .malformed(id: id ?? .null, .notAMessage("'method' must be a string"))
      return
    }
    guard members["id"] != nil else {
      self = .unanswered
      return
    }
    guard let id else {
      self = .malformed(id: .null, .notAMessage("'id' must be a string or a whole number"))
      return
    }
    switch members["params"] {
    case nil: self = .request(id: id, method: method, parameters: [:])
    case .object(let parameters)?:
      self = .request(id: id, method: method, parameters: parameters)
    case .null?, .boolean?, .integer?, .number?, .string?, .array?:
      self = .malformed(id: id, .badParameter("params", expected: "an object"))
    }
  }

  private static func identifier(_ value: JSON) -> JSON? {
    switch value {
    case .string, .integer: value
    case .null, .boolean, .number, .array, .object: nil
    }
  }
}
