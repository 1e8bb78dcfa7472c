import CommandLanguage
import Drills
import Reports
import ScenarioModel
import Sessions

extension Site {
  /// Does what a form of a tabletop's page says.
  func tabletopActs(
    _ request: WebRequest,
    _ seat: RoomSeat,
    in room: TabletopRoom
  ) async throws -> WebResponse {
    let form = request.form
    guard let mark = form.number("after"), mark >= 0 else { throw WebFailure.malformed }
    let view = try await room.view(for: seat.place)
    do {
      var question: HTML?
      if let link = try changeLinks(form, in: view) {
        question = LinkView(link: link, base: base(of: request)).html
      } else {
        question = try await carryOut(form, after: mark, view, in: room)
      }
      guard let question else {
        return .seeOther(Address.room(room.id.rawValue, .seat(seat.place, .page)).path)
      }
      return .page(
        try await tabletop(seat, in: room, showing: form, given: form, notice: .question(question))
      )
    } catch {
      let failure = WebFailure(error, in: view.session)
      guard failure.isSaidBesideForm else { throw failure }
      return .page(
        try await tabletop(
          seat,
          in: room,
          showing: form,
          given: form,
          notice: .problem(failure.description)
        ),
        status: failure.status
      )
    }
  }

  /// Carries a form out; gives a question where it is not sure what was meant.
  private func carryOut(
    _ form: FormFields,
    after mark: Int,
    _ view: TabletopView,
    in room: TabletopRoom
  ) async throws -> HTML? {
    let name = view.player?.name ?? ""
    func suggestion() throws -> Int {
      guard let number = form.number("suggestion") else { throw WebFailure.malformed }
      return number
    }
    func take(_ event: TeamEvent) async throws {
      try await room.take(event, at: view.place, after: mark)
    }
    switch form["do"] {
    case "suggest":
      switch try SuggestionReader(view.session).read(form) {
      case .proposal(let proposal):
        try await take(.suggested(proposal, by: name, reason: form["reason"] ?? ""))
      case .question(let choices): return await self.question(choices, form, view, in: room)
      }
    case "vote":
      try await take(
        .voted(isFor: form["vote"] == "for", suggestion: try suggestion(), by: name)
      )
    case "drop": try await take(.dropped(suggestion: try suggestion(), by: name))
    case "take":
      try await room.carryOut(
        try suggestion(),
        parsing: { words, session throws(DrillError) in try Self.slice(words, session) },
        at: view.place,
        after: mark
      )
    case "inject": try await take(.injected(message: form["message"] ?? ""))
    case "hand-over": try await take(.handedOver(to: form["player"] ?? ""))
    case "pause": try await take(.paused)
    case "go": try await take(.unpaused)
    case "believe" where view.player.map { $0.role != .commander } ?? false:
      guard case .believe(let beliefs) = try FormReader(view.session).command(.believe, form)
      else { throw WebFailure.malformed }
      try await take(.believed(beliefs, by: name))
    case "sql":
      try await room.ask(form["statement"] ?? "", at: view.place, after: mark)
    case "ask": return try await ask(form, after: mark, view, in: room)
    default:
      guard let act = form["do"].flatMap(Act.init) else { throw WebFailure.malformed }
      try await room.perform(
        try FormReader(view.session).command(act, form),
        at: view.place,
        after: mark
      )
    }
    return nil
  }

  /// Does what a commander's line says; where that is not sure, it is said back first.
  private func ask(
    _ form: FormFields,
    after mark: Int,
    _ view: TabletopView,
    in room: TabletopRoom
  ) async throws -> HTML? {
    let page = try await tabletop(view, in: room, showing: form, given: form, notice: .none).drill
    switch try CommandParser(session: view.session).ask(form["words"] ?? "") {
    case .command(let command): try await room.perform(command, at: view.place, after: mark)
    case .sql(let statement): try await room.ask(statement, at: view.place, after: mark)
    case .confirm(let command):
      _ = try view.session.decide(command)
      return page.agreement(on: command)
    case .choose(let actions): return page.choice(among: actions)
    case .declare, .quit:
      throw WebFailure.refused("Your verdict has a page of its own: 'Declare the cause'.")
    case .show, .draw: throw WebFailure.refused("That is on this page already.")
    case .nothing: throw WebFailure.refused("Write what you would like to see or do.")
    }
    return nil
  }

  /// The lines that a player's own words could mean, each a button that suggests it.
  private func question(
    _ choices: [SuggestionReader.Choice],
    _ form: FormFields,
    _ view: TabletopView,
    in room: TabletopRoom
  ) async -> HTML {
    let page = try? await tabletop(view, in: room, showing: form, given: form, notice: .none)
    let rows = choices.html { choice in
      "<li><button class=\"choice\" name=\"words\" value=\"\(choice.line)\"><span>\(choice.title)</span></button></li>"
    }
    let reason: HTML = "<input type=\"hidden\" name=\"reason\" value=\"\(form["reason"] ?? "")\">"
    let list = page?.form("suggest", "\(reason)<ul class=\"choices\">\(rows)</ul>", class: "")
    return "<p>Is this what you mean? Choose it to suggest it, or write it otherwise.</p>\(list)"
  }

  private static func slice(_ words: String, _ session: Session) throws(DrillError)
    -> SessionCommand
  {
    guard let request = try? CommandParser(session: session).parse("slice \(words)"),
      case .command(let command) = request
    else { throw .session(.empty(.question)) }
    return command
  }

  /// Makes or takes back links as a facilitator's form says; `nil` for another form.
  private func changeLinks(_ form: FormFields, in view: TabletopView) throws -> RoomInvitation? {
    let act = form["do"]
    guard act == "link" || act == "revoke-observers" else { return nil }
    guard view.place == .host else { throw DrillError.notAllowed(view.place.role) }
    guard act == "link" else {
      try allSessions.revokeLinks(to: view.id, of: .observer)
      log("room \(view.id): the observers' links were taken back")
      return RoomInvitation(id: view.id, name: "observers", secret: nil)
    }
    guard let place = form["place"].flatMap({ RoomPlace($0) }) else { throw WebFailure.malformed }
    // The facilitator's own link stays until the new one is used.
    if place != .host { try allSessions.revokeLinks(to: view.id, of: place) }
    return try invite(
      place,
      to: view.id,
      called: view.team.name(of: place),
      takesOver: place == .host
    )
  }
}

extension Team {
  /// The person or role that a link to a place is for.
  func name(of place: RoomPlace) -> String {
    guard let number = place.player, players.indices.contains(number - 1) else {
      return place == .host ? "the facilitator" : "an observer"
    }
    return "\(players[number - 1].name), \(players[number - 1].role.rawValue)"
  }
}
