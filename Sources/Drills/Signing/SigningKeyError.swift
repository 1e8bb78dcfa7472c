/// The reason why the key of the data folder cannot be used.
package enum SigningKeyError: Error, Hashable, Sendable {
  /// Other users may read it; the permissions in octal digits.
  case openToOthers(path: String, permissions: String)
  /// It is no private key of Ed25519.
  case notAKey(path: String)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
}
