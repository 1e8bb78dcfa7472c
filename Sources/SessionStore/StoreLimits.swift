/// The limits of what stores keep beside sessions.
package enum StoreLimits {
  /// The most bytes of a label or annotation; a page of text.
  package static let textBytes = 20_000
}
