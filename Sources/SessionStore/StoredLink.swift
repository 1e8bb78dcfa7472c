/// A link to a room, as it is kept: without its secret.
package struct StoredLink: Hashable, Sendable {
  /// The number of the link in the store.
  package var number: Int
  /// The name of the role that the link gives.
  package var role: String
  /// The SHA-256 of the secret, 32 bytes.
  package var digest: [UInt8]
  /// Unit: seconds since 1970.
  package var expires: Int
  package var isRevoked: Bool
  /// Whether entering by it revokes the other links of its role.
  package var takesOver: Bool

  /// A link that opens its room; the store gives it a number when it is added.
  package init(role: String, digest: [UInt8], expires: Int, takesOver: Bool) {
    self.init(0, role, digest, expires, isRevoked: false, takesOver)
  }

  /// A link as it is in a store.
  package init(
    _ number: Int,
    _ role: String,
    _ digest: [UInt8],
    _ expires: Int,
    isRevoked: Bool,
    _ takesOver: Bool
  ) {
    self.number = number
    self.role = role
    self.digest = digest
    self.expires = expires
    self.isRevoked = isRevoked
    self.takesOver = takesOver
  }
}
