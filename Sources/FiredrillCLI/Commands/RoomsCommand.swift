import ArgumentParser
import Drills
import FiredrillWeb
import Sessions
import Terminal

/// Lists the rooms of interviews and tabletops in browsers, makes new links and takes links back.
struct RoomsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rooms",
    abstract: "The rooms of interviews and tabletops in browsers, and their links.",
    usage: "firedrill rooms [<session>] [<options>]",
    discussion: """
      For example: firedrill rooms
                   firedrill rooms 12 --new candidate
                   firedrill rooms 12 --revoke observer
                   firedrill rooms 14 --new player-2
      'firedrill interview NAME --room' and 'firedrill tabletop' open rooms. A link
      is shown once; the store keeps its digest alone. A new link for a place takes
      back the older ones of that place.
      """
  )

  @Argument(help: "The number of an interview or tabletop that has a room.")
  var session: Int?

  @Option(help: "Make a new link for a place: host, candidate, observer or player-1 to player-8.")
  var new: RoomPlace?

  @Option(help: "Take back the links of this place.")
  var revoke: RoomPlace?

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
        return try output.writeLine(
          "No room yet; 'firedrill interview NAME --room' or 'firedrill tabletop' opens one."
        )
      }
      for id in rooms { try output.writeLine(try Self.line(id, service)) }
      return
    }
    let id = SessionID(rawValue: session)
    try service.checkRoom(of: id)
    if let place = revoke ?? new { try service.revokeLinks(to: id, of: place) }
    if let new {
      let players = try service.load(id).team?.players ?? []
      return try links.write(id, [new], service, calling: players)
    }
    try output.writeLine(try Self.line(id, service))
  }

  private static func line(_ id: SessionID, _ service: SessionService) throws -> String {
    let summary = try service.summary(of: id)
    let open = try service.links(to: id).filter { $0.state == .open }.map(\.place.name)
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

  /// Makes a link to a room for each place and writes them; players are called by their names.
  func write(
    _ id: SessionID,
    _ places: [RoomPlace],
    _ service: SessionService,
    calling players: [TeamPlayer] = []
  ) throws {
    let output = OutputWriter.standardOutput
    let base = server.hasSuffix("/") ? String(server.dropLast()) : server
    try output.writeLine("Room \(id). Each link is shown once and lasts \(hours) h:")
    for place in places {
      let secret = try service.makeLink(to: id, as: place, hours: hours)
      try output.writeLine(
        "  \(Self.name(of: place, among: players)): \(base)\(RoomAddress.path(of: id, secret))"
      )
    }
    try output.writeLine(
      "'firedrill serve' serves them; 'firedrill rooms \(id)' shows who may enter."
    )
  }

  private static func name(of place: RoomPlace, among players: [TeamPlayer]) -> String {
    guard !players.isEmpty else { return place.name }
    guard let number = place.player, players.indices.contains(number - 1) else {
      return place == .host ? "facilitator" : place.name
    }
    return "\(players[number - 1].name), \(players[number - 1].role.rawValue)"
  }
}

extension RoomPlace: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
