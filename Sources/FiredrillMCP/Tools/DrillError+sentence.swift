import Drills
import Reports
import ScenarioModel
import Sessions
import Telemetry

extension DrillError {
  /// The error in whole sentences for a program that plays, without commands of a terminal.
  var sentence: String { RefusalReport(reason).sentence }

  private var reason: String {
    switch self {
    case .catalog(let error): error.reason
    case .calibration(.unusable(let path, let error)): "\(path) cannot be used: \(error)"
    case .calibration(.unwritable(let path, let reason)): "\(path) cannot be written: \(reason)"
    case .store(let error), .collision(let error): "\(error)"
    case .replay: "a replay file is no session that can be played"
    case .session(let error): "\(error)"
    case .staging(let error): "\(error)"
    case .simulation(let error): "\(error)"
    case .sql(let refusal): "\(refusal)"
    case .telemetry(let error): "\(error)"
    case .world(let error): "\(error)"
    case .query(let error): "\(error)"
    case .judge(let error): "\(error)"
    case .export: "the telemetry cannot be written to files from here"
    case .signing: "files are not signed from here"
    case .interview, .room: "an interview is not played from here"
    case .bank(let error): "\(error)"
    case .shards: "results are not put together from here"
    case .lab(let error): "\(error)"
    case .people(let error): "\(error)"
    case .noOpenSession: "no session is open; 'open_session' opens one"
    case .stillOpen: "the session is still open, and the answer would tell its truth"
    case .noSuchEvent(_, let event, let last, _):
      "the session has no event \(event); its last is \(last)"
    case .duplicate: "the session is here already"
    case .otherGenerator(let generator):
      "the session needs world generator \(generator), and this program has"
        + " \(SessionHeader.currentGenerator)"
    case .badScenarioName: "the session's scenario has a name that none can have"
    case .unreadableScore: "the score that was kept for the session cannot be read"
    case .unknownRubric(let number), .retiredRubric(let number):
      "this program does not score by rubric \(number)"
    case .contended: "another program keeps changing the session; close it there"
    case .notAllowed(let role): "a \(role.rawValue) may not do that"
    case .notPicked(let error): "\(error)"
    case .unprovable(_, let error): "\(error)"
    case .otherScenario(let played, let asked):
      "the session was played on '\(played)', not on '\(asked)'"
    }
  }
}

extension CatalogError {
  fileprivate var reason: String {
    switch self {
    case .noScenarios(let places):
      "there are no incidents in \(places.joined(separator: " or "));"
        + " FIREDRILL_SCENARIOS names the folder that holds them"
    case .notPicked(let error): "\(error); 'list_incidents' names them"
    case .unnamed: "name an incident; 'list_incidents' lists them"
    case .invalid(let diagnostics):
      diagnostics.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
    case .noSuchDifficulty(let id, let asked, let only):
      "'\(id)' has no difficulty \(asked), only \(only)"
    case .unreadable(let path): "\(path) cannot be read"
    case .tooLarge(let folder, let limit): "\(folder) holds more than \(limit >> 20) MiB"
    }
  }
}
