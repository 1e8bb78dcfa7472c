/// The name, version and instructions with which the server introduces itself.
package struct ServerIdentity: Hashable, Sendable {
  private let version: String

  /// `version` is that of the program.
  package init(version: String) { self.version = version }

  var implementation: JSON {
    ["name": "firedrill", "title": "Firedrill", "version": .string(version)]
  }

  private static let capabilities: JSON = ["tools": [:], "resources": [:], "prompts": [:]]

  /// The result of `initialize`, whatever version was asked for: the only one with a handshake.
  var initialization: JSON {
    [
      "protocolVersion": .string(ProtocolRevision.handshake.rawValue),
      "capabilities": Self.capabilities,
      "serverInfo": implementation,
      "instructions": .string(Self.instructions),
    ]
  }

  /// The result of `server/discover`.
  var discovery: JSON {
    [
      "supportedVersions": .array(ProtocolRevision.allCases.map { .string($0.rawValue) }),
      "capabilities": Self.capabilities,
      "instructions": .string(Self.instructions),
    ]
  }

  private static let instructions = """
    You are on call for a simulated production incident. 'list_incidents' names the incidents; \
    'open_session' pages you and returns a handle that every other tool takes as 'session'. Look at \
    evidence ('look', 'ask', 'slice', 'sql'), say what you believe when it is due ('believe'), \
    contain the harm ('mitigate'), keep people informed ('update'), and end with 'declare'. Simulated \
    minutes pass with what you do, and users are harmed meanwhile. The path is scored, not only the \
    answer; 'debrief' explains the score once the session is over.
    """
}
