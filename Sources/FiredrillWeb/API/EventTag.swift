/// The tag of a session's state: the number of its last event.
///
/// Source: RFC 9110 §8.8.3.
struct EventTag: Hashable, Sendable {
  let event: Int

  init(_ event: Int) { self.event = event }

  /// Reads a tag; `nil` for one that no session has.
  init?(_ text: String) {
    guard text.count > 2, text.hasPrefix("\""), text.hasSuffix("\""),
      let event = Int(text.dropFirst().dropLast()), event >= 0
    else { return nil }
    self.event = event
  }

  var text: String { "\"\(event)\"" }
}
