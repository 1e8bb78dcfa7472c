import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own, on a Unix socket in a temporary folder.
///
/// It goes with whoever holds it, and with the process of the tests at the latest.
package final class PostgresServer: Sendable {
  private let folder: String
  private let running: Mutex<Running>
  private let count = Mutex(0)

  /// The server that the tests of one process share; `nil` where none can be had.
  package static let shared: PostgresServer? = isAvailable ? try? PostgresServer() : nil

  /// The words of a test that is skipped.
  package static let need: String =
    "SKIPPED, NOT TESTED: needs PostgreSQL's server ('apt-get install postgresql')"

  /// Whether a server can be started here.
  ///
  /// As root it needs the user `postgres` and setpriv, because the server refuses to run as root.
  package static var isAvailable: Bool {
    guard bin != nil else { return false }
    return getuid() != 0 || (getpwnam("postgres") != nil && Tool.path("setpriv") != nil)
  }

  /// The folder of the newest server's programs, as Debian has it, or the one on the PATH.
  private static let bin: String? = {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let installed = versions.compactMap(Int.init).sorted().map { "\(root)/\($0)/bin" }
    let onPath = Tool.path("initdb").map { URL(filePath: $0).deletingLastPathComponent().path }
    return installed.last { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") } ?? onPath
  }()

  /// Starts a server and waits until it answers.
  package init() throws {
    // The path of a socket has at most 107 bytes.
    folder = "/tmp/firedrill-pg-\(UUID().uuidString.prefix(8))"
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "postgres_server.sh").path
    let program = try Tool.start("bash", [script, folder, Self.bin ?? ""], input: .held(""))
    guard program.wait(until: { $0.contains("ready\n") }) else {
      throw Tool.Failure(ended: program.finish())
    }
    running = Mutex(program)
  }

  /// The end of its input has the script stop the server and remove the folder.
  deinit {
    running.withLock { program in
      program.type("")
      _ = program.finish()
    }
  }

  /// Stops the server as an administrator does, who waits for no one; its data stays.
  package func stop() { tell("stop", until: "stopped\n") }

  /// Starts the server after it was stopped.
  package func start() { tell("start", until: "ready\n") }

  private func tell(_ command: String, until answer: String) {
    running.withLock { program in
      let before = program.output.components(separatedBy: answer).count
      program.say("\(command)\n")
      _ = program.wait { $0.components(separatedBy: answer).count > before }
    }
  }

  /// Makes an empty database and gives its address.
  package func makeDatabase() throws -> String {
    let number = count.withLock { count in
      count += 1
      return count
    }
    try sql("CREATE DATABASE test\(number)", in: "postgres")
    return address(of: "test\(number)")
  }

  package func address(of database: String, for user: String = "firedrill") -> String {
    "postgres://\(user)@/\(database)?host=\(folder)"
  }

  /// Carries out statements as psql does and gives the rows, with `|` between cells.
  @discardableResult
  package func sql(
    _ statements: String,
    in database: String,
    as user: String = "firedrill"
  ) throws -> String {
    try Tool.run("psql", Self.options + ["-d", address(of: database, for: user), "-c", statements])
  }

  /// Starts psql, which carries out the lines of its input.
  package func session(in database: String, as user: String) throws -> Running {
    try Tool.start(
      "psql",
      Self.options + ["-d", address(of: database, for: user)],
      input: .held("")
    )
  }

  private static let options = ["-qAtX", "-v", "ON_ERROR_STOP=1"]

  /// The name of the database in an address.
  package static func name(in address: String) -> String {
    String(address.drop { $0 != "@" }.dropFirst(2).prefix { $0 != "?" })
  }
}
