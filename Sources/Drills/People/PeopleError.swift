import Telemetry

/// The reason why people cannot be added, found or changed.
package enum PeopleError: Error, Hashable, Sendable {
  /// The text can be nobody's name.
  case badName(String)
  /// Somebody has the name, written like this.
  case taken(String)
  /// Nobody has the name; `near` are those that are like it.
  case unknown(String, near: [String])
  case tooMany(limit: Int)
  /// The person has a token of the name already.
  case takenToken(String, of: String)
  case unknownToken(String, of: String)
  case tooManyTokens(limit: Int, of: String)
}

extension PeopleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badName:
      "a name has 1 to \(PersonName.longest) letters, digits, spaces between them, or . _ - @ + '"
    case .taken(let name): "there is '\(name)' already; choose another name"
    case .unknown(let name, let near):
      "there is no person '\(name)'.\(NearestName.offer(near)) 'firedrill people list' names them"
    case .tooMany(let limit): "there are \(limit) people already; remove some first"
    case .takenToken(let token, let name):
      "'\(name)' has a token '\(token)' already; take it back first, or choose another name"
    case .unknownToken(let token, let name): "'\(name)' has no token '\(token)'"
    case .tooManyTokens(let limit, let name):
      "'\(name)' has \(limit) tokens already; take some back first"
    }
  }
}
