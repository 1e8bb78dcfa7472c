package import ScenarioModel
package import Sessions

/// One line typed in a session, as it was understood.
package enum SessionRequest: Hashable, Sendable {
  /// A command that the session decides.
  case command(SessionCommand)
  /// A declaration that may lack parts, which a front end asks for.
  case declare(DeclarationDraft)
  /// A question in SQL that was not asked yet.
  case sql(String)
  /// A request for evidence that could mean any of these actions.
  case choose([ActionID])
  /// A command that the player's own words seem to mean; it is said back before it costs anything.
  case confirm(SessionCommand)
  /// A page to be shown.
  case show(SessionPage)
  /// The charts and tables that an event showed, to be written to a file.
  case draw(Int, file: String)
  /// The player leaves; the session can go on later.
  case quit
  /// An empty line.
  case nothing
}

/// A page that a player can read again; no page costs simulated time.
package enum SessionPage: Hashable, Sendable {
  case brief, menu, mitigations, hypotheses, status, timeline, notes
  /// The fields that the telemetry records.
  case fields
  /// The list of events that showed evidence.
  case evidenceList
  /// The evidence that one event showed, by the event's number.
  case evidence(Int)
  /// The tables that SQL can read.
  case tables
  /// The definition of one table, or of all where the name is empty.
  case schema(String)
  /// All commands, or one of them by its word.
  case help(String?)
}

/// A declaration as far as its line gave it.
package struct DeclarationDraft: Hashable, Sendable {
  /// The cause; `nil` where the line names none, `.some(nil)` where the evidence is not enough to say.
  package var cause: HypothesisID??
  /// The places where the cause lies; empty for no place, `nil` where the line does not say.
  package var places: [PlaceID]?
  /// The causes ruled out with the events that did it; `nil` where the line names none.
  package var ruledOut: [RuledOut]?
  /// The explanation in the player's own words; `nil` where the line gives none.
  package var explanation: String?
  /// The numbers of the events whose evidence supports it; `nil` where the line cites none.
  package var cited: [Int]?
  /// Whether the line ends with a word `!`, which makes the verdict final without a question.
  package var isConfirmed: Bool

  package init(
    cause: HypothesisID?? = nil,
    places: [PlaceID]? = nil,
    ruledOut: [RuledOut]? = nil,
    explanation: String? = nil,
    cited: [Int]? = nil,
    isConfirmed: Bool = false
  ) {
    self.cause = cause
    self.places = places
    self.ruledOut = ruledOut
    self.explanation = explanation
    self.cited = cited
    self.isConfirmed = isConfirmed
  }

  /// The declaration of what the line says, with nothing for what it leaves out; `nil` where it names no
  /// cause.
  package var declaration: Declaration? {
    cause.map { cause in
      Declaration(
        cause: cause,
        places: places ?? [],
        ruledOut: ruledOut ?? [],
        explanation: explanation ?? "",
        cited: cited ?? []
      )
    }
  }
}
