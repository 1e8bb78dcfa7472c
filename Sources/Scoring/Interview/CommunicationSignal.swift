/// A habit of good communication in an interview.
package struct CommunicationSignal: Hashable, Sendable {
  package var kind: Kind
  /// The event and words that showed it; `nil` where nothing did.
  package var shown: Shown?

  /// The event and the words that show it.
  package struct Shown: Hashable, Sendable {
    package var event: Int
    package var quote: String
  }

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case askedFirst = "asked before acting"
    case statedAssumptions = "stated assumptions"
    case namedFailureMode = "named the failure mode"
    case gaveTradeOffs = "gave trade-offs"
    case ruledOut = "ruled out alternatives"
    case usedNumbers = "used numbers"
    case toldStakeholders = "talked to stakeholders"
  }
}
