import ArgumentParser
import Drills
import Foundation
import Sessions

/// Opens a tabletop for a team.
struct TabletopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tabletop",
    abstract: "One incident for a team: roles, suggestions, votes; in browsers, by links.",
    usage: "firedrill tabletop [<scenario>] [<options>]",
    discussion: """
      For example: firedrill tabletop canary-segment-regression
                   firedrill tabletop tool-poisoning --observer \\
                     --players commander=Ada,operations=Bo,communications=Cy
      It prints a link for the facilitator and one for each player; 'firedrill
      serve' serves them. The commander looks, changes the system and declares;
      operations suggest; communications send the updates; everybody votes. The
      facilitator sees the truth, lets messages come in, and can pause. 'firedrill
      scorecard' tells afterwards what the team and each person did.
      """
  )

  @Argument(help: "The name of a scenario or its folder; may be left out where there is only one.")
  var scenario: String?

  @Option(
    help: ArgumentHelp(
      """
      2 to 8 players as role=name: commander (exactly one), operations, communications; one of each if \
      left out.
      """,
      valueName: "list"
    )
  )
  var players: TeamList?

  @Option(help: "Deal the world of this seed; the same seed deals the same truth.")
  var seed: UInt64?

  @Option(help: "A label for the session, such as the occasion; else the players' names.")
  var label = ""

  @Flag(help: "A link for somebody who watches, too.")
  var observer = false

  @OptionGroup var level: DifficultyOption

  @OptionGroup var links: RoomLinkOptions

  func run() throws {
    let players = players ?? .usual
    let environment = CommandEnvironment()
    let service = try environment.services.sessions()
    let (_, id) = try service.open(
      Opening(
        folder: try service.catalog.folder(chosen: scenario, by: "tabletop"),
        difficulty: level.difficulty,
        seed: seed,
        label: label.isEmpty ? players.names : label,
        kind: .tabletop(players.players)
      )
    )
    try service.openRoom(for: id)
    try environment.audit(.roomOpened, id)
    try links.write(
      id,
      [.host] + players.players.indices.map { .player($0 + 1) } + (observer ? [.observer] : []),
      service,
      calling: players.players
    )
  }
}

/// The players of a tabletop as they are typed, such as `commander=Ada,operations=Bo`.
struct TeamList: ExpressibleByArgument {
  var players: [TeamPlayer]

  init(_ players: [TeamPlayer]) { self.players = players }

  /// The team where none is named.
  static let usual = TeamList(TeamRole.allCases.map { TeamPlayer($0.rawValue.capitalized, $0) })

  init?(argument: String) {
    var players: [TeamPlayer] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2,
        let role = TeamRole(rawValue: sides[0].trimmingCharacters(in: .whitespaces))
      else { return nil }
      players.append(TeamPlayer(sides[1].trimmingCharacters(in: .whitespaces), role))
    }
    self.players = players
  }

  var defaultValueDescription: String {
    players.map { "\($0.role.rawValue)=\($0.name)" }.joined(separator: ",")
  }

  /// The names of all, for lists of sessions.
  var names: String { players.map(\.name).joined(separator: ", ") }
}
