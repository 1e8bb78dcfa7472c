package import Sessions

/// A person who has an account, as a store keeps them.
package struct StoredPerson: Hashable, Sendable {
  package var id: PersonID
  /// The name as it was first given.
  package var name: String
  /// The name in the form in which names are compared; no two people have the same.
  package var key: String
  /// Whether the person may hold interviews.
  package var isHost: Bool
  /// The date of the account, as its maker writes it.
  package var createdAt: String

  package init(
    id: PersonID,
    name: String,
    key: String,
    isHost: Bool,
    createdAt: String
  ) {
    self.id = id
    self.name = name
    self.key = key
    self.isHost = isHost
    self.createdAt = createdAt
  }
}

/// A person that is to be kept.
package struct NewPerson: Hashable, Sendable {
  package var name: String
  package var key: String
  package var isHost: Bool
  package var createdAt: String

  package init(name: String, key: String, isHost: Bool, createdAt: String) {
    self.name = name
    self.key = key
    self.isHost = isHost
    self.createdAt = createdAt
  }
}

/// A secret by which a person is known, as it is kept: its digest alone.
package struct PersonKey: Hashable, Sendable {
  package var kind: Kind
  /// The SHA-256 of the secret, 32 bytes; no two keys of a store have the same.
  package var digest: [UInt8]
  /// The second from which it is worth nothing, since 1970; `nil` for never.
  package var expires: Int?
  /// The name of a token, by which its owner knows it; empty for other kinds.
  package var name: String
  /// The rights of a token; empty for other kinds.
  package var scope: String

  /// The ways of showing a secret.
  package enum Kind: String, Hashable, Sendable {
    /// A link that signs a browser in, once.
    case link
    /// A browser that is signed in.
    case browser
    /// A program.
    case token
  }

  package init(
    _ kind: Kind,
    digest: [UInt8],
    expires: Int?,
    name: String = "",
    scope: String = ""
  ) {
    self.kind = kind
    self.digest = digest
    self.expires = expires
    self.name = name
    self.scope = scope
  }
}

/// A place that a person took in the room of an interview.
package struct StoredSeat: Hashable, Sendable {
  package var session: SessionID
  /// The number of the link by which they entered.
  package var link: Int
  /// The name of the role that the link gives.
  package var role: String

  package init(session: SessionID, link: Int, role: String) {
    self.session = session
    self.link = link
    self.role = role
  }
}
