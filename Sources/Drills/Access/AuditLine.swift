package import Sessions

/// A line of the log about somebody who came in or did something that others may ask about later.
///
/// It is one line of an event and `name=value` pairs, beside the lines of requests, and holds no secret:
/// names of people have no quotation marks and no control characters.
package struct AuditLine: Hashable, Sendable {
  package var event: Event
  /// The name of the person who did it, or about whom it is.
  package var person: String?
  /// The address that they came from.
  package var address: String?
  package var session: SessionID?

  /// The events that are written down.
  package enum Event: String, Hashable, Sendable {
    case signedIn = "signed-in"
    case signInRefused = "sign-in-refused"
    case signedOut = "signed-out"
    case roomOpened = "room-opened"
    /// An interviewer showed the candidate what an action finds.
    case revealed
    case exported, erased
    case personAdded = "person-added"
    case personRemoved = "person-removed"
  }

  package init(
    _ event: Event,
    person: String? = nil,
    address: String? = nil,
    session: SessionID? = nil
  ) {
    self.event = event
    self.person = person
    self.address = address
    self.session = session
  }
}

extension AuditLine: CustomStringConvertible {
  package var description: String {
    var line = "audit \(event.rawValue)"
    if let person { line += " person=\"\(person)\"" }
    if let address, !address.isEmpty { line += " address=\(address)" }
    if let session { line += " session=\(session)" }
    return line
  }
}
