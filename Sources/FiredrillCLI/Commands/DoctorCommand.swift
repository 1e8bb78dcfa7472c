import ArgumentParser
import Drills
import Reports
import Terminal

/// Says whether the program can work on this machine.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for faults of the data folder, the store, its sessions and the scenarios.",
    discussion: """
      For example: firedrill doctor
      Changes nothing; exits with 1 where it finds a fault. A damaged session
      hinders no other.
      """
  )

  @Flag(help: "Print JSON: {checks: [{subject, problem}]}, where a problem of null is none.")
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let checks = HealthService(environment.services).checks()
    let document = HealthDocument(checks: checks.map(HealthDocument.Check.init))
    try environment.write(document, asJSON: json) { _ in document.checks.flatMap(\.lines) }
    guard document.isSound else { throw CommandFailure("", code: .failedCheck) }
  }
}

extension HealthDocument.Check {
  fileprivate init(_ check: HealthCheck) {
    self.init(subject: check.subject.words, problem: check.problem?.words(of: check.subject))
  }

  fileprivate var lines: [String] {
    guard let problem else { return ["ok     \(subject)"] }
    return ["fault  \(subject)"] + problem.split(separator: "\n").map { "       \($0)" }
  }
}

extension HealthCheck.Subject {
  fileprivate var words: String {
    switch self {
    case .dataFolder(let path): "data folder \(path)"
    case .store(let path, let sessions): "store \(path), sessions: \(sessions)"
    case .signingKey(let path): "signing key \(path)"
    case .session(let id): "session \(id)"
    case .scenario(let name): "scenario \(name)"
    case .scenarioFolders: "scenarios"
    }
  }
}

extension HealthCheck.Problem {
  fileprivate func words(of subject: HealthCheck.Subject) -> String {
    switch self {
    case .openToOthers(let permissions):
      "other users may read it (mode \(permissions)), and the store holds the truth of open"
        + " sessions; 'chmod go-rwx' closes it"
    case .readOnly: "nothing can be written to it: sessions can be read, not played"
    case .damaged(let faults):
      faults.joined(separator: "\n")
        + "\n'firedrill export' saves what can be read; then move the file away"
    case .uncalibrated:
      "it has no calibration, so its first score waits for one; 'firedrill calibrate' makes it"
    case .failed(let error):
      if case .session(let id) = subject {
        "\(CommandFailure(error).message)\n'firedrill erase \(id)' removes it; the others are sound"
      } else {
        CommandFailure(error).message
      }
    }
  }
}
