import Foundation

/// Programs of the system that tests ask.
package enum Tool {
  /// The path of a program by its name, as a shell finds it; `nil` where there is none.
  package static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The variables that a program gets: those of a plain user, none of whoever runs the tests.
  package static func environment(home: String) -> [String: String] {
    [
      "HOME": home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "LANG": "C.UTF-8",
      "TMPDIR": FileManager.default.temporaryDirectory.path,
    ]
  }

  /// Starts a program by its name.
  package static func start(
    _ name: String,
    _ arguments: [String] = [],
    input: Running.Input = .text("")
  ) throws -> Running {
    let folder = FileManager.default.temporaryDirectory.path
    return try Running(
      path(name) ?? name,
      arguments,
      environment: environment(home: folder),
      input: input,
      folder: folder
    )
  }

  /// Runs a program to its end and returns what it printed; throws where it fails or is missing.
  @discardableResult
  package static func run(
    _ name: String,
    _ arguments: [String] = [],
    input: String = ""
  ) throws -> String {
    let ended = try start(name, arguments, input: .text(input)).finish()
    guard ended.status == 0 else { throw Failure(ended: ended) }
    return ended.output
  }

  /// A program failed.
  package struct Failure: Error {
    package var ended: Finished
  }
}
