/// A revision of the Model Context Protocol by its date.
package enum ProtocolRevision: String, Hashable, Sendable, CaseIterable {
  /// Stateless: each request carries its version and the client's capabilities.
  case stateless = "2026-07-28"
  /// A handshake by `initialize` comes first.
  case handshake = "2025-11-25"

  /// The code of an error about a resource that there is not.
  var missingResourceCode: Int {
    switch self {
    case .stateless: ProtocolError.Code.invalidParameters
    case .handshake: -32002
    }
  }
}

/// The names of the protocol's own members of `_meta`; source: revision 2026-07-28, "Overview".
enum MetaKey {
  static let protocolVersion = "io.modelcontextprotocol/protocolVersion"
  static let clientCapabilities = "io.modelcontextprotocol/clientCapabilities"
  static let serverInfo = "io.modelcontextprotocol/serverInfo"
}
