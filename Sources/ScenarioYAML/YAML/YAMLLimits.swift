/// The bounds within which untrusted files are read.
package struct YAMLLimits: Hashable, Sendable {
  /// Unit: bytes.
  package var bytes = 1 << 20
  /// Lists and objects inside one another.
  package var depth = 64
  /// Scalars, lists, objects and keys in all.
  package var nodes = 200_000
  /// Errors after which reading stops: enough to mend, few enough to print.
  package var diagnostics = 100

  /// Makes the bounds that scenario files have.
  package init() {}

  /// The largest artifact beside a scenario; unit: bytes.
  package static let artifactBytes = 256 << 10

  /// All artifacts of a scenario together; unit: bytes.
  package static let allArtifactBytes = 4 << 20
}
