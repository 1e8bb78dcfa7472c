import ScenarioModel

extension Session {
  /// The text without control characters other than line breaks and tabs; throws where it is too
  /// long or empty.
  func checked(_ text: String, _ kind: SessionText) throws(SessionError) -> String {
    // Scalars, because one character can carry any number of accents.
    let count = text.unicodeScalars.count
    guard count <= SessionLimits.textLength else {
      throw .tooLong(kind, count: count, limit: SessionLimits.textLength)
    }
    let allowed = text.unicodeScalars.filter { scalar in
      scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
    }
    let cleaned = String(String.UnicodeScalarView(allowed))
    guard cleaned.contains(where: { !$0.isWhitespace }) else { throw .empty(kind) }
    return cleaned
  }

  /// Beliefs as one probability for each hypothesis, in the scenario's order, summing to 1.
  func normalised(_ beliefs: [Belief]) throws(SessionError) -> [Belief] {
    var weights: [String: Double] = [:]
    for belief in beliefs {
      guard scenario.hypothesis(HypothesisID(belief.hypothesis)) != nil else {
        throw .unknownHypothesis(HypothesisID(belief.hypothesis))
      }
      guard belief.probability.isFinite, belief.probability >= 0 else {
        throw .badBelief(HypothesisID(belief.hypothesis))
      }
      guard weights.updateValue(belief.probability, forKey: belief.hypothesis) == nil else {
        throw .statedTwice(HypothesisID(belief.hypothesis))
      }
    }
    let stated = scenario.hypotheses.map { weights[$0.id.rawValue] ?? 0 }
    guard let largest = stated.max(), largest > 0 else { throw .noBelief }
    let shares = Self.shares(of: stated, largest: largest)
    return zip(scenario.hypotheses, shares).map { Belief(hypothesis: $0.id, probability: $1) }
  }

  /// Weights divided by their sum, those that already sum to 1 as they are.
  ///
  /// Dividing again would change last digits, and an event decided anew must be the same.
  private static func shares(of weights: [Double], largest: Double) -> [Double] {
    let total = weights.reduce(0, +)
    guard total.isFinite else {
      return shares(of: weights.map { $0 / largest }, largest: 1)
    }
    return abs(total - 1) <= 1e-12 ? weights : weights.map { $0 / total }
  }

  /// The declaration without repeated names; throws where a name or a citation does not exist.
  func checked(_ declaration: Declaration) throws(SessionError) -> Declaration {
    if let cause = declaration.cause, scenario.hypothesis(HypothesisID(cause)) == nil {
      throw .unknownHypothesis(HypothesisID(cause))
    }
    var places: [String] = []
    for place in declaration.places where !places.contains(place) {
      guard scenario.places.contains(where: { $0.id.rawValue == place }) else {
        throw .unknownPlace(PlaceID(place))
      }
      places.append(place)
    }
    let cited = try checked(citations: declaration.cited)
    let ruledOut = try checked(declaration.ruledOut, beside: declaration.cause)
    let explanation = try checked(declaration.explanation, .explanation)
    var result = declaration
    result.places = places
    result.ruledOut = ruledOut
    result.cited = cited
    result.explanation = explanation
    for dispute in declaration.disputes
    where !scenario.rubric.contains(where: { $0.id == dispute.concept })
      || !explanation.contains(dispute.words)
    {
      throw .notInExplanation(dispute.words)
    }
    return result
  }

  /// Event numbers without repeats; throws where one showed no evidence.
  private func checked(citations: [Int]) throws(SessionError) -> [Int] {
    let seen = entries.filter { $0.event.showsEvidence }.map(\.number)
    var cited: [Int] = []
    for number in citations where !cited.contains(number) {
      guard seen.contains(number) else { throw .notEvidence(number, seen: seen) }
      cited.append(number)
    }
    return cited
  }

  /// The causes ruled out, each once; throws where a cause is unknown or is the declared one.
  private func checked(
    _ ruledOut: [RuledOut],
    beside declared: String?
  ) throws(SessionError) -> [RuledOut] {
    var result: [RuledOut] = []
    for rival in ruledOut {
      let id = HypothesisID(rival.cause)
      guard scenario.hypothesis(id) != nil else { throw .unknownHypothesis(id) }
      guard rival.cause != declared else { throw .rulesOutItsCause(id) }
      guard !result.contains(where: { $0.cause == rival.cause }) else { throw .ruledOutTwice(id) }
      result.append(RuledOut(cause: id, cited: try checked(citations: rival.cited)))
    }
    return result
  }
}
