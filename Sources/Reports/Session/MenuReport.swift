package import ScenarioModel
package import Sessions

/// Everything that a player can choose now: looks at evidence and mitigations, numbered the same way
/// all through a session.
package struct MenuReport: Hashable, Sendable, Codable {
  /// Empty where evidence is asked for in the player's own words.
  package var actions: [ActionRow]
  package var mitigations: [MitigationRow]
  /// Whether actions are listed; an open session lists none.
  package var isListed: Bool

  private enum CodingKeys: String, CodingKey { case actions, mitigations, isListed }

  /// One action.
  package struct ActionRow: Hashable, Sendable, Codable {
    /// The number that chooses it, from 1.
    package var number: Int
    package var id: String
    package var title: String
    /// The purpose that it serves: inspect, verify or communicate.
    package var group: String
    /// Its cost in simulated minutes.
    package var minutes: Int
    package var availability: Availability
    /// The numbers of the actions one of which opens it, where that is what it waits for.
    package var opensAfter: [Int]

    private enum CodingKeys: String, CodingKey {
      case number, id, title, group, minutes, availability, opensAfter
    }

    /// A remark for behind the title; empty where there is nothing to say.
    package var note: String {
      switch availability {
      case .open: ""
      case .seen: "seen"
      case .closed:
        opensAfter.isEmpty
          ? "not now" : "after \(opensAfter.map(String.init).joined(separator: " or "))"
      }
    }
  }

  /// Whether an action can be chosen.
  package enum Availability: String, Hashable, Sendable, Codable {
    case open
    /// It can be chosen again and was looked at before.
    case seen
    case closed
  }

  /// One mitigation.
  package struct MitigationRow: Hashable, Sendable, Codable {
    /// The number that chooses it.
    package var number: Int
    package var id: String
    package var title: String
    /// Its effect, as the player is told it.
    package var summary: String
    /// Its cost in simulated minutes.
    package var minutes: Int
    package var isOpen: Bool

    private enum CodingKeys: String, CodingKey {
      case number, id, title, summary, minutes, isOpen
    }

    /// A remark for behind the title; empty where there is nothing to say.
    package var note: String { isOpen ? "" : "not now" }
  }

  package init(_ session: Session) {
    let scenario = session.scenario
    isListed = session.header.mode != .open
    let offset = isListed ? scenario.actions.count : 0
    let seen = Set(session.looks.map(\.action))
    actions =
      !isListed
      ? []
      : scenario.actions.enumerated().map { index, action in
        let isAvailable = session.isAvailable(action)
        return ActionRow(
          number: index + 1,
          id: action.id.rawValue,
          title: action.title,
          group: action.kind.rawValue,
          minutes: action.minutes,
          availability: isAvailable ? seen.contains(action.id) ? .seen : .open : .closed,
          opensAfter: isAvailable || !session.incident.holds(action.guardCondition)
            ? [] : action.needs.compactMap { Self.number(of: $0, in: scenario) }
        )
      }
    mitigations = scenario.mitigations.enumerated().map { index, mitigation in
      MitigationRow(
        number: offset + index + 1,
        id: mitigation.id.rawValue,
        title: mitigation.title,
        summary: mitigation.summary,
        minutes: mitigation.minutes,
        isOpen: session.incident.holds(mitigation.guardCondition)
      )
    }
  }

  private static func number(of action: ActionID, in scenario: Scenario) -> Int? {
    scenario.actions.firstIndex { $0.id == action }.map { $0 + 1 }
  }
}

/// The actions that a request for evidence could mean, for a player to choose among.
package struct CandidatesReport: Hashable, Sendable, Codable {
  package var candidates: [Row]

  private enum CodingKeys: String, CodingKey { case candidates }

  /// One action, by its number in this list.
  package struct Row: Hashable, Sendable, Codable {
    package var number: Int
    package var id: String
    package var title: String
    /// Its cost in simulated minutes.
    package var minutes: Int

    private enum CodingKeys: String, CodingKey { case number, id, title, minutes }
  }

  package init(_ ids: [ActionID], in scenario: Scenario) {
    candidates = ids.enumerated().compactMap { index, id in
      scenario.action(id).map {
        Row(number: index + 1, id: id.rawValue, title: $0.title, minutes: $0.minutes)
      }
    }
  }
}
