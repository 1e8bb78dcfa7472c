import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The program over a data folder of its own, as a command and as a server.
struct ServedProgram {
  private let folder: TemporaryFolder
  private let environment: [String: String]

  init(scenarios: String = Repository.scenarios.path) throws {
    folder = try TemporaryFolder()
    var environment = Tool.environment(home: folder.path)
    environment["XDG_DATA_HOME"] = folder.file("data")
    environment["XDG_CACHE_HOME"] = try Self.cache.get().path
    environment["FIREDRILL_SCENARIOS"] = scenarios
    environment["FIREDRILL_QUESTIONS"] = Repository.root.appending(path: "Questions").path
    self.environment = environment
  }

  /// The cache that the programs of all tests share, such as summaries of the shipped scenarios.
  private static let cache = Result { try TemporaryFolder() }

  private func start(_ arguments: [String], input: String) throws -> Running {
    try Running(
      try BuiltProgram.path(),
      arguments,
      environment: environment,
      input: .text(input),
      folder: folder.path
    )
  }

  /// Runs a command to its end with lines of input, and gives what it wrote.
  func run(_ arguments: [String], input: String = "") throws -> Finished {
    try start(arguments, input: input).finish()
  }

  /// Runs a driver of a browser that starts the program itself, over the same data folder.
  func drive(_ script: String, _ arguments: [String]) throws -> Finished {
    try Running(
      try #require(Tool.path("python3")),
      [script, try BuiltProgram.path()] + arguments,
      environment: environment,
      input: .text(""),
      folder: folder.path
    ).finish()
  }

  /// The bytes of a file that a command writes to the path after its arguments.
  func file(_ arguments: [String]) throws -> Data {
    let path = folder.file("made-\(arguments.joined(separator: "-"))")
    let ended = try run(arguments + [path])
    #expect(ended.status == 0, "\(ended.errors)")
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Serves the pages while some work is done with their address, stops by a signal, and gives what was
  /// written.
  @discardableResult
  func serve(
    stoppedBy signal: Int32 = SIGTERM,
    with options: [String] = [],
    _ work: (String) async throws -> Void
  ) async throws -> Finished {
    let port = Int.random(in: 20_000..<60_000)
    let server = try start(["serve", "--port", "\(port)"] + options, input: "")
    #expect(server.wait { $0.contains("http://127.0.0.1:\(port)/") })
    defer { server.send(SIGKILL) }
    try await work("http://127.0.0.1:\(port)")
    server.send(signal)
    return server.finish()
  }

  /// Sends a form as a program of this machine, and gives the page that it leads to.
  static func post(_ address: String, _ form: String) async throws -> String {
    var request = URLRequest(url: try #require(URL(string: address)))
    request.httpMethod = "POST"
    request.httpBody = Data(form.utf8)
    return String(decoding: try await URLSession.shared.data(for: request).0, as: UTF8.self)
  }
}
