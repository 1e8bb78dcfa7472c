import Sessions

/// A tool that a program can call.
package enum PlayTool: String, Hashable, Sendable, CaseIterable {
  case listIncidents = "list_incidents"
  case openSession = "open_session"
  case menu, look, ask, slice, sql, cite, believe, mitigate, update, wait, note, hint, declare
  case abandon, status, evidence, debrief
}

extension PlayTool {
  /// The result of `tools/list`, the same for everybody.
  static let list: JSON = ["tools": .array(allCases.map(\.definition))]

  private var definition: JSON {
    [
      "name": .string(rawValue),
      "title": .string(title),
      "description": .string(purpose),
      "inputSchema": Schema.arguments(parameters).json,
      "outputSchema": outputSchema.json,
      "annotations": annotations,
    ]
  }

  /// Hints for clients that ask people before they call.
  private var annotations: JSON {
    [
      "title": .string(title),
      "readOnlyHint": .boolean(effect == .reads),
      "destructiveHint": .boolean(effect == .ends),
      "idempotentHint": .boolean(effect == .reads),
      "openWorldHint": false,
    ]
  }

  /// The effect of a call on its session.
  enum Effect: Hashable {
    /// Nothing changes and no simulated time passes.
    case reads
    /// An event is added to the session.
    case adds
    /// The session is over afterwards, and that cannot be taken back.
    case ends
  }

  var effect: Effect {
    switch self {
    case .listIncidents, .menu, .status, .evidence, .debrief: .reads
    case .openSession, .look, .ask, .slice, .sql, .cite, .believe, .mitigate, .update, .wait,
      .note, .hint:
      .adds
    case .declare, .abandon: .ends
    }
  }

  /// A title of a few words.
  package var title: String {
    switch self {
    case .listIncidents: "List incidents"
    case .openSession: "Open a session"
    case .menu: "Show what can be done"
    case .look: "Look at evidence"
    case .ask: "Ask for evidence in your own words"
    case .slice: "Ask the telemetry a free question"
    case .sql: "Ask the telemetry in SQL"
    case .cite: "Cite a question in SQL as evidence"
    case .believe: "State beliefs"
    case .mitigate: "Mitigate"
    case .update: "Update stakeholders"
    case .wait: "Wait"
    case .note: "Take a note"
    case .hint: "Take a hint"
    case .declare: "Declare the cause"
    case .abandon: "Abandon the session"
    case .status: "Show the status"
    case .evidence: "Show evidence again"
    case .debrief: "Show the debrief"
    }
  }

  /// Whether a call changes nothing.
  package var isReading: Bool { effect == .reads }

  /// The schema of the arguments, but for one that is given in another way.
  package func inputSchema(without name: String) -> JSON {
    Schema.arguments(parameters.filter { $0.name != name }).json
  }

  /// The schema of the structured content of an answer.
  package var contentSchema: JSON { outputSchema.json }

  /// A description of what a call does and costs.
  package var purpose: String {
    switch self {
    case .listIncidents: "Lists the incidents that can be played, with their difficulties."
    case .openSession:
      "Opens a session of an incident: gives its handle, the page, the candidate causes with their"
        + " priors, and what can be done. The handle works in any process on the same store until"
        + " the session is erased."
    case .menu:
      "Shows the looks and mitigations with what they cost and whether they are possible now, the"
        + " causes, the places that a declaration can name, and the tables and fields of the"
        + " telemetry. Free."
    case .look:
      "Shows the evidence of an action of the menu. Costs the minutes that the menu gives."
    case .ask:
      "Asks for evidence, or states a mitigation or an update, in your own words. Where the meaning"
        + " is not certain it is said back and nothing happens until you confirm or choose. What"
        + " nobody has costs nothing."
    case .slice:
      "Asks the telemetry a free question such as 'p95 latency_ms by arm last 60'. Costs"
        + " \(SessionLimits.sliceMinutes) simulated minutes."
    case .sql:
      "Asks the telemetry one SELECT in SQLite's SQL. Costs \(SessionLimits.queryMinutes) simulated"
        + " minute; a question that is refused costs nothing."
    case .cite:
      "Cites a question in SQL as the evidence of an action of the menu, so that the action need not"
        + " be looked at."
    case .believe:
      "States how likely each cause is, as weights that are scaled to 1. Free; scored where the"
        + " evidence has moved them ('beliefDue')."
    case .mitigate: "Carries out a mitigation of the menu. Costs the minutes that the menu gives."
    case .update:
      "Sends a message to stakeholders: impact, scope, belief, next step, time of the next update."
        + " Costs \(SessionLimits.updateMinutes) simulated minute."
    case .wait:
      "Lets simulated minutes pass, 1 to \(SessionLimits.longestWait) at once."
    case .note: "Takes a note, which costs nothing and is not scored."
    case .hint: "Takes a hint, each more telling than the one before; hints cost points."
    case .declare:
      "Declares the cause, which ends the session. Without 'final' it only says back the verdict and"
        + " what was heard of the explanation, and nothing happens."
    case .abandon: "Ends the session without a verdict; it is not scored."
    case .status:
      "Shows the state of the incident, what happened so far and how much of the limits is left."
        + " Free."
    case .evidence:
      "Shows the evidence of an event again as it was then; without an event, lists the events that"
        + " showed evidence. Free."
    case .debrief:
      "Shows the truth, the score with its ledger, and your path beside the reference's. Only once"
        + " the session is over."
    }
  }

  private static let session = ToolParameter.required(
    "session",
    .text,
    "The handle that 'open_session' gave."
  )

  /// The arguments of the tool, in order.
  var parameters: [ToolParameter] {
    switch self {
    case .listIncidents: []
    case .openSession:
      [
        .required("incident", .text, "The name of an incident, or the clear beginning of one."),
        .optional(
          "difficulty",
          .count(upTo: ToolArguments.hardest),
          "One of the incident's levels; its own if left out."
        ),
        .optional(
          "mode",
          .word(OpeningMode.allCases.map(\.rawValue)),
          "'drill' lists what there is to look at, 'open' lists nothing. 'drill' if left out."
        ),
        .optional("label", .text, "A label for lists of sessions, such as who plays."),
      ]
    case .menu, .hint, .abandon, .status, .debrief: [Self.session]
    case .look:
      [Self.session, .required("action", .text, "An action by its id or number in the menu.")]
    case .ask:
      [
        Self.session, .required("request", .text, "What you want to see or do."),
        .optional("confirm", .boolean, "Carries out what was said back to the same request."),
        .optional("choice", .count(), "The number of one of the candidates that were offered."),
      ]
    case .slice: [Self.session, .required("question", .text, "The question.")]
    case .sql: [Self.session, .required("statement", .text, "One SELECT.")]
    case .cite:
      [
        Self.session, .required("action", .text, "An action by its id or number in the menu."),
        .optional("question", .count(), "The event of the question; the latest if left out."),
      ]
    case .believe:
      [
        Self.session,
        .required(
          "beliefs",
          .dictionary(of: .number),
          "Weights by cause, such as {\"h1\": 60, \"h2\": 30}; causes left out get nothing."
        ),
      ]
    case .mitigate:
      [Self.session, .required("mitigation", .text, "A mitigation by its id or number.")]
    case .update: [Self.session, .required("text", .text, "The message.")]
    case .wait:
      [
        Self.session,
        .required("minutes", .count(upTo: SessionLimits.longestWait), "Simulated minutes."),
      ]
    case .note: [Self.session, .required("text", .text, "The note.")]
    case .declare: [Self.session] + Self.declaration
    case .evidence:
      [Self.session, .optional("event", .count(), "The number of an event; a list if left out.")]
    }
  }

  private static let declaration: [ToolParameter] = [
    .required(
      "cause",
      .text,
      "A cause such as 'h3', or 'unknown' where the evidence is not enough."
    ),
    .required(
      "explanation",
      .text,
      "What happened, to whom, by which evidence, what is ruled out."
    ),
    .optional("places", .list(of: .text), "The ids of the places where the cause lies."),
    .optional(
      "ruled_out",
      .list(of: .object(["cause": .text], optional: ["events": .list(of: .count())])),
      "Causes ruled out, each with the events whose evidence speaks against it."
    ),
    .optional("cited", .list(of: .count()), "The events whose evidence supports the verdict."),
    .optional(
      "disputes",
      .list(of: .object(["concept": .text, "words": .text])),
      "Concepts that were not heard, with your words that say them; marked, never scored."
    ),
    .optional("final", .boolean, "True ends the session with this verdict."),
  ]
}

/// The ways of playing that a program can open a session in.
enum OpeningMode: String, CaseIterable {
  case drill, open
}
