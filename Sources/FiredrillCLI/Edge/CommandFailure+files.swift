import Drills
import Sessions
import TerminalSessions

extension CommandFailure {
  /// The sentence and exit code for a replay file that is not what it says.
  init(_ problem: ReplayProblem) {
    switch problem {
    case .missing(let path):
      self.init(
        "there is no session or replay file '\(path)'; 'firedrill history' lists sessions",
        code: .noInput
      )
    case .isFolder(let path):
      self.init("\(path) is a folder; name the replay file in it", code: .noInput)
    case .unreadable(let path, let reason):
      self.init("\(path) cannot be read: \(reason)", code: .noInput)
    case .malformed(let path, let error): self.init("\(path): \(error)", code: .dataError)
    case .badScenarioName(let path, let name):
      self.init("\(path) names '\(name)', which is no name of a scenario", code: .dataError)
    case .unusableScenario(let path, let error):
      let reason = CommandFailure(error)
      self.init(
        "\(path) brings a scenario that cannot be used:\n\(reason.message)",
        code: reason.code
      )
    case .unusableCalibration(let path, let error):
      self.init("\(path) brings a calibration that cannot be used: \(error)", code: .dataError)
    case .wrongSignature(let path):
      self.init(
        "\(path) has a signature that is not its key's for this file; do not trust it",
        code: .dataError
      )
    case .otherTexts(let path, let scenario):
      self.init(
        "\(path) brings other texts of '\(scenario)' than it was played with; it was changed",
        code: .dataError
      )
    case .otherWorld(let path, let scenario, let played, let found, let isBrought):
      self.init(
        "\(path) was played on another version of '\(scenario)'"
          + " (its digest begins \(played.prefix(12)),"
          + " \(isBrought ? "the one it brings" : "the installed one") \(found.prefix(12)))",
        code: .dataError
      )
    case .otherScore(let path):
      self.init("\(path): the score sealed in it is not what its events earn", code: .dataError)
    case .impossibleSeal(let path):
      self.init("\(path): no rubric gives the score sealed in it", code: .dataError)
    case .mismatch(let name, let mismatch):
      self.init("\(name): \(mismatch.withHint)", code: .dataError)
    case .unwritable(let id, let error):
      self.init("session \(id): \(error)", code: .dataError)
    }
  }

  /// The sentence and exit code for a file that cannot be written.
  init(_ error: ExportError) {
    let code: ExitStatus =
      switch error {
      case .noMinutes: .usage
      case .cannotWrite, .full: .inputOutput
      case .cannotCreate, .noFolder, .unwritable, .exists, .folderExists, .folderCannotBeMade,
        .otherForm, .special, .stranger:
        .cannotCreate
      }
    self.init("\(error)", code: code)
  }
}
