import ArgumentParser
import Drills
import Terminal

/// Makes, lists and takes back the tokens with which programs are let into a server.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "The tokens of programs that play over HTTP.",
    usage: "firedrill token [<name>] [<options>]",
    discussion: """
      For example: firedrill token
                   firedrill token nightly --scope play
                   firedrill token nightly --revoke
                   firedrill token laptop --person Ada --scope play
      A program shows its token to /api/v1 and /mcp of 'firedrill serve' as
      'Authorization: Bearer TOKEN'. On a loopback address it needs none. A token is
      shown once; the data folder keeps its digest alone. With --person the token
      is that person's, in the store: its sessions are theirs, and no others exist
      for it.
      """
  )

  @Argument(help: "The name of a token that is made, or with --revoke taken back.")
  var name: String?

  @Option(
    help: """
      What the token allows: read (sessions by their handles), play (open and play them), or author \
      (check scenarios, too, which tells their truths).
      """
  )
  var scope = TokenScope.play

  @Option(help: ArgumentHelp("Whose token it is; else it is the server's.", valueName: "name"))
  var person: String?

  @Flag(help: "Take the token back.")
  var revoke = false

  func validate() throws {
    if name == nil && revoke {
      throw ValidationError("name the token: firedrill token NAME --revoke")
    }
    if let name, name.isEmpty || name.count > 60 || name.contains(where: \.isNewline) {
      throw ValidationError("a name has 1 to 60 characters on one line")
    }
  }

  func run() throws {
    let services = CommandEnvironment().services
    if let person {
      let lines = try carryOut(in: try services.people(), of: person)
      return try OutputWriter.standardOutput.writeLines(lines.map(TerminalText.withoutControls))
    }
    let tokens = AccessTokens(services.environment)
    let lines: [String]
    do throws(AccessTokenError) {
      lines = try carryOut(on: tokens)
    } catch {
      throw CommandFailure("\(error)", code: error.exitStatus)
    }
    try OutputWriter.standardOutput.writeLines(lines.map(TerminalText.withoutControls))
  }

  /// The same for the tokens of a person.
  private func carryOut(
    in people: PeopleService,
    of owner: String
  ) throws(DrillError) -> [String] {
    let person = try people.person(named: owner)
    guard let name else {
      let lines = try people.tokens(of: person).map { "\($0.name)  \($0.scope.rawValue)" }
      return lines.isEmpty ? ["\(person.name) has no token yet."] : lines
    }
    if revoke {
      try people.removeToken(name, of: person)
      return ["Token '\(name)' of \(person.name) opens nothing any more."]
    }
    let secret = try people.addToken(name, scope, of: person)
    return [
      "Token '\(name)' of \(person.name) (\(scope.rawValue)), shown this once:", "  \(secret.text)",
    ]
  }

  /// Does what was asked for and says what was done.
  private func carryOut(on tokens: AccessTokens) throws(AccessTokenError) -> [String] {
    guard let name else {
      let lines = try tokens.all().map { "\($0.name)  \($0.scope.rawValue)" }
      return lines.isEmpty ? ["No token yet; 'firedrill token NAME' makes one."] : lines
    }
    if revoke {
      try tokens.remove(name)
      return ["Token '\(name)' opens nothing any more."]
    }
    let secret = try tokens.add(name, scope)
    return ["Token '\(name)' (\(scope.rawValue)), shown this once:", "  \(secret.text)"]
  }
}

extension AccessTokenError {
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .unreadable: .dataError
    case .unwritable: .cannotCreate
    case .taken, .tooMany: .usage
    case .unknown: .noInput
    }
  }
}

extension TokenScope: ExpressibleByArgument {}
