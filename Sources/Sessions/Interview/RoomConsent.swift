/// The permissions that the people in a room gave.
package struct RoomConsent: Hashable, Sendable {
  /// Whether the host may see the candidate's answer as it is typed.
  package var sharesTyping: Bool
  /// Whether observers may see the host's ticks.
  package var showsTicks: Bool

  package init(sharesTyping: Bool, showsTicks: Bool) {
    self.sharesTyping = sharesTyping
    self.showsTicks = showsTicks
  }
}
