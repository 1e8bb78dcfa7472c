import Foundation
import TestSupport

/// The `firedrill-scxml` that the build put beside these tests, run on files of its own.
struct SCXMLProgram {
  private let folder: TemporaryFolder
  private let program: String

  init() throws {
    program = try BuiltProgram.path("firedrill-scxml")
    folder = try TemporaryFolder()
  }

  /// Runs the program on the texts of a chart and, perhaps, of a script.
  func run(_ chart: String, _ script: String? = nil) throws -> Finished {
    try Data(chart.utf8).write(to: folder.url.appending(path: "case.scxml"))
    guard let script else { return try start(["run", "case.scxml"]) }
    try Data(script.utf8).write(to: folder.url.appending(path: "case.json"))
    return try start(["run", "case.scxml", "case.json"])
  }

  /// Runs the program in the folder of its files.
  func start(_ arguments: [String]) throws -> Finished {
    try Running(
      program,
      arguments,
      environment: Tool.environment(home: folder.path),
      input: .text(""),
      folder: folder.path
    ).finish()
  }
}
