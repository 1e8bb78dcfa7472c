import Foundation

/// The rights of a program that shows a token, each with those before it.
package enum TokenScope: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Lists incidents and reads sessions of which it has the handle.
  case read
  /// Opens and plays sessions.
  case play
  /// Checks scenarios, which tells their truths.
  case author

  package static func < (first: TokenScope, second: TokenScope) -> Bool {
    first.rank < second.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A token that lets a program in, as it is kept: without its secret.
package struct AccessToken: Hashable, Sendable, Codable {
  package var name: String
  package var scope: TokenScope
  /// The SHA-256 of the secret, 64 hexadecimal digits.
  var digest: String

  private enum CodingKeys: String, CodingKey { case name, scope, digest }
}

/// The tokens of a data folder, in a file that its owner alone may read.
///
/// The file is read at each use, so a token that is taken back is worth nothing from then on.
package struct AccessTokens: Sendable {
  package static let fileName = "tokens.json"

  private let path: String
  private let environment: DrillEnvironment

  package init(_ environment: DrillEnvironment) {
    self.environment = environment
    path = environment.dataFolder.appending(path: Self.fileName).path
  }

  /// The most tokens that are kept.
  package static let most = 1000

  /// All tokens, the oldest first.
  package func all() throws(AccessTokenError) -> [AccessToken] {
    do {
      guard FileManager.default.fileExists(atPath: path) else { return [] }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      return try JSONDecoder().decode([AccessToken].self, from: bytes)
    } catch {
      throw .unreadable(path: path)
    }
  }

  /// Makes a token under a name that none has, and gives its secret, which is kept nowhere.
  package func add(_ name: String, _ scope: TokenScope) throws(AccessTokenError) -> LinkSecret {
    var tokens = try all()
    guard tokens.count < Self.most else { throw .tooMany(limit: Self.most) }
    guard !tokens.contains(where: { $0.name == name }) else { throw .taken(name) }
    let secret = LinkSecret(from: environment)
    tokens.append(
      AccessToken(name: name, scope: scope, digest: Digests.hexadecimal(secret.bytes))
    )
    try write(tokens)
    return secret
  }

  /// Takes a token back.
  package func remove(_ name: String) throws(AccessTokenError) {
    var tokens = try all()
    guard let index = tokens.firstIndex(where: { $0.name == name }) else {
      throw .unknown(name, known: tokens.map(\.name))
    }
    tokens.remove(at: index)
    try write(tokens)
  }

  /// The scope of the token that has a secret; `nil` where none has it.
  package func scope(of secret: LinkSecret) throws(AccessTokenError) -> TokenScope? {
    let digest = Digests.hexadecimal(secret.bytes)
    return try all().first { $0.digest == digest }?.scope
  }

  private func write(_ tokens: [AccessToken]) throws(AccessTokenError) {
    do {
      try FileManager.default.createDirectory(
        at: environment.dataFolder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      let draft = Draft(path)
      defer { draft.discard() }
      let file = try draft.createFile(draft.url, permissions: 0o600)
      try file.write(contentsOf: try encoder.encode(tokens) + Data("\n".utf8))
      try file.synchronize()
      try file.close()
      try draft.publish(isForced: true)
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }
}

/// The reason why tokens cannot be read or changed.
package enum AccessTokenError: Error, Hashable, Sendable {
  case unreadable(path: String)
  case unwritable(path: String, reason: String)
  case taken(String)
  case unknown(String, known: [String])
  case tooMany(limit: Int)
}

extension AccessTokenError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path): "\(path) is no list of tokens; move it away and make tokens anew"
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
    case .taken(let name):
      "there is a token '\(name)' already; take it back first, or choose another name"
    case .unknown(let name, let known):
      known.isEmpty
        ? "there is no token '\(name)', nor any other"
        : "there is no token '\(name)'; there are \(known.sorted().joined(separator: ", "))"
    case .tooMany(let limit): "there are \(limit) tokens already; take some back first"
    }
  }
}
