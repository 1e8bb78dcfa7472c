package import ScenarioModel
package import Sessions

extension Scenario {
  /// Describes a proposed command in a few words.
  package func summary(of proposal: Proposal) -> String {
    switch proposal {
    case .look(let name): title(of: ActionID(name))
    case .slice(let words): "slice \(words)"
    case .query(let statement): "sql \(statement)"
    case .mitigate(let name): mitigation(MitigationID(name))?.title ?? name
    case .wait(let minutes): "wait \(minutes) min"
    case .hint: "ask for a hint"
    case .update(let text): "update: \(text)"
    case .declare(let declaration):
      "declare \(declaration.cause.flatMap { hypothesis(HypothesisID($0))?.title } ?? "that there is not enough evidence")"
    }
  }

  /// Describes what a team did in one line.
  package func summary(of event: TeamEvent) -> String {
    switch event {
    case .opened(let players):
      "tabletop: " + players.map { "\($0.name) (\($0.role.rawValue))" }.joined(separator: ", ")
    case .suggested(.update, let name, ""): "\(name) wrote an update"
    case .suggested(let proposal, let name, _): "\(name) suggests: \(summary(of: proposal))"
    case .voted(let isFor, let suggestion, let name):
      "\(name) is \(isFor ? "for" : "against") [\(suggestion)]"
    case .dropped(let suggestion, let name): "\(name) dropped [\(suggestion)]"
    case .believed(_, let name): "\(name) stated beliefs of their own"
    case .injected: "the facilitator let a message come in"
    case .handedOver(let name): "\(name) commands from here"
    case .paused: "the facilitator paused the incident"
    case .unpaused: "the incident goes on"
    }
  }

  /// The part of what a team did that its line leaves out; empty where it says all.
  func detail(of event: TeamEvent) -> String {
    switch event {
    case .suggested(_, _, let reason): reason
    case .believed(let beliefs, _): StatedBelief.line(beliefs.map(\.probability))
    case .opened, .voted, .dropped, .injected, .handedOver, .paused, .unpaused: ""
    }
  }
}

extension TeamAct {
  /// Who did it, and who had suggested it, such as "Ada, as Bo suggested in [4]".
  package var text: String {
    guard let suggestion, let suggestedBy, suggestedBy != by else { return by }
    return "\(by), as \(suggestedBy) suggested in [\(suggestion)]"
  }
}
