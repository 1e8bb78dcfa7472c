/// A request of a program that may be sent again, as it is kept.
package struct KeptRequest: Hashable, Sendable {
  /// The SHA-256 of what was asked for, 32 bytes.
  package var digest: [UInt8]
  /// The number of the last event of its session when the request came.
  package var event: Int
  /// The answer; `nil` while the request is carried out, or where the program ended meanwhile.
  package var answer: String?

  package init(digest: [UInt8], event: Int, answer: String? = nil) {
    self.digest = digest
    self.event = event
    self.answer = answer
  }
}
