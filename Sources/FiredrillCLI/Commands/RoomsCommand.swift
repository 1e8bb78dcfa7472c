import ArgumentParser
import Drills
import FiredrillWeb
import Sessions
import Terminal

/// Lists the rooms of interviews in browsers, makes new links and takes links back.
struct RoomsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rooms",
    abstract: "The rooms of interviews in browsers, and their links.",
    usage: "firedrill rooms [<session>] [<options>]",
    discussion: """
      For example: firedrill rooms
                   firedrill rooms 12 --new candidate
                   firedrill rooms 12 --revoke observer
      'firedrill interview NAME --room' opens a room. A link is shown once; the
      store keeps its digest alone. A new link for a role takes back the older ones
      of that role.
      """
  )

  @Argument(help: "The number of an interview that has a room.")
  var session: Int?

  @Option(help: "Make a new link for this role: host, candidate or observer.")
  var new: Role?

  @Option(help: "Take back the links of this role.")
  var revoke: Role?

  @OptionGroup var links: RoomLinkOptions

  func validate() throws {
    if session == nil && (new != nil || revoke != nil) {
      throw ValidationError("name the room by its number: firedrill rooms 12 --new candidate")
    }
  }

  func run() throws {
    let service = try CommandEnvironment().services.sessions()
    let output = OutputWriter.standardOutput
    guard let session else {
      let rooms = try service.rooms()
      guard !rooms.isEmpty else {
        return try output.writeLine("No room yet; 'firedrill interview NAME --room' opens one.")
      }
      for id in rooms { try output.writeLine(try Self.line(id, service)) }
      return
    }
    let id = SessionID(rawValue: session)
    _ = try service.roomConsent(of: id)
    if let role = revoke ?? new { try service.revokeLinks(to: id, of: role) }
    if let new { return try links.write(id, [new], service) }
    try output.writeLine(try Self.line(id, service))
  }

  private static func line(_ id: SessionID, _ service: SessionService) throws -> String {
    let summary = try service.summary(of: id)
    let open = try service.links(to: id).filter { $0.state == .open }.map(\.role.rawValue)
    let label = summary.label.isEmpty ? "" : " (\(summary.label))"
    return "\(id)  \(summary.scenario)\(label), \(summary.state.rawValue); open links: "
      + (open.isEmpty ? "none" : open.joined(separator: ", "))
  }
}

/// The options of commands that print links to rooms.
struct RoomLinkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The address of 'firedrill serve' in links.", valueName: "url")
  )
  var server = "http://127.0.0.1:8080"

  @Option(help: ArgumentHelp("The hours for which links open the room.", valueName: "n"))
  var hours = SessionService.linkHours

  func validate() throws {
    guard (1...24 * 365).contains(hours) else {
      throw ValidationError("links last from 1 hour to a year (8760), not \(hours) hours")
    }
  }

  /// Makes a link to a room for each role and writes them.
  func write(_ id: SessionID, _ roles: [Role], _ service: SessionService) throws {
    let output = OutputWriter.standardOutput
    let base = server.hasSuffix("/") ? String(server.dropLast()) : server
    try output.writeLine("Room \(id). Each link is shown once and lasts \(hours) h:")
    for role in roles {
      let secret = try service.makeLink(to: id, as: role, hours: hours)
      try output.writeLine("  \(role.rawValue): \(base)\(RoomAddress.path(of: id, secret))")
    }
    try output.writeLine(
      "'firedrill serve' serves them; 'firedrill rooms \(id)' shows who may enter."
    )
  }
}

extension Role: ExpressibleByArgument {
  package init?(argument: String) {
    guard let role = Role(rawValue: argument), [.host, .candidate, .observer].contains(role) else {
      return nil
    }
    self = role
  }
}
