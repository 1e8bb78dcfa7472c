import Drills
import Foundation
import SessionStore
import Sessions

@testable import FiredrillCLI

/// A player's machine: a data folder and a folder of scenarios of its own, and the program.
///
/// Everything lies in one temporary folder that goes with it; the user's data is never touched.
final class Drill {
  let folder: URL
  /// Where sessions are kept.
  var home: String
  /// The folder of scenarios: a copy of the canary alone unless a test makes its own.
  var scenarios: String
  var program: String

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("firedrill-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    home = folder.appendingPathComponent("home").path
    scenarios = folder.appendingPathComponent("canary").path
    try FileManager.default.createDirectory(
      atPath: scenarios,
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(
      atPath: Repository.canary.path,
      toPath: "\(scenarios)/canary-segment-regression"
    )
    program = try BuiltProgram.path()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs the program to its end.
  func run(_ arguments: [String], input: String = "") throws -> Finished {
    try start(arguments, input: input).finish()
  }

  /// Runs a line of the shell in which `"$F"` is the program.
  func shell(_ line: String) throws -> Finished {
    try Running(
      "/bin/sh",
      ["-c", line],
      environment: environment.merging(["F": program]) { $1 },
      input: .text(""),
      scratch: folder
    ).finish()
  }

  /// Starts the program with all of its input in a pipe that is then closed.
  func start(_ arguments: [String], input: String) throws -> Running {
    try Running(
      program,
      arguments,
      environment: environment,
      input: .text(input),
      scratch: folder
    )
  }

  /// Starts the program with a pipe that stays open.
  func start(_ arguments: [String], holding input: String) throws -> Running {
    try Running(
      program,
      arguments,
      environment: environment,
      input: .held(input),
      scratch: folder
    )
  }

  var environment: [String: String] {
    [
      "FIREDRILL_HOME": home, "FIREDRILL_SCENARIOS": scenarios, "HOME": folder.path,
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "LANG": "C.UTF-8",
      "TMPDIR": FileManager.default.temporaryDirectory.path,
    ]
  }

  /// The store as another program would open it.
  func store() throws -> SQLiteSessionStore {
    try SQLiteSessionStore(folder: home, hash: Digests.sha256)
  }

  /// The events stored for a session.
  func events(of session: Int = 1) throws -> [SessionEvent] {
    try store().load(SessionID(rawValue: session)).events
  }

  /// A file of this machine.
  func file(_ name: String) -> String { folder.appendingPathComponent(name).path }
}

/// Where the files of the repository are.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let scenarios = root.appendingPathComponent("Scenarios")
  /// The scenario that these tests play.
  static let canary = scenarios.appendingPathComponent("canary-segment-regression")
}
