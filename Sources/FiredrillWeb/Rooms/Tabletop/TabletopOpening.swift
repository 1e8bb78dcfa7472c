import Drills
import Reports
import Sessions
import Telemetry

extension Site {
  /// The form that opens a tabletop; for those who may hold sessions for others.
  func tabletopForm() -> HTML {
    guard identity.mayHost else { return .none }
    let scenarios = ((try? listedScenarios()) ?? []).html { scenario in
      "<option value=\"\(scenario.id)\">\(scenario.title)</option>"
    }
    return """
      <section id="tabletop" aria-labelledby="tabletop-title">
      <h2 id="tabletop-title">Open a tabletop for a team</h2>
      <p>One incident, one clock, several people with roles. The commander acts, the others suggest and \
      vote; you see the truth and let messages come in. Each player gets a link.</p>
      <form method="post" action="\(Address.rooms)" class="start">\
      <input type="hidden" name="do" value="tabletop">
      <p><label for="team-scenario">Incident</label> \
      <select id="team-scenario" name="scenario">\(scenarios)</select></p>
      \(TeamRole.allCases.html(field))
      <p><label for="team-label">A label, such as the occasion</label> \
      <input id="team-label" name="label" maxlength="60"></p>
      <p><label><input type="checkbox" name="observer"> A link for an observer, too</label></p>
      <p><button class="primary">Open the tabletop</button></p></form></section>
      """
  }

  private func field(_ role: TeamRole) -> HTML {
    let (label, name): (HTML, HTML) =
      switch role {
      case .commander: ("Commander", "Commander")
      case .operations: ("Operations: names, with commas between", "Operations")
      case .communications: ("Communications", "Communications")
      }
    return """
      <p><label for="team-\(role.rawValue)">\(label)</label> <input id="team-\(role.rawValue)" \
      name="\(role.rawValue)" maxlength="320" value="\(name)"></p>
      """
  }

  /// Opens a tabletop as a form says.
  func openTabletop(_ form: FormFields, _ request: WebRequest) throws -> SessionID {
    guard identity.mayHost else { throw WebFailure.hostsOnly }
    guard let name = form["scenario"],
      let listed = try listedScenarios().first(where: { $0.id == name })
    else { throw WebFailure.noSuchIncident(form["scenario"] ?? "") }
    let players = TeamRole.allCases.flatMap { role in
      (form[role.rawValue] ?? "").split(separator: ",").map { $0.trimmed }
        .filter { !$0.isEmpty }.map { TeamPlayer($0, role) }
    }
    let label = String((form["label"] ?? "").prefix(60))
    let (_, id) = try sessions.open(
      Opening(
        folder: listed.folder,
        label: label.isEmpty ? players.map(\.name).joined(separator: ", ") : label,
        kind: .tabletop(players)
      )
    )
    try sessions.openRoom(for: id)
    audit(.roomOpened, request, session: id)
    return id
  }

  /// New links to a tabletop, one a player; links that were made before are taken back.
  func teamLinks(to id: SessionID, withObserver isWatched: Bool) throws -> [RoomInvitation] {
    guard let team = try sessions.load(id).team else { throw WebFailure.malformed }
    let players = team.players.indices.map { RoomPlace.player($0 + 1) }
    for place in [.host] + players + [.observer] { try sessions.revokeLinks(to: id, of: place) }
    return try ([.host] + players + (isWatched ? [.observer] : [])).map { place in
      try invite(place, to: id, called: team.name(of: place))
    }
  }
}
