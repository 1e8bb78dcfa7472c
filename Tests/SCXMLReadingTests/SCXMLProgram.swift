import Foundation

/// The `firedrill-scxml` that the build put beside these tests, run on files of its own.
final class SCXMLProgram {
  /// What a run left behind.
  struct Run: Equatable {
    let status: Int32
    let output: String
    let errors: String
  }

  private let folder: URL
  private let program: URL

  /// There is no program beside the tests.
  struct Missing: Error, CustomStringConvertible {
    let path: String

    var description: String { "\(path) is missing; 'swift build' makes it" }
  }

  init() throws {
    let bundle = CommandLine.arguments.lazy.compactMap { argument -> String? in
      guard let end = argument.range(of: ".xctest") else { return nil }
      return String(argument[..<end.upperBound])
    }.first
    program = URL(fileURLWithPath: bundle ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("firedrill-scxml")
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw Missing(path: program.path)
    }
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("firedrill-scxml-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs the program on the texts of a chart and, perhaps, of a script.
  func run(_ chart: String, _ script: String? = nil) throws -> Run {
    try Data(chart.utf8).write(to: folder.appendingPathComponent("case.scxml"))
    guard let script else { return try start(["run", "case.scxml"]) }
    try Data(script.utf8).write(to: folder.appendingPathComponent("case.json"))
    return try start(["run", "case.scxml", "case.json"])
  }

  /// Runs the program in the folder of its files.
  func start(_ arguments: [String]) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, errors) = (
      folder.appendingPathComponent("out"), folder.appendingPathComponent("err")
    )
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8)
    )
  }
}
