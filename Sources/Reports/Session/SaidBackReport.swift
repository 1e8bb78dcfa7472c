import ScenarioModel
package import Sessions
import Telemetry

/// A command that was understood from a person's own words, as it is said back before it happens.
package struct SaidBackReport: Hashable, Sendable, Codable {
  package var kind: Kind
  /// The title of the evidence or mitigation, a question in plain words, the text of an update, or
  /// beliefs such as `h1 70 %`.
  package var content: String
  /// Simulated minutes that it takes.
  package var minutes: Int

  private enum CodingKeys: String, CodingKey { case kind, content, minutes }

  /// The kind of a command.
  package enum Kind: String, Hashable, Sendable, Codable {
    case look
    /// A page that was seen at this moment already.
    case seenAgain
    case mitigation, update, beliefs
    /// A question to the telemetry.
    case question
    case other
  }

  package init(_ command: SessionCommand, in session: Session) {
    let scenario = session.scenario
    switch command {
    case .look(let id):
      let action = scenario.action(id)
      let isSeen = session.firstLooks.contains { $0.action == id }
      self.init(isSeen ? .seenAgain : .look, action?.title ?? id.rawValue, action?.minutes ?? 0)
    case .mitigate(let id):
      let mitigation = scenario.mitigations.first { $0.id == id }
      self.init(.mitigation, mitigation?.title ?? id.rawValue, mitigation?.minutes ?? 0)
    case .update(let text): self.init(.update, text, SessionLimits.updateMinutes)
    case .believe(let beliefs):
      let words = beliefs.map { belief in
        let id = HypothesisID(belief.hypothesis)
        let label = HypothesisLabel.text(of: id, in: scenario) ?? belief.hypothesis
        return "\(label) \(Digits.percent(belief.probability, decimals: 0))"
      }
      self.init(.beliefs, words.joined(separator: ", "), 0)
    case .slice(let query, _):
      self.init(.question, query.words(in: scenario.world), SessionLimits.sliceMinutes)
    default: self.init(.other, "", 0)
    }
  }

  private init(_ kind: Kind, _ content: String, _ minutes: Int) {
    self.kind = kind
    self.content = content
    self.minutes = minutes
  }

  /// The command in one sentence, with what it costs.
  package var text: String {
    switch kind {
    case .look, .question: "I read this as: \(content) (\(minutes) min)."
    case .seenAgain:
      "I read this as: \(content) (\(minutes) min; nothing where it would show the same)."
    case .mitigation: "You said that you do this: \(content) (\(minutes) min)."
    case .update: "You said this to those who wait for news: '\(content)' (\(minutes) min)."
    case .beliefs: "I read your beliefs as: \(content)."
    case .other: "I did not read this as anything that can be done."
    }
  }
}
