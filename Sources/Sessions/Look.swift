/// A look at evidence, as recorded.
package struct Look: Hashable, Sendable, Codable {
  package var action: String
  package var finding: String
  /// The position of the time band.
  package var band: Int
  /// The name of the mitigation state.
  package var state: String
  package var minutes: Int
  /// Digest of the evidence shown, in hexadecimal.
  package var digest: String

  package init(
    action: String,
    finding: String,
    band: Int,
    state: String,
    minutes: Int,
    digest: String
  ) {
    self.action = action
    self.finding = finding
    self.band = band
    self.state = state
    self.minutes = minutes
    self.digest = digest
  }
}
