import Telemetry
import Scoring
import ScenarioModel
import Sessions
import Drills
import CommandLanguage

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
    switch error {
    case .noMinutes(let from, let to, let first):
      self.init(
        "there are no minutes from \(from) to \(to) in this telemetry; it begins at minute \(first)",
        code: .usage
      )
    case .cannotCreate(let path): self.init("\(path) cannot be created", code: .cannotCreate)
    case .cannotWrite(let path, let reason):
      self.init("\(path) cannot be written: \(reason)", code: .inputOutput)
    case .full(let path):
      self.init(
        "\(path) cannot be written: the disk is full; free some space and run the command again",
        code: .inputOutput
      )
    case .exists(let path):
      self.init(
        "\(path) exists already; name another, remove it, or replace it with --force",
        code: .cannotCreate
      )
    case .otherForm(let path, let isFolder):
      self.init(
        "\(path) is \(isFolder ? "a folder" : "a file")"
          + " and this format writes \(isFolder ? "a file" : "a folder"); name another",
        code: .cannotCreate
      )
    case .special(let path):
      self.init(
        "\(path) is no regular file, and only one is replaced; name another",
        code: .cannotCreate
      )
    case .stranger(let path, let file):
      self.init(
        "\(path) holds '\(file)', which is no part of an export; name another folder",
        code: .cannotCreate
      )
    }
  }
}
