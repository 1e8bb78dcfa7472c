/// A habit that a session shows: said to explain the score, never scored.
package struct ScoreFlag: Hashable, Sendable {
  package var kind: Kind
  /// The events in which it shows.
  package var events: [Int]
  package var text: String

  /// Habits with their names; sources: Graber et al., Arch Intern Med 2005;165:1493 (premature
  /// closure, the most frequent), Tversky and Kahneman, Science 1974;185:1124 (anchoring).
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case prematureClosure = "premature closure"
    case anchoring
    case confirmation
    case overTesting = "over-testing"
    case shotgun
  }

  package init(kind: Kind, events: [Int], text: String) {
    self.kind = kind
    self.events = events
    self.text = text
  }
}
