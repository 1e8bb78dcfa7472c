import ArgumentParser
import Dispatch
import Drills
import FiredrillWeb
import Foundation
import Terminal
import TerminalSessions

/// Serves the pages for a browser.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Play in a browser: serves the pages on this machine.",
    usage: "firedrill serve [<options>]",
    discussion: """
      For example: firedrill serve --open
                   firedrill serve --host 0.0.0.0 --url https://drills.example.org
                   firedrill serve --trust-header X-User --trusted-proxy 127.0.0.1
      The pages are served over the same sessions as the commands, to this machine
      alone unless --host names another address. Then a link with a secret lets the
      owner in, and other people see the rooms to which they have links, nothing
      else; put a proxy with TLS before it. Once 'firedrill people' has added
      somebody, or a proxy names its users in a header, everybody signs in and sees
      their own sessions. Ctrl-C stops it; nothing that was seen is lost. Requests
      are logged on standard error, without secrets. The limits are those of
      programs that play over /api/v1 and /mcp.
      """
  )

  @Option(help: "The address to listen on; 0.0.0.0 is every one of this machine.")
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "The store of sessions: a folder, or postgres://… in place of $FIREDRILL_STORE.",
      valueName: "store"
    )
  )
  var store: String?

  @Option(help: "The port to listen on.")
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The owner's secret, 64 hexadecimal digits; one is made where it is needed and not given.",
      valueName: "secret"
    )
  )
  var token: String?

  @Option(help: "The address by which visitors reach the server through a proxy.")
  var url: String?

  @Option(
    help: ArgumentHelp(
      """
      The header in which a proxy names who asks, with --trusted-proxy; the proxy must set it on every \
      request. People are made at first sight.
      """,
      valueName: "name"
    )
  )
  var trustHeader: String?

  @Option(
    help: ArgumentHelp(
      """
      The address of the proxy. Its X-Forwarded-For says whose requests it passes on, by which limits are \
      counted, and the header of --trust-header is taken from it alone.
      """,
      valueName: "address"
    )
  )
  var trustedProxy: String?

  @Flag(help: "Open the first page in the browser.")
  var open = false

  @Option(
    help: """
      What to log on standard error, each with those before it: none, audit (who signed in, opened, \
      revealed, exported, erased), errors, notices (who entered) or requests.
      """
  )
  var logLevel = WebLogLevel.requests

  @Flag(help: "Log the audit alone, as --log-level audit does.")
  var quiet = false

  @OptionGroup var limits: PlayLimitOptions

  func validate() throws {
    guard trustHeader == nil || trustedProxy != nil else {
      throw ValidationError(
        "--trust-header needs --trusted-proxy, the address from which that header is taken"
      )
    }
  }

  private var proxy: TrustedProxy? {
    get throws(WebServerError) {
      guard let trustedProxy else { return nil }
      return try TrustedProxy(trustedProxy, header: trustHeader)
    }
  }

  func run() throws {
    var drills = CommandEnvironment(store: store).services.environment
    // A page that waits for a database keeps others from being served.
    drills.storePatience = Self.storePatience
    let services = DrillServices(drills)
    // Without scenarios there is nothing to serve, and that is said before a browser opens.
    _ = try services.catalog.folders()
    let most = quiet ? .audit : logLevel
    let owner = token.flatMap { LinkSecret($0) }
    if token != nil, owner == nil {
      throw CommandFailure(
        "--token takes 64 hexadecimal digits, such as 'openssl rand -hex 32' writes",
        code: .usage
      )
    }
    let server: WebServer
    do {
      server = try WebServer(
        services,
        host: host,
        port: port,
        owner: owner,
        url: url,
        proxy: try proxy,
        playLimits: limits.limits,
        version: FiredrillCommand.version
      ) { level, line in
        if level <= most { try? OutputWriter.standardError.writeLine(line) }
      }
    } catch let error as WebServerError {
      throw CommandFailure("\(error)", code: .usage)
    }
    let opener: BrowserOpener? = open ? BrowserOpener() : nil
    do {
      try Blocking.run {
        try await server.run(
          isReady: {
            try? OutputWriter.standardOutput.writeLine(
              "Firedrill is at \(server.address) (Ctrl-C stops it)."
            )
            opener?.open(server.address)
          },
          until: Self.stopSignal
        )
      }
    } catch let error as WebServerError {
      throw CommandFailure("\(error)", code: .cannotCreate)
    }
  }

  /// The time for which a request waits for a database that does not answer; unit: s.
  private static let storePatience = 1.0

  /// Waits for SIGINT or SIGTERM.
  @Sendable
  private static func stopSignal() async {
    let (signals, continuation) = AsyncStream<Void>.makeStream()
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
    for await _ in signals { break }
    for source in sources { source.cancel() }
  }
}

extension WebLogLevel: ExpressibleByArgument {}

/// Opens pages in the browser of the desktop.
struct BrowserOpener: Sendable {
  /// Whether there is a desktop to open a browser on.
  static func isAvailable(_ variables: [String: String]) -> Bool {
    #if os(macOS)
      return true
    #else
      return ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(variables[$0] ?? "").isEmpty }
    #endif
  }

  /// Opens an address; a desktop without such a program leaves it to the person, who can read it.
  func open(_ address: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    #if os(macOS)
      process.arguments = ["open", address]
    #else
      process.arguments = ["xdg-open", address]
    #endif
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
