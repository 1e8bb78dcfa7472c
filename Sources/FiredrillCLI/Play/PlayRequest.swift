import ScenarioModel
import Sessions

/// What a line typed in a session asks for.
enum PlayRequest: Hashable {
  /// Something that happens in the session.
  case command(SessionCommand)
  /// A declaration whose missing parts are asked for.
  case declare(DeclarationDraft)
  /// A question in SQL, not yet asked.
  case sql(String)
  /// Evidence asked for in words that could mean any of these.
  case choose([ActionID])
  case show(PlayPage)
  /// The charts and tables that an event showed, to be written to a file.
  case draw(Int, file: String)
  case quit
  case nothing
}

/// A page that costs no simulated time.
enum PlayPage: Hashable {
  case brief, menu, mitigations, hypotheses, evidenceList, evidence(Int), status, timeline, notes
  case fields
  case tables
  /// The definition of a table, or of all.
  case schema(String)
  case help(String?)
}

/// A declaration as far as its line gave it.
struct DeclarationDraft: Hashable {
  /// `nil`: not yet said.
  ///
  /// `.some(nil)`: not enough evidence.
  var cause: HypothesisID??
  var places: [PlaceID]?
  var explanation: String?
  var cited: [Int]?
}
