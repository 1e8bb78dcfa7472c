import ScenarioModel
import Sessions

/// What a line typed in a session asks for.
enum PlayRequest: Hashable {
  /// Something that happens in the session.
  case command(SessionCommand)
  /// A declaration whose missing parts are asked for.
  case declare(DeclarationDraft)
  case show(PlayPage)
  case quit
  case nothing
}

/// A page that costs no simulated time.
enum PlayPage: Hashable {
  case brief, menu, mitigations, hypotheses, evidenceList, evidence(Int), status, timeline, notes
  case fields
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
