package import Plotting
package import ScenarioModel
package import Sessions
package import Telemetry

/// One event of a session as its player sees it: when it was, what it showed, and what people and
/// systems said meanwhile.
package struct EntryReport: Hashable, Sendable, Codable {
  /// The event's number, from 1.
  package var number: Int
  package var span: ClockSpan
  /// The action in a few words.
  package var title: String
  package var content: EntryContent
  package var messages: [MessageReport]
  /// Who did it, in a tabletop; `nil` elsewhere.
  package var by: String?

  private enum CodingKeys: String, CodingKey { case number, span, title, content, messages, by }

  /// Describes an event; `session` is the state after it, and `evidence` what the event showed.
  ///
  /// `nil` for a host's private turn, which a candidate does not see.
  package init?(
    _ entry: SessionEntry,
    of session: Session,
    showing evidence: EntryEvidence = .none
  ) {
    let scenario = session.scenario
    guard let content = EntryContent(entry, of: session, showing: evidence) else { return nil }
    number = entry.number
    span = ClockSpan(from: entry.start, to: entry.end, in: scenario)
    title = Self.title(of: entry.event, in: scenario)
    self.content = content
    messages = entry.messages.compactMap { MessageReport($0, in: scenario) }
    by = session.team?.act(entry.number)?.text
  }

  private static func title(of event: SessionEvent, in scenario: Scenario) -> String {
    switch event {
    case .queried: "sql"
    case .updated: "update to stakeholders"
    default:
      event.look.map { scenario.title(of: ActionID($0.action)) } ?? scenario.summary(of: event)
    }
  }

  /// The charts and tables that the event showed, in order.
  package var figures: [Figure] {
    switch content {
    case .evidence(let document, _), .interview(.evidence(let document)): document?.figures ?? []
    case .slice(_, let figure): figure.map { [$0] } ?? []
    case .query(_, let answer): [.table(answer.table)] + answer.waterfalls
    default: []
    }
  }

  /// The documents that the event showed, in order.
  package var documents: [(title: String, text: String)] {
    switch content {
    case .evidence(let document, _), .interview(.evidence(let document)):
      (document?.panels ?? []).compactMap { panel in
        if case .document(let title, let text) = panel.content { (title, text) } else { nil }
      }
    default: []
    }
  }

  /// The charts and tables as one SVG document, under a one-line title.
  package func drawing(title: String) -> String {
    SVGRenderer.render(figures, title: title)
  }
}

/// The evidence that an event showed, computed by whoever has the session's telemetry at hand.
package enum EntryEvidence: Sendable {
  /// The event showed none, or it cannot be computed anew.
  case none
  /// The evidence of an action.
  case finding(EvidenceReport)
  /// The answer to a free question.
  case rows(Query, QueryResult)
  /// The answer to a question in SQL.
  case answer(AnswerRows)
  /// A question in SQL that failed while it ran.
  case failed(QueryFailure)
}

/// The content of an event, each kind coded under its name.
package enum EntryContent: Hashable, Sendable, Codable {
  /// The evidence of an action; `question` is the number of the event that it was taken from.
  case evidence(evidence: EvidenceDocument?, question: Int?)
  /// A free question with its answer.
  case slice(words: String, figure: Figure?)
  case query(statement: String, answer: AnswerRows)
  case beliefs(beliefs: [StatedBelief])
  case note(text: String)
  case mitigation(summary: String)
  case update(text: String)
  case wait(minutes: Int)
  case hint(level: String, text: String)
  case declaration(declaration: DeclarationReport)
  case abandoned
  case interview(turn: InterviewTurnReport)
  /// The doings of a team beside the commands of the incident, where its title does not say it all.
  case team(text: String)

  private enum CodingKeys: String, CodingKey {
    case evidence, slice, query, beliefs, note, mitigation, update, wait, hint, declaration
    case abandoned, interview, team
  }

  /// `nil` for a host's private turn.
  fileprivate init?(_ entry: SessionEntry, of session: Session, showing evidence: EntryEvidence) {
    let scenario = session.scenario
    switch entry.event {
    case .looked: self = .evidence(evidence: evidence.document(in: scenario), question: nil)
    case .cited(_, let question):
      self = .evidence(evidence: evidence.document(in: scenario), question: question)
    case .sliced(let words, _, _): self = .slice(words: words, figure: evidence.answer)
    case .queried(let query, _):
      self = .query(statement: query.statement, answer: evidence.rows)
    case .believed(let beliefs):
      self = .beliefs(
        beliefs: beliefs.enumerated().map {
          StatedBelief(
            label: HypothesisLabel.text($0.offset),
            probability: $0.element.probability
          )
        }
      )
    case .noted(let text): self = .note(text: text)
    case .mitigated(let name, _):
      self = .mitigation(summary: scenario.mitigation(MitigationID(name))?.summary ?? "")
    case .updated(let text, _): self = .update(text: text)
    case .waited(let minutes): self = .wait(minutes: minutes)
    case .hinted(let name, let level):
      self = .hint(
        level: level.rawValue,
        text: Self.hint(level, scenario.action(ActionID(name)))
      )
    case .declared(let declaration):
      self = .declaration(declaration: DeclarationReport(declaration, in: scenario))
    case .abandoned: self = .abandoned
    case .interview(let event):
      guard
        let turn = InterviewTurnReport(
          event.turn,
          entry,
          of: session,
          showing: evidence.document(in: scenario)
        )
      else { return nil }
      self = .interview(turn: turn)
    case .team(let event): self = .team(text: scenario.detail(of: event))
    }
  }

  private static func hint(_ level: HintLevel, _ action: Action?) -> String {
    switch level {
    case .nudge: action?.nudge ?? ""
    case .pointer: action?.pointer ?? ""
    case .action: "Try: \(action?.title ?? "")"
    }
  }
}

extension EntryEvidence {
  fileprivate func document(in scenario: Scenario) -> EvidenceDocument? {
    guard case .finding(let report) = self else { return nil }
    return EvidenceDocument(report, in: scenario)
  }

  fileprivate var answer: Figure? {
    guard case .rows(let query, let result) = self else { return nil }
    return .answer(result, to: query)
  }

  fileprivate var rows: AnswerRows {
    switch self {
    case .answer(let rows): return rows
    case .failed(let failure): return AnswerRows(failing: failure.words)
    case .none, .finding, .rows: return AnswerRows(columns: [], rows: [])
    }
  }
}

extension QueryFailure {
  /// The failure in a sentence; SQLite's own words could hold values, so they are not kept.
  fileprivate var words: String {
    switch self {
    case .error:
      "The statement failed while it ran: a function was given a value that it cannot take, such as a"
        + " JSON path, a full-text query or a quantile outside 0 to 1. It took its minute."
    case .time:
      "The statement ran too long and was stopped; read fewer rows or bound the recursion. It took"
        + " its minute."
    case .memory:
      "The statement needed too much memory and was stopped; read fewer rows. It took its minute."
    }
  }
}

/// A verdict as the player declared it.
package struct DeclarationReport: Hashable, Sendable, Codable {
  /// The title of the cause, or that there is not enough evidence.
  package var cause: String
  package var places: [String]
  /// The causes ruled out by choice; `nil` where nothing was.
  package var ruledOut: [RuledOutReport]?
  package var explanation: String
  /// Numbers of the events whose evidence supports it.
  package var cited: [Int]

  private enum CodingKeys: String, CodingKey { case cause, places, ruledOut, explanation, cited }

  init(_ declaration: Declaration, in scenario: Scenario) {
    cause =
      declaration.cause.map { scenario.hypothesis(HypothesisID($0))?.title ?? $0 }
      ?? "there is not enough evidence to say"
    places = declaration.places
    ruledOut = RuledOutReport.list(declaration, in: scenario)
    explanation = declaration.explanation
    cited = declaration.cited
  }
}

/// A cause that was ruled out, with the numbers of the events that did it.
package struct RuledOutReport: Hashable, Sendable, Codable {
  /// The title of the cause.
  package var cause: String
  package var cited: [Int]

  private enum CodingKeys: String, CodingKey { case cause, cited }

  /// The causes that a declaration rules out; `nil` where there are none.
  static func list(_ declaration: Declaration, in scenario: Scenario) -> [RuledOutReport]? {
    guard !declaration.ruledOut.isEmpty else { return nil }
    return declaration.ruledOut.map { rival in
      RuledOutReport(
        cause: scenario.hypothesis(HypothesisID(rival.cause))?.title ?? rival.cause,
        cited: rival.cited
      )
    }
  }

  /// The cause with the events that rule it out, such as "The cache is cold by [4] [6]".
  package var text: String {
    cause + (cited.isEmpty ? "" : " by " + cited.map { "[\($0)]" }.joined(separator: " "))
  }
}

/// A message that a person or a system sent during the incident.
package struct MessageReport: Hashable, Sendable, Codable {
  package var time: ClockTime
  package var from: String
  package var text: String

  private enum CodingKeys: String, CodingKey { case time, from, text }

  /// `nil` where the scenario has no such message.
  package init?(_ sent: SentMessage, in scenario: Scenario) {
    guard let message = scenario.message(sent.message) else { return nil }
    time = ClockTime(sent.minute, in: scenario)
    from = message.from
    text = message.text
  }
}
