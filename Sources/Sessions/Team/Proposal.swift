import ScenarioModel

/// A command of the session that a player proposes to the team.
package enum Proposal: Hashable, Sendable {
  case look(String)
  /// A free question to the telemetry in its query language.
  case slice(String)
  /// A question in SQL.
  case query(String)
  case mitigate(String)
  case wait(minutes: Int)
  case hint
  case update(String)
  case declare(Declaration)
}

extension Proposal {
  /// `nil` for commands that are nobody's to propose.
  package init?(_ command: SessionCommand) {
    switch command {
    case .look(let id): self = .look(id.rawValue)
    case .slice(_, let words): self = .slice(words)
    case .query(let query): self = .query(query.statement)
    case .mitigate(let id): self = .mitigate(id.rawValue)
    case .wait(let minutes): self = .wait(minutes: minutes)
    case .hint: self = .hint
    case .update(let text): self = .update(text)
    case .declare(let declaration): self = .declare(declaration)
    default: return nil
    }
  }

  /// Whether an event is what was proposed, whatever words a verdict is explained by.
  package func isCarriedOut(by event: SessionEvent) -> Bool {
    switch (self, event) {
    case (.look(let action), .looked(let look)): action == look.action
    case (.slice(let words), .sliced(let asked, _, _)): words == asked
    case (.query(let statement), .queried(let query, _)): statement == query.statement
    case (.mitigate(let name), .mitigated(let done, _)): name == done
    case (.wait(let minutes), .waited(let waited)): minutes == waited
    case (.hint, .hinted): true
    case (.update(let text), .updated(let sent, _)): text == sent
    case (.declare(let proposed), .declared(let declared)): proposed.isSameVerdict(as: declared)
    case (.look, _), (.slice, _), (.query, _), (.mitigate, _), (.wait, _), (.hint, _),
      (.update, _), (.declare, _):
      false
    }
  }

  /// Whether two proposals come to the same, so that one of them is enough.
  func isSame(as other: Proposal) -> Bool {
    guard case .declare(let mine) = self, case .declare(let theirs) = other else {
      return self == other
    }
    return mine.isSameVerdict(as: theirs)
  }
}

extension Declaration {
  fileprivate func isSameVerdict(as other: Declaration) -> Bool {
    cause == other.cause && Set(places) == Set(other.places)
  }
}

extension Proposal: Codable {
  /// The kinds of proposals by the words that files use for them; the words never change.
  private enum Kind: String, Codable {
    case look, slice, query, mitigate, wait, hint, update, declare
  }

  private enum Key: String, CodingKey {
    case kind = "propose"
    case name, text, minutes, declaration
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try values.decode(String.self, forKey: key) }
    self =
      switch try values.decode(Kind.self, forKey: .kind) {
      case .look: .look(try text(.name))
      case .slice: .slice(try text(.text))
      case .query: .query(try text(.text))
      case .mitigate: .mitigate(try text(.name))
      case .wait: .wait(minutes: try values.decode(Int.self, forKey: .minutes))
      case .hint: .hint
      case .update: .update(try text(.text))
      case .declare: .declare(try values.decode(Declaration.self, forKey: .declaration))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    func encode(_ kind: Kind) throws { try values.encode(kind, forKey: .kind) }
    switch self {
    case .look(let name):
      try encode(.look)
      try values.encode(name, forKey: .name)
    case .slice(let words):
      try encode(.slice)
      try values.encode(words, forKey: .text)
    case .query(let statement):
      try encode(.query)
      try values.encode(statement, forKey: .text)
    case .mitigate(let name):
      try encode(.mitigate)
      try values.encode(name, forKey: .name)
    case .wait(let minutes):
      try encode(.wait)
      try values.encode(minutes, forKey: .minutes)
    case .hint: try encode(.hint)
    case .update(let text):
      try encode(.update)
      try values.encode(text, forKey: .text)
    case .declare(let declaration):
      try encode(.declare)
      try values.encode(declaration, forKey: .declaration)
    }
  }
}
