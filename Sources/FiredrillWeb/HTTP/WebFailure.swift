import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Sessions

/// A request that cannot be answered as it was asked, with a sentence for the page.
enum WebFailure: Error, Hashable, Sendable {
  /// The `Host` header names another machine.
  case wrongHost
  /// Another site sent the form.
  case wrongOrigin
  case notFound
  /// The method is neither `GET` nor `POST`.
  case otherMethod
  case noSuchSession(Int)
  case noSuchIncident(String)
  case tooLarge(limit: Int)
  /// The form or the address is damaged.
  case malformed
  /// The session went on since the page was made.
  case outdated
  /// The session is over.
  case over(SessionID)
  /// The session is open, and what was asked for would tell its truth.
  case stillOpen(SessionID)
  /// The session refuses the command; a whole sentence.
  case refused(String)
  /// The program or its files are at fault; a whole sentence.
  case broken(String)
  /// An interview or a tabletop is no drill of one player; it is held in its room, an interview also in a
  /// terminal.
  case interview(SessionID)
  /// The page is the owner's alone.
  case ownersOnly
  /// The page is somebody's, and this visitor has to say who they are; where a proxy says it, it did not.
  case signInNeeded(isByProxy: Bool)
  /// The link signs nobody in.
  case wrongSignIn
  /// The header in which a proxy says who asks came from elsewhere.
  case untrustedHeader(String)
  /// The header in which a proxy says who asks holds no name.
  case badName(String)
  /// Only people who hold interviews may do this.
  case hostsOnly
  /// A room cannot be entered or used.
  case room(RoomError)
  /// The visitor asks too often, or has too many windows open.
  case tooOften
  /// The visitor tried links that were none.
  case lockedOut
  /// The store of sessions does not answer.
  case away

  /// Whether the page with the form says it beside all that was typed; any other has a page of its own.
  var isSaidBesideForm: Bool {
    switch self {
    case .refused, .outdated, .broken, .room, .over: true
    case .wrongHost, .wrongOrigin, .notFound, .otherMethod, .noSuchSession, .noSuchIncident,
      .tooLarge, .malformed, .stillOpen, .interview, .ownersOnly, .tooOften, .lockedOut,
      .signInNeeded, .wrongSignIn, .untrustedHeader, .badName, .hostsOnly, .away:
      false
    }
  }

  var status: WebStatus {
    switch self {
    case .wrongHost: .misdirected
    case .wrongOrigin: .forbidden
    case .notFound, .noSuchSession, .noSuchIncident: .notFound
    case .otherMethod: .methodNotAllowed
    case .tooLarge: .contentTooLarge
    case .malformed, .untrustedHeader, .badName: .badRequest
    case .outdated, .over, .stillOpen, .interview: .conflict
    case .refused: .unprocessable
    case .broken: .failed
    case .ownersOnly, .signInNeeded, .wrongSignIn, .hostsOnly: .forbidden
    case .tooOften, .lockedOut: .tooMany
    case .away: .unavailable
    case .room(let error): error.status
    }
  }
}

extension RoomError {
  fileprivate var status: WebStatus {
    switch self {
    case .noRoom, .noPlace: .notFound
    case .wrongLink, .expiredLink, .revokedLink: .forbidden
    case .otherQuestion, .noHint: .conflict
    }
  }

  /// The error in a sentence for a person in the room.
  fileprivate var sentence: String {
    switch self {
    case .noRoom(let id): "Session \(id) has no room."
    case .wrongLink:
      "This browser has no place in this room. Open the link that you were sent; it must be whole."
    case .expiredLink: "This link has expired. Ask whoever sent it for a new one."
    case .revokedLink: "This link was taken back. Ask whoever sent it for a new one."
    case .otherQuestion:
      "The interviewer went on meanwhile, so your answer was not sent. It is still here: send it as the"
        + " answer to the question that is open now, or change it first."
    case .noHint: "No hint is offered now."
    case .noPlace(let id): "The room of session \(id) has no such place."
    }
  }
}

extension WebFailure: CustomStringConvertible {
  var description: String {
    switch self {
    case .wrongHost:
      "This address is not one of this program's. Open it as http://localhost with its port."
    case .wrongOrigin: "A page of another site sent this form, so nothing was done."
    case .notFound: "There is no such page."
    case .otherMethod: "Pages are read with GET and forms are sent with POST."
    case .noSuchSession(let number): "There is no session \(number) on this machine."
    case .noSuchIncident(let name): "There is no incident '\(name)'."
    case .tooLarge(let limit):
      "That form holds more than \(limit >> 10) kB, so nothing was done. Go back: what you wrote is still there."
    case .malformed: "The form or the address is damaged, so nothing was done."
    case .outdated:
      "The session went on in another window or by a second click, so nothing more was done and no"
        + " time has passed. This page shows it as it is now."
    case .over(let id): "Session \(id) is over."
    case .stillOpen(let id):
      "Session \(id) is still open, and its debrief would tell the truth. Declare or abandon it first."
    case .refused(let sentence), .broken(let sentence): sentence
    case .interview(let id):
      "Session \(id) is held between people. It goes on in its room, by its links; an interview goes on in"
        + " a terminal, too: firedrill resume \(id)."
    case .ownersOnly:
      "This page is the owner's alone. The link that 'firedrill serve' printed opens it."
    case .signInNeeded(let isByProxy):
      isByProxy
        ? "This server asks who you are, and the proxy before it did not say. Reach it by the proxy's own"
          + " address and sign in there."
        : "This server asks who you are: each person sees their own sessions. Open the sign-in link that"
          + " you were sent; it works once, and then this browser is known for 30 days."
    case .wrongSignIn:
      "This link signs nobody in: it was used, replaced, is too old or not whole. Ask whoever runs this"
        + " server for a new one; 'firedrill people link NAME' makes it."
    case .untrustedHeader(let name):
      "The header '\(name)' is taken from the trusted proxy alone, and this request came from elsewhere."
        + " Reach the server by the proxy, or leave the header out."
    case .badName(let name):
      "The header '\(name)' holds no name: \(PeopleError.badName(name))."
    case .hostsOnly:
      "Only people who hold interviews may open a room for somebody else. Whoever runs this server makes"
        + " such an account with 'firedrill people add NAME --host'."
    case .room(let error): error.sentence
    case .tooOften: "That is too much at once. Wait a moment and load the page again."
    case .away:
      "The database of this server does not answer, so nothing can be done until it does. Everything that"
        + " was done before is kept."
    case .lockedOut:
      "Too many links from your address were wrong, so links are not looked at for some minutes."
    }
  }

  /// The failure that an error of the application layer comes to; `session` names what a refusal is
  /// about in the words that its player sees.
  init(_ error: any Error, in session: Session? = nil) {
    switch error {
    case let failure as WebFailure: self = failure
    case CommandSyntaxError.nobodyHas(let words):
      self = .refused(
        "Nobody has that ('\(words.prefix(60))'). Ask for something else or in other words; 'Your own"
          + " question' lists what the telemetry records."
      )
    case let error as CommandSyntaxError: self = .refused(RefusalReport("\(error)").sentence)
    case let error as SessionError: self.init(error, session)
    case let error as DrillError: self.init(error, session)
    case let error as CatalogError: self.init(.catalog(error), session)
    default: self = .broken("Something went wrong in this program: \(error).")
    }
  }

  private init(_ error: SessionError, _ session: Session?) {
    self = .refused(
      session.map { RefusalReport(error, in: $0).sentence } ?? RefusalReport("\(error)").sentence
    )
  }

  private init(_ error: DrillError, _ session: Session?) {
    switch error {
    case .session(let error): self.init(error, session)
    case .sql(let refusal): self = .refused(RefusalReport("\(refusal)").sentence)
    case .collision: self = .outdated
    case .store(.unknownSession(let id)): self = .noSuchSession(id.rawValue)
    case .store(.notNext): self = .outdated
    case .store(.over(let id, _)): self = .over(id)
    case .store(.unreachable): self = .away
    case .store(let error): self = .broken(RefusalReport("\(error)").sentence)
    case .stillOpen(let id, _): self = .stillOpen(id)
    case .catalog(.notPicked(let error)), .notPicked(let error):
      self = .refused(RefusalReport("\(error)").sentence)
    case .catalog(.noScenarios(let places)):
      self = .broken(
        "There are no incidents in \(places.joined(separator: " or ")). Start firedrill in the folder"
          + " that holds Scenarios, or set FIREDRILL_SCENARIOS to it."
      )
    case .catalog(.invalid(let diagnostics)):
      self = .broken(
        "The scenario has errors: "
          + diagnostics.filter { $0.severity == .error }.map(\.description).joined(separator: " ")
      )
    case .catalog(.noSuchDifficulty(let id, let asked, let only)):
      self = .refused("'\(id)' has no difficulty \(asked), only \(only).")
    case .staging(let error): self = .broken(RefusalReport("\(error)").sentence)
    case .simulation(let error): self = .broken(RefusalReport("\(error)").sentence)
    case .world(let error): self = .broken(RefusalReport("\(error)").sentence)
    case .query(let error): self = .refused(RefusalReport("\(error)").sentence)
    case .telemetry(let error): self = .broken(RefusalReport("\(error)").sentence)
    case .otherGenerator, .unknownRubric, .retiredRubric:
      self = .broken("Another version of firedrill made this session, and this one cannot read it.")
    case .room(let error): self = .room(error)
    case .people(let error): self = .refused(RefusalReport("\(error)").sentence)
    case .notAllowed: self = .refused("That is not yours to do in this session.")
    case .bank(.unknownQuestion), .bank(.noMap): self = .notFound
    case .lab(let error): self = .refused(RefusalReport("\(error)").sentence)
    case .bank(let error): self = .refused(RefusalReport("\(error)").sentence)
    case .catalog(.unnamed), .catalog(.unreadable), .catalog(.tooLarge), .calibration, .replay,
      .judge, .export, .shards, .signing, .interview, .noOpenSession, .noSuchEvent, .duplicate,
      .badScenarioName,
      .unreadableScore, .contended, .unprovable, .otherScenario:
      self = .broken("This session or its files cannot be used: \(error).")
    }
  }
}
