/// The result of checking a replay file part by part.
package struct ReplayVerification: Sendable {
  package var checks: [Check]
  /// The fingerprint of the key that signed the file by a valid signature.
  package var signer: KeyFingerprint?

  /// One part of a file and what was found of it.
  package struct Check: Sendable {
    package var part: Part
    package var finding: Finding
  }

  /// The parts, in the order in which they are checked.
  package enum Part: String, CaseIterable, Sendable {
    case chain, texts, events, seal, signature
  }

  package enum Finding: Sendable {
    /// The lines have the hashes that they end with.
    case chained(events: Int)
    /// The texts at hand are those that the file was played with.
    case sameTexts(scenario: String)
    /// The world is the same, and some of its installed texts were changed since.
    case otherTexts(scenario: String)
    /// Every event is what scenario and seed give.
    case replayed(events: Int)
    /// The events earn the score that is sealed.
    case scored(points: Double, rubric: Int)
    /// An older rubric sealed the score, so that it cannot be computed again.
    case takenAsSealed(points: Double, rubric: Int)
    /// No score is sealed.
    case unscored
    case signed(KeyFingerprint, by: Signer)
    case unsigned
    case fault(DrillError)
    /// An earlier fault hides it.
    case unseen
  }

  /// Whose key signed a file.
  package enum Signer: String, Sendable {
    /// The key of this data folder.
    case own
    /// A key that was named.
    case named
    /// A key of which nothing is known.
    case unknown
  }
}

extension ReplayVerification {
  /// The first fault.
  package var fault: DrillError? {
    for check in checks {
      if case .fault(let error) = check.finding { return error }
    }
    return nil
  }

  /// Whether the file is whole and signed by a key that is known.
  package var isVouchedFor: Bool {
    guard fault == nil, case .signed(_, let signer) = checks.last?.finding else { return false }
    return signer != .unknown
  }
}
