/// An event of a session.
///
/// Events are facts: applying one never fails. Their coded form is append-only; a case is never
/// renamed or given another meaning.
package enum SessionEvent: Hashable, Sendable {
  /// Evidence was shown; its digest covers everything shown.
  case looked(Look)
  case sliced(words: String, minutes: Int, digest: String)
  case queried(AskedQuery, minutes: Int)
  /// A question in SQL, an earlier event, was cited as the evidence of an action.
  case cited(Look, query: Int)
  /// One probability for each hypothesis of the scenario, in its order, summing to 1.
  case believed([Belief])
  case noted(String)
  case mitigated(String, minutes: Int)
  case updated(String, minutes: Int)
  case waited(minutes: Int)
  case hinted(action: String, level: HintLevel)
  case declared(Declaration)
  case abandoned
  case interview(InterviewEvent)
  /// Something that a team did beside the commands of the incident.
  case team(TeamEvent)
}

/// The level of a hint, from the least to the most that it gives away.
package enum HintLevel: String, Hashable, Sendable, Codable, CaseIterable {
  case nudge, pointer, action
}

extension SessionEvent: Codable {
  /// The kinds of events by the words that files use for them; the words never change.
  package enum Kind: String, Hashable, Sendable, Codable {
    case looked, sliced, believed, noted, mitigated, updated, waited, hinted, declared, abandoned
    case queried, cited
    case interview
    case team
  }

  private enum Key: String, CodingKey {
    case kind = "event"
    case look, words, minutes, digest, beliefs, text, mitigation, action, level, declaration
    case query, source
    case interview, team
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    switch try values.decode(Kind.self, forKey: .kind) {
    case .looked: self = .looked(try values.decode(Look.self, forKey: .look))
    case .sliced:
      self = .sliced(
        words: try values.decode(String.self, forKey: .words),
        minutes: try values.decode(Int.self, forKey: .minutes),
        digest: try values.decode(String.self, forKey: .digest)
      )
    case .queried:
      self = .queried(
        try values.decode(AskedQuery.self, forKey: .query),
        minutes: try values.decode(Int.self, forKey: .minutes)
      )
    case .cited:
      self = .cited(
        try values.decode(Look.self, forKey: .look),
        query: try values.decode(Int.self, forKey: .source)
      )
    case .believed: self = .believed(try values.decode([Belief].self, forKey: .beliefs))
    case .noted: self = .noted(try values.decode(String.self, forKey: .text))
    case .mitigated:
      self = .mitigated(
        try values.decode(String.self, forKey: .mitigation),
        minutes: try values.decode(Int.self, forKey: .minutes)
      )
    case .updated:
      self = .updated(
        try values.decode(String.self, forKey: .text),
        minutes: try values.decode(Int.self, forKey: .minutes)
      )
    case .waited: self = .waited(minutes: try values.decode(Int.self, forKey: .minutes))
    case .hinted:
      self = .hinted(
        action: try values.decode(String.self, forKey: .action),
        level: try values.decode(HintLevel.self, forKey: .level)
      )
    case .declared: self = .declared(try values.decode(Declaration.self, forKey: .declaration))
    case .abandoned: self = .abandoned
    case .interview:
      self = .interview(try values.decode(InterviewEvent.self, forKey: .interview))
    case .team: self = .team(try values.decode(TeamEvent.self, forKey: .team))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .kind)
    switch self {
    case .looked(let look): try values.encode(look, forKey: .look)
    case .sliced(let words, let minutes, let digest):
      try values.encode(words, forKey: .words)
      try values.encode(minutes, forKey: .minutes)
      try values.encode(digest, forKey: .digest)
    case .queried(let query, let minutes):
      try values.encode(query, forKey: .query)
      try values.encode(minutes, forKey: .minutes)
    case .cited(let look, let query):
      try values.encode(look, forKey: .look)
      try values.encode(query, forKey: .source)
    case .believed(let beliefs): try values.encode(beliefs, forKey: .beliefs)
    case .noted(let text): try values.encode(text, forKey: .text)
    case .mitigated(let mitigation, let minutes):
      try values.encode(mitigation, forKey: .mitigation)
      try values.encode(minutes, forKey: .minutes)
    case .updated(let text, let minutes):
      try values.encode(text, forKey: .text)
      try values.encode(minutes, forKey: .minutes)
    case .waited(let minutes): try values.encode(minutes, forKey: .minutes)
    case .hinted(let action, let level):
      try values.encode(action, forKey: .action)
      try values.encode(level, forKey: .level)
    case .declared(let declaration): try values.encode(declaration, forKey: .declaration)
    case .abandoned: break
    case .interview(let event): try values.encode(event, forKey: .interview)
    case .team(let event): try values.encode(event, forKey: .team)
    }
  }

  /// The kind of the event.
  package var kind: Kind {
    switch self {
    case .looked: .looked
    case .sliced: .sliced
    case .queried: .queried
    case .cited: .cited
    case .believed: .believed
    case .noted: .noted
    case .mitigated: .mitigated
    case .updated: .updated
    case .waited: .waited
    case .hinted: .hinted
    case .declared: .declared
    case .abandoned: .abandoned
    case .interview: .interview
    case .team: .team
    }
  }
}
