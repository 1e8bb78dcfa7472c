package import Diagnosis
package import ExplanationJudging
package import Players
package import ScenarioModel
package import SessionStore
package import Sessions
package import Statecharts
package import Telemetry
package import TelemetryExport

/// The reason why the application layer could not carry out a request.
///
/// Front ends turn a case into their own sentence and into an exit code or a status; nothing here is
/// text for people but what an operating system or a lower module said.
package enum DrillError: Error, Sendable {
  case catalog(CatalogError)
  case calibration(CalibrationError)
  case store(StoreError)
  case replay(ReplayProblem)
  /// The session refuses a command.
  case session(SessionError)
  /// The scenario reads well and its world cannot be staged or dealt.
  case staging(StagingError)
  case simulation(SimulationError)
  case sql(SQLRefusal)
  /// The telemetry could not be put into tables.
  case telemetry(SQLiteFailure)
  /// The world's rows could not be made.
  case world(WorldError)
  case query(QueryError)
  case judge(JudgeError)
  case export(ExportError)
  case interview(InterviewError)
  case bank(BankError)
  case lab(LabError)
  case room(RoomError)
  case people(PeopleError)
  /// Partial results cannot be put together.
  case shards(ShardError)
  case signing(SigningKeyError)
  /// No session is open, and none was named.
  case noOpenSession
  /// The session is open, and what was asked for would tell its truth.
  case stillOpen(SessionID, for: TruthBearer)
  /// A branch was asked for at an event that the session does not have; `last` is the last possible
  /// one, and `isEnd` says that the event ended the session.
  case noSuchEvent(SessionID, event: Int, last: Int, isEnd: Bool)
  /// An imported session is in the store already.
  case duplicate(SessionID)
  /// The session was made by another version of the world generator.
  case otherGenerator(Int)
  /// The session's header names something that cannot be a scenario.
  case badScenarioName(String)
  /// The score kept beside a session cannot be read.
  case unreadableScore(SessionID)
  /// No version of the program scores by the rubric.
  case unknownRubric(Int)
  /// The rubric is an older one, by which nothing is scored any more.
  case retiredRubric(Int)
  /// Another process added events faster than this one could, many times in a row.
  case contended(SessionID)
  /// Another process acted first; the command was not carried out.
  case collision(StoreError)
  /// The role may not give this command.
  case notAllowed(Role)
  /// A word picks none or several of the scenario's names.
  case notPicked(PickError)
  /// The chart of the scenario in a folder cannot be explored.
  case unprovable(folder: String, ChartError)
  /// A session was played on another scenario than the one whose chart was asked for.
  case otherScenario(played: ScenarioID, asked: ScenarioID)
}

/// Something that holds the truth of its session.
package enum TruthBearer: Hashable, Sendable {
  case branch
  case replayFile
}

/// The reason why a scenario cannot be found or used.
package enum CatalogError: Error, Sendable {
  case noScenarios(places: [String])
  /// The name is that of none or of several scenarios.
  case notPicked(PickError)
  /// No scenario was named, and there are several.
  case unnamed
  /// Its file has errors; all diagnostics, warnings included.
  case invalid([Diagnostic])
  case noSuchDifficulty(ScenarioID, asked: Int, only: Int)
  case unreadable(path: String)
  case tooLarge(folder: String, limit: Int)
}

/// The reason why a calibration cannot be used or saved.
package enum CalibrationError: Error, Hashable, Sendable {
  /// The calibration shipped at a path is damaged or made for something else.
  case unusable(path: String, CalibrationFileError)
  case unwritable(path: String, reason: String)
}

/// The reason why an interview cannot be found or joined.
package enum InterviewError: Error, Hashable, Sendable {
  case unknownCode(String)
  case expiredCode(String, SessionID)
  /// The interview is held by the machine or aloud, so nobody joins it from elsewhere.
  case notHosted(SessionID)
  /// The role is held by another process.
  case roleTaken(SessionID, InterviewRole)
  case unlockable(path: String)
}

/// The reason why a room cannot be entered or used.
package enum RoomError: Error, Hashable, Sendable {
  /// No room was opened for the session, or there is no such session.
  case noRoom(SessionID)
  /// The link is none of the room's.
  case wrongLink
  case expiredLink
  case revokedLink
  /// The question that was answered is not the one that is open.
  case otherQuestion
  /// No hint is offered.
  case noHint
  /// The room has no such place.
  case noPlace(SessionID)
}

/// The reason why a replay file is refused, from a missing file to contents that do not fit.
package enum ReplayProblem: Error, Sendable {
  case missing(path: String)
  case isFolder(path: String)
  case unreadable(path: String, reason: String)
  case malformed(path: String, ReplayError)
  case badScenarioName(path: String, name: String)
  case unusableScenario(path: String, CatalogError)
  case unusableCalibration(path: String, CalibrationFileError)
  /// The world that the file was played on, and the one at hand, by their digests.
  case otherWorld(path: String, scenario: String, played: String, found: String, isBrought: Bool)
  /// The signature at its end is not that of its key over this file.
  case wrongSignature(path: String)
  /// The texts of the scenario that the file brings are not those it was played with.
  case otherTexts(path: String, scenario: String)
  /// The sealed score is not what the events earn.
  case otherScore(path: String)
  /// The seal names a score that no rubric gives.
  case impossibleSeal(path: String)
  /// An event is not what scenario and seed give.
  case mismatch(name: String, ReplayMismatch)
  /// A session cannot be written as a file.
  case unwritable(SessionID, ReplayError)
}

extension DrillError {
  /// Runs work of lower modules and turns what it throws into a `DrillError`.
  static func wrap<Value>(_ work: () throws -> Value) throws(DrillError) -> Value {
    do {
      return try work()
    } catch {
      throw DrillError(error)
    }
  }

  /// The case of an error of a lower module; stops the program for one that no lower module throws.
  init(_ error: any Error) {
    switch error {
    case let error as DrillError: self = error
    case let error as CatalogError: self = .catalog(error)
    case let error as CalibrationError: self = .calibration(error)
    case let error as StoreError: self = .store(error)
    case let error as ReplayProblem: self = .replay(error)
    case let error as SessionError: self = .session(error)
    case let error as StagingError: self = .staging(error)
    case let error as SimulationError: self = .simulation(error)
    case let error as SQLRefusal: self = .sql(error)
    case let error as SQLiteFailure: self = .telemetry(error)
    case let error as WorldError: self = .world(error)
    case let error as QueryError: self = .query(error)
    case let error as JudgeError: self = .judge(error)
    case let error as InterviewError: self = .interview(error)
    case let error as RoomError: self = .room(error)
    case let error as PeopleError: self = .people(error)
    case let error as ShardError: self = .shards(error)
    case let error as ExportError: self = .export(error)
    case let error as PickError: self = .notPicked(error)
    case let error as SigningKeyError: self = .signing(error)
    case let error as BankError: self = .bank(error)
    case let error as LabError: self = .lab(error)
    default: preconditionFailure("an error of an unknown kind: \(error)")
    }
  }
}

extension DrillError {
  /// The words for damage of one session, which says nothing of others; `nil` for another error.
  var damage: String? {
    switch self {
    case .store(let error):
      switch error {
      case .changed, .unreadable, .changedScenario: "\(error)"
      case .cannotCreateFolder, .cannotOpen, .readOnly, .full, .locked, .notAStore, .damaged,
        .newerVersion, .inputOutput, .unreachable, .database, .malformedAddress, .noStore,
        .withoutPostgres,
        .unknownSession, .over, .notNext, .stillOpen, .tooLong,
        .tooManyEvents, .cannotWrite:
        nil
      }
    case .unreadableScore: "the score kept beside it cannot be read"
    case .badScenarioName: "its header names something that cannot be a scenario"
    case .catalog(.invalid), .catalog(.noSuchDifficulty), .catalog(.unreadable),
      .catalog(.tooLarge), .staging, .otherGenerator, .unknownRubric:
      "this version cannot rebuild it"
    case .catalog(.noScenarios), .catalog(.notPicked), .catalog(.unnamed), .calibration, .replay,
      .session, .simulation, .sql, .telemetry, .world, .query, .judge, .export, .interview, .bank,
      .lab, .room, .people, .shards, .signing,
      .noOpenSession, .stillOpen, .noSuchEvent, .duplicate, .retiredRubric, .contended, .collision,
      .notAllowed, .notPicked, .unprovable, .otherScenario:
      nil
    }
  }
}
