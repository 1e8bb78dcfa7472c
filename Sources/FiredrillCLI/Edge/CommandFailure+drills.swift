import Drills
import ScenarioModel
import Scoring
import Sessions

extension CommandFailure {
  /// The sentence and exit code for an error of the application layer.
  init(_ error: DrillError) {
    switch error {
    case .catalog(let error): self.init(error)
    case .calibration(let error): self.init(error)
    case .store(let error): self.init(error.advice, code: ExitStatus(error.kind))
    case .replay(let problem): self.init(problem)
    case .session(let error): self.init(error.withHint, code: .usage)
    case .staging(let error): self.init("\(error)", code: .dataError)
    case .simulation(let error): self.init("\(error)", code: .dataError)
    case .sql(let refusal): self.init("\(refusal)", code: .dataError)
    case .telemetry(let error): self.init("\(error)", code: .inputOutput)
    case .world(let error): self.init("\(error)", code: .dataError)
    case .query(let error): self.init("\(error)", code: .dataError)
    case .judge(let error):
      self.init(
        "--judge: \(error); write it as in --judge http://localhost:8080/v1",
        code: .usage
      )
    case .export(let error): self.init(error)
    case .interview(let error): self.init(error)
    case .bank(let error): self.init(error)
    case .lab(let error): self.init("\(error)", code: .usage)
    case .noOpenSession:
      self.init("there is no open session; 'firedrill play' starts one", code: .noInput)
    case .stillOpen(let id, .branch):
      self.init(
        "session \(id) is still open, and the end of a branch would tell its truth;"
          + " declare or abandon it first",
        code: .usage
      )
    case .stillOpen(let id, .replayFile):
      self.init(
        "session \(id) is still open, and its file would tell the truth;"
          + " end it with 'declare' or 'abandon' first",
        code: .usage
      )
    case .noSuchEvent(let id, let event, let last, let isEnd):
      self.init(
        (isEnd
          ? "event \(event) ended session \(id), and nothing goes on from there"
          : "session \(id) has no event \(event)") + "; name one from 0, the page, to \(last)",
        code: .usage
      )
    case .duplicate(let id):
      self.init("that session is here already, as session \(id)", code: .cannotCreate)
    case .otherGenerator(let generator):
      self.init(
        "this session needs world generator \(generator), this program has"
          + " \(SessionHeader.currentGenerator)",
        code: .dataError
      )
    case .badScenarioName(let name):
      self.init(
        "'\(name)' is no name of a scenario; do not trust this session",
        code: .dataError
      )
    case .unreadableScore(let id):
      self.init(
        "the score kept for session \(id) cannot be read; 'firedrill score \(id)' computes it anew",
        code: .dataError
      )
    case .unknownRubric(let number):
      self.init(
        "there is no rubric \(number); this version of firedrill scores by rubric"
          + " \(Rubric.current.version)",
        code: .dataError
      )
    case .retiredRubric(let number):
      self.init(
        "rubric \(number) no longer scores; this version of firedrill scores by rubric"
          + " \(Rubric.current.version) and shows an older score as it was sealed",
        code: .dataError
      )
    case .contended:
      self.init(
        "the session is being changed by another program; close it there",
        code: .inputOutput
      )
    case .collision(let error): self.init(error.advice, code: ExitStatus(error.kind))
    case .notPicked(let error): self.init("\(error)", code: .usage)
    case .unprovable(let folder, let error): self.init("\(folder): \(error)", code: .dataError)
    case .otherScenario(let played, let asked):
      self.init("the session was played on '\(played)', not on '\(asked)'", code: .usage)
    case .room(let error): self.init(error.sentence, code: .usage)
    case .people(let error): self.init("\(error)", code: error.exitStatus)
    case .shards(let error): self.init(error)
    case .signing(let error): self.init(error)
    case .notAllowed(let role):
      self.init("a \(role.rawValue) may not do that in this session", code: .usage)
    }
  }

  /// The sentence and exit code for a scenario that cannot be found or used.
  init(_ error: CatalogError) {
    switch error {
    case .noScenarios(let places):
      self.init(
        "there are no scenarios in \(places.joined(separator: " or "));"
          + " set FIREDRILL_SCENARIOS to the folder that holds them",
        code: .noInput
      )
    case .notPicked(let error):
      self.init(
        "\(error). 'firedrill list' names them; a path with a slash is taken for a folder",
        code: .noInput
      )
    case .unnamed: self.init(unnamedScenarioFor: "play")
    case .invalid(let diagnostics):
      let errors = diagnostics.filter { $0.severity == .error }
      self.init(
        errors.map(\.description).joined(separator: "\n"),
        code: errors.contains { $0.kind != .content } ? .noInput : .dataError
      )
    case .noSuchDifficulty(let id, let asked, let only):
      self.init("'\(id)' has no difficulty \(asked), only \(only)", code: .usage)
    case .unreadable(let path): self.init("\(path) cannot be read", code: .noInput)
    case .tooLarge(let folder, let limit):
      self.init("\(folder) holds more than \(limit >> 20) MiB", code: .dataError)
    }
  }

  private init(_ error: BankError) {
    switch error {
    case .missing: self.init("\(error)", code: .noInput)
    case .invalid: self.init("\(error)", code: .dataError)
    case .nothingLeft:
      self.init("\(error); '--again' asks them all the same", code: .usage)
    case .unknownQuestion, .noMap, .plan, .nothingDue, .noSuchQuestions:
      self.init("\(error)", code: .usage)
    }
  }

  fileprivate init(unnamedScenarioFor command: String) {
    self.init(
      "which scenario? 'firedrill list' names them, 'firedrill \(command) NAME' takes one",
      code: .usage
    )
  }

  private init(_ error: CalibrationError) {
    switch error {
    case .unusable(let path, let reason):
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let folder = parts.dropLast().joined(separator: "/")
      let isOwn = parts.last.map(String.init) == CalibrationStore.ownFileName
      self.init(
        "\(path) cannot be used: \(reason);"
          + " 'firedrill calibrate --ship\(isOwn ? "" : " --all-levels") \(folder)' makes it anew",
        code: .dataError
      )
    case .unwritable(let path, let reason):
      self.init("\(path) cannot be written: \(reason)", code: .cannotCreate)
    }
  }

  private init(_ error: InterviewError) {
    switch error {
    case .unknownCode(let code):
      self.init(
        "no interview has the code '\(code)'; the host's terminal shows it",
        code: .noInput
      )
    case .expiredCode(let code, let id):
      self.init(
        "the code '\(code)' has expired: interview \(id) is over;"
          + " 'firedrill scorecard \(id)' shows what it came to",
        code: .usage
      )
    case .notHosted(let id):
      self.init(
        "interview \(id) is not held from another terminal; 'firedrill resume \(id)' goes on",
        code: .usage
      )
    case .roleTaken(let id, let role):
      self.init(
        "interview \(id) has a \(role.rawValue) already, in another terminal; leave it there first",
        code: .usage
      )
    case .unlockable(let path): self.init("'\(path)' cannot be created", code: .cannotCreate)
    }
  }
}

extension ScenarioCatalog {
  /// The folder of a scenario that was named, or of the only one there is.
  ///
  /// Where there are several, the failure says how `command` takes a name, and gives advice.
  func folder(
    chosen name: String?,
    by command: String,
    advice: () throws -> String? = { nil }
  ) throws -> String {
    do throws(CatalogError) {
      return try folder(chosen: name)
    } catch {
      guard case .unnamed = error else { throw error }
      var failure = CommandFailure(unnamedScenarioFor: command)
      if let advice = try advice() { failure.message += "\n\(advice)" }
      throw failure
    }
  }
}

extension RoomError {
  /// The error in a sentence.
  fileprivate var sentence: String {
    switch self {
    case .noRoom(let id):
      "session \(id) has no room; 'firedrill interview NAME --room' or 'firedrill tabletop' opens one"
    case .wrongLink: "the link is none of the room's"
    case .expiredLink: "the link has expired"
    case .revokedLink: "the link was taken back"
    case .otherQuestion: "another question is open by now"
    case .noHint: "no hint is offered now"
    case .noPlace(let id):
      "the room of session \(id) has no such place; 'firedrill rooms \(id)' lists its places"
    }
  }
}

extension CommandFailure {
  fileprivate init(_ error: SigningKeyError) {
    switch error {
    case .openToOthers(let path, let permissions):
      self.init(
        "\(path) may be read by other users (mode \(permissions)), who could sign as you;"
          + " 'chmod 600' closes it, and removing it makes a new key at the next '--sign'",
        code: .dataError
      )
    case .notAKey(let path):
      self.init(
        "\(path) is no private key of Ed25519; move it away, and the next '--sign' makes one",
        code: .dataError
      )
    case .unreadable(let path, let reason):
      self.init("\(path) cannot be read: \(reason)", code: .noInput)
    case .unwritable(let path, let reason):
      self.init("\(path) cannot be written: \(reason)", code: .cannotCreate)
    }
  }
}

extension PeopleError {
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .badName, .taken, .tooMany, .takenToken, .tooManyTokens: .usage
    case .unknown, .unknownToken: .noInput
    }
  }
}
