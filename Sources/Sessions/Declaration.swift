package import ScenarioModel

/// The verdict of a player.
package struct Declaration: Hashable, Sendable {
  /// The cause, or `nil` for "there is not enough evidence to say".
  package var cause: String?
  /// The places of the cause; empty where nothing is wrong.
  package var places: [String]
  /// Other causes that the player rules out, each with the evidence that did it.
  package var ruledOut: [RuledOut]
  /// The explanation in the player's own words.
  package var explanation: String
  /// Numbers of the events whose evidence supports it.
  package var cited: [Int]
  /// Words of the explanation that were not heard as the player means them.
  package var disputes: [Dispute]

  package init(
    cause: HypothesisID?,
    places: [PlaceID],
    ruledOut: [RuledOut] = [],
    explanation: String,
    cited: [Int],
    disputes: [Dispute] = []
  ) {
    self.cause = cause?.rawValue
    self.places = places.map(\.rawValue)
    self.ruledOut = ruledOut
    self.explanation = explanation
    self.cited = cited
    self.disputes = disputes
  }
}

/// Words by which a player says to have said what was not heard; they change no score.
package struct Dispute: Hashable, Sendable, Codable {
  /// The name of the concept of the rubric.
  package var concept: String
  package var words: String

  package init(concept: String, words: String) {
    self.concept = concept
    self.words = words
  }
}

/// A cause that a player rules out, with the events whose evidence did it.
package struct RuledOut: Hashable, Sendable, Codable {
  package var cause: String
  package var cited: [Int]

  package init(cause: HypothesisID, cited: [Int]) {
    self.cause = cause.rawValue
    self.cited = cited
  }
}

extension Declaration: Codable {
  private enum CodingKeys: String, CodingKey {
    case cause, places, ruledOut, explanation, cited, disputes
  }

  /// Reads a declaration; those of older replays rule nothing out by choice and dispute nothing.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    cause = try values.decodeIfPresent(String.self, forKey: .cause)
    places = try values.decode([String].self, forKey: .places)
    ruledOut = try values.decodeIfPresent([RuledOut].self, forKey: .ruledOut) ?? []
    explanation = try values.decode(String.self, forKey: .explanation)
    cited = try values.decode([Int].self, forKey: .cited)
    disputes = try values.decodeIfPresent([Dispute].self, forKey: .disputes) ?? []
  }

  /// Writes a declaration; what it lacks leaves no trace in its bytes.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encodeIfPresent(cause, forKey: .cause)
    try values.encode(places, forKey: .places)
    if !ruledOut.isEmpty { try values.encode(ruledOut, forKey: .ruledOut) }
    try values.encode(explanation, forKey: .explanation)
    try values.encode(cited, forKey: .cited)
    if !disputes.isEmpty { try values.encode(disputes, forKey: .disputes) }
  }
}

extension Scenario {
  /// The single causes that a declaration names; empty where it names none.
  package func causes(declaredBy declaration: Declaration) -> [HypothesisID] {
    declaration.cause.flatMap { hypothesis(HypothesisID($0)) }?.causes ?? []
  }
}
