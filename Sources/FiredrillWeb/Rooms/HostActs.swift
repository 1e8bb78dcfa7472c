import Drills
import ScenarioModel
import Sessions

extension Site {
  /// Does what a form of the host's page says.
  func hostActs(
    _ form: FormFields,
    _ seat: RoomSeat,
    in room: InterviewRoom,
    _ request: WebRequest
  ) async throws -> WebResponse {
    guard let mark = form.number("after"), mark >= 0 else { throw WebFailure.malformed }
    do {
      if let link = try changeLinks(form["do"], of: seat.session) {
        let shown = LinkView(link: link, base: base(of: request)).html
        return .page(try await page(of: seat, in: room, notice: .question(shown)))
      }
      let before = await room.live.view(for: .host).session.entries.count
      try await carryOut(form, after: mark, in: room)
      let entries = await room.live.view(for: .host).session.entries.dropFirst(before)
      if entries.contains(where: \.event.isReveal) {
        audit(.revealed, request, session: room.id)
      }
      return .seeOther(Address.room(room.id.rawValue, .seat(.host, .page)).path)
    } catch {
      return try await refused(error, form, seat, in: room, try await room.hostView().session)
    }
  }

  private func carryOut(
    _ form: FormFields,
    after mark: Int,
    in room: InterviewRoom
  ) async throws {
    switch form["do"] {
    case "next": try await room.goOn(after: mark)
    case "reveal":
      guard let action = form["action"] else { throw WebFailure.malformed }
      try await room.reveal(ActionID(action), after: mark)
    case "ticks": try await room.allow(.ticks, form["allow"] == "yes")
    default:
      let view = try await room.hostView()
      try await room.take(try turn(form, view.session), as: .host, after: mark)
    }
  }

  /// The turn that a form of the host's page says.
  private func turn(_ form: FormFields, _ session: Session) throws -> InterviewTurn {
    func stage() throws -> String {
      guard let stage = form["stage"] else { throw WebFailure.malformed }
      return stage
    }
    func signal() throws -> String {
      guard let number = form.number("signal"), let name = form["stage"],
        let stage = session.scenario.ladder.first(where: { $0.id.rawValue == name }),
        stage.signals.indices.contains(number - 1)
      else { throw WebFailure.malformed }
      return stage.signals[number - 1].concept.id
    }
    func level() throws -> HintLevel {
      guard let level = form["level"].flatMap(HintLevel.init) else { throw WebFailure.malformed }
      return level
    }
    func text(_ name: String = "text") throws -> String {
      guard let text = form[name], text.contains(where: { !$0.isWhitespace }) else {
        throw WebFailure.refused("Write something first.")
      }
      return text
    }
    switch form["do"] {
    case "clue": return .clued(stage: try stage())
    case "ask": return .asked(.probe(stage: try stage()))
    case "follow":
      return .asked(.followUp(stage: try stage(), signal: form["signal"] ?? ""))
    case "beliefs": return .asked(.beliefs)
    case "verdict": return .asked(.verdict)
    case "offer": return .hintOffered(stage: try stage(), try level())
    case "give": return .hintGiven(stage: try stage(), try level())
    case "tick":
      return .ticked(stage: try stage(), signal: try signal(), isHeard: form["heard"] == "yes")
    case "overrule":
      return .overridden(
        stage: try stage(),
        signal: try signal(),
        isHeard: form["heard"] == "yes",
        reason: try text("reason")
      )
    case "say": return .injected(try text())
    case "note": return .remarked(try text())
    case "pause": return .paused
    case "go": return .unpaused
    case "close": return .closed
    default: throw WebFailure.malformed
    }
  }

  /// Makes or takes back links as a form says; gives a new link, and `nil` for another form.
  private func changeLinks(_ act: String?, of id: SessionID) throws -> RoomInvitation? {
    switch act {
    case "hand-over": return try invite(.host, to: id, takesOver: true)
    case "candidate-link":
      try allSessions.revokeLinks(to: id, of: .candidate)
      return try invite(.candidate, to: id)
    case "observer-link": return try invite(.observer, to: id)
    case "revoke-observers":
      try allSessions.revokeLinks(to: id, of: .observer)
      log("room \(id): the observers' links were taken back")
      return RoomInvitation(id: id, name: "observers", secret: nil)
    default: return nil
    }
  }

  /// Makes a link to a room.
  func invite(
    _ place: RoomPlace,
    to id: SessionID,
    called name: String? = nil,
    takesOver: Bool = false
  ) throws -> RoomInvitation {
    let secret = try allSessions.makeLink(to: id, as: place, takesOver: takesOver)
    log("room \(id): a link for the \(place.name) was made")
    return RoomInvitation(id: id, name: name ?? "the \(place.name)", secret: secret)
  }

  /// The address by which a visitor reaches this server, without a slash at its end.
  func base(of request: WebRequest) -> String {
    gate.url ?? "http://\(request.headers["host"] ?? "localhost")"
  }
}

extension SessionEvent {
  /// Whether the interviewer showed what an action finds.
  fileprivate var isReveal: Bool {
    guard case .interview(let event) = self, case .revealed = event.turn else { return false }
    return true
  }
}

/// A link that was made and is shown once; without a secret, that links were taken back.
struct RoomInvitation {
  var id: SessionID
  /// The person or role that it is for.
  var name: String
  var secret: LinkSecret?
}

/// A new link as part of a page.
struct LinkView {
  let link: RoomInvitation
  /// The address of the server, without a slash at its end.
  let base: String

  var html: HTML {
    guard let secret = link.secret else { return "<p>The links were taken back.</p>" }
    let path = Address.room(link.id.rawValue, .link(secret.text)).path
    return """
      <p><b>Link for \(link.name)</b>, shown this once:</p>
      <p><a class="secret" href="\(path)"><code>\(base + path)</code></a></p>
      """
  }
}
