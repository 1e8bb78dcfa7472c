import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport

@testable import FiredrillCLI

/// A player's machine: a data folder and a folder of scenarios of its own, and the program.
///
/// Everything lies in one temporary folder that goes with it; the user's data is never touched.
final class Drill {
  private let temporary: TemporaryFolder
  /// Where sessions are kept.
  var home: String
  /// The folder of scenarios: a copy of the canary alone unless a test makes its own.
  var scenarios: String
  /// The folder of the question bank: a small one unless a test names another.
  var questions = Repository.questions.path
  var program: String
  /// The store of sessions, unless it is the one of the data folder.
  var storeAddress: String?

  init() throws {
    temporary = try TemporaryFolder()
    home = temporary.file("home")
    scenarios = temporary.file("canary")
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

  var folder: URL { temporary.url }

  /// A machine with all shipped scenarios, on which the recorded sessions can be read.
  static func withShippedScenarios() throws -> Drill {
    let drill = try Drill()
    drill.scenarios = Repository.scenarios.path
    return drill
  }

  /// The application layer over all shipped scenarios with their calibrations.
  static func shippedServices() throws -> DrillServices { try withShippedScenarios().services }

  /// The application layer over the folders of this machine, which stay as long as it does.
  var services: DrillServices {
    DrillServices(
      DrillEnvironment(
        dataFolder: URL(filePath: home),
        cacheFolder: folder.appending(path: "cache"),
        scenarioFolders: [URL(filePath: scenarios)],
        now: { 1_800_000_000 },
        randomSeed: { 7 },
        notify: { [temporary] _ in withExtendedLifetime(temporary) {} }
      ),
      catalog: scenarios == Repository.scenarios.path ? Self.shippedCatalog : nil
    )
  }

  /// The shipped scenarios, which are read once for all tests.
  private static let shippedCatalog = ScenarioCatalog([Repository.scenarios])

  /// Runs the program to its end.
  func run(_ arguments: [String], input: String = "") throws -> Finished {
    try start(arguments, input: .text(input)).finish()
  }

  /// Runs a line of the shell in which `"$F"` is the program.
  func shell(_ line: String) throws -> Finished {
    try Running(
      "/bin/sh",
      ["-c", line],
      environment: environment.merging(["F": program]) { $1 },
      input: .text(""),
      folder: folder.path
    ).finish()
  }

  /// Starts the program with all of its input.
  func start(_ arguments: [String], input: String) throws -> Running {
    try start(arguments, input: .text(input))
  }

  /// Starts the program with a pipe that stays open.
  func start(_ arguments: [String], holding input: String) throws -> Running {
    try start(arguments, input: .held(input))
  }

  private func start(_ arguments: [String], input: Running.Input) throws -> Running {
    try Running(
      program,
      arguments,
      environment: environment,
      input: input,
      folder: folder.path
    )
  }

  /// Starts the program in a terminal; `variables` are set for it alone.
  func terminal(
    _ arguments: [String],
    columns: Int = 80,
    rows: Int = 24,
    variables: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: program,
      arguments,
      environment: environment.merging(variables) { $1 },
      folder: folder.path,
      columns: columns,
      rows: rows
    )
  }

  private var environment: [String: String] {
    var environment = Tool.environment(home: folder.path)
    environment["FIREDRILL_HOME"] = home
    environment["FIREDRILL_SCENARIOS"] = scenarios
    environment["FIREDRILL_QUESTIONS"] = questions
    environment["FIREDRILL_STORE"] = storeAddress
    return environment
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
  func file(_ name: String) -> String { temporary.file(name) }
}
