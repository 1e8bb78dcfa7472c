import Drills
import Foundation
import Plotting
import Reports
import Sessions

extension Site {
  /// Answers a request to a room: a link, the form of somebody who enters, or a page of a place.
  func respond(
    to request: WebRequest,
    at part: Address.RoomAddress,
    of number: Int
  ) async throws -> WebResponse {
    let id = SessionID(rawValue: number)
    switch (request.method, part) {
    case (.get, .link(let text)):
      let seat = try await guarded(request) {
        try allSessions.seat(in: id, by: try secret(text))
      }
      return .page(try await joinPage(seat, text))
    case (.post, .join): return try await join(request, id)
    case (_, .seat(let role, let page)):
      let seat = try await seat(of: request, in: id, as: role)
      return try await respond(to: request, at: page, of: seat)
    case (.post, .link), (.get, .join): throw WebFailure.notFound
    }
  }

  private func secret(_ text: String) throws -> LinkSecret {
    guard let secret = LinkSecret(text) else { throw WebFailure.room(.wrongLink) }
    return secret
  }

  /// Looks at a link or place; who tries wrong ones is locked out, and the log says so.
  private func guarded(
    _ request: WebRequest,
    _ work: () throws -> RoomSeat
  ) async throws -> RoomSeat {
    guard await !limits.isLockedOut(request.visitor) else { throw WebFailure.lockedOut }
    do {
      return try work()
    } catch {
      let failure = WebFailure(error)
      if failure == .room(.wrongLink) { await countWrongLink(of: request) }
      throw failure
    }
  }

  /// The place of a visitor: one that they took before as a person, or else by the cookie that their
  /// browser keeps for it.
  private func seat(
    of request: WebRequest,
    in id: SessionID,
    as role: Role
  ) async throws -> RoomSeat {
    if let person = identity.person, let seat = try people.seat(of: person, in: id, as: role) {
      return seat
    }
    guard let secret = request.secret(in: Access.seatCookie) else {
      throw WebFailure.room(.wrongLink)
    }
    return try await guarded(request) {
      let seat = try allSessions.seat(in: id, by: secret)
      guard seat.role == role else { throw DrillError.room(.wrongLink) }
      return seat
    }
  }

  private func joinPage(_ seat: RoomSeat, _ secret: String) async throws -> WebPage {
    let room = try await interviews.room(seat.session)
    let view = try await room.view(for: seat.role == .host ? .candidate : seat.role)
    return JoinPage(seat: seat, secret: secret, title: view.brief.title).page
  }

  /// Takes a place: the browser keeps the secret of the link for the pages of that place alone.
  private func join(_ request: WebRequest, _ id: SessionID) async throws -> WebResponse {
    let text = request.form["link"] ?? ""
    let seat = try await guarded(request) {
      try allSessions.enter(id, by: try secret(text))
    }
    if let person = identity.person { try people.remember(seat, of: person) }
    let room = try await interviews.room(id)
    if seat.role == .candidate { try await room.allowTyping(request.form["typing"] != nil) }
    try await room.seat(seat.role)
    log("room \(id): the \(seat.role.rawValue) entered by link \(seat.link)")
    let address = Address.room(id.rawValue, .seat(seat.role, .page)).path
    let cookie = access.cookie(
      Access.seatCookie,
      try secret(text),
      path: address,
      seconds: Self.secondsOfSeat
    )
    return .seeOther(address, [cookie])
  }

  /// The seconds for which a browser keeps a place; the link may expire earlier.
  private static let secondsOfSeat = 30 * 24 * 3600

  private func respond(
    to request: WebRequest,
    at page: Address.SeatAddress,
    of seat: RoomSeat
  ) async throws -> WebResponse {
    let room = try await interviews.room(seat.session)
    switch (request.method, page) {
    case (.get, .page): return .page(try await self.page(of: seat, in: room))
    case (.get, .act):
      return .seeOther(Address.room(seat.session.rawValue, .seat(seat.role, .page)).path)
    case (.post, .act):
      switch seat.role {
      case .candidate: return try await candidateActs(request.form, seat, in: room)
      case .host: return try await hostActs(request.form, seat, in: room, request)
      case .observer, .player, .author: throw DrillError.notAllowed(seat.role)
      }
    case (.post, .typing):
      guard seat.role == .candidate else { throw DrillError.notAllowed(seat.role) }
      try await room.type(request.form["text"])
      return .text("")
    case (.get, .stream): return try await roomStream(room, seat, request)
    case (.get, .verdict), (.post, .verdict):
      guard seat.role == .candidate else { throw DrillError.notAllowed(seat.role) }
      return try await verdict(request, in: room)
    case (.get, .scorecard): return .page(try await scorecard(of: room, for: seat))
    case (.get, .values(let event, let figure)):
      return .file(
        Array(try await self.figure(figure, of: event, for: seat, in: room).values.csv.utf8),
        named: "event-\(event)-\(figure).csv",
        type: "text/csv; charset=utf-8"
      )
    case (.get, .drawing(let event, let figure)):
      return .text(
        SVGRenderer.render(try await self.figure(figure, of: event, for: seat, in: room)),
        type: "image/svg+xml; charset=utf-8"
      )
    case (.post, .page), (.get, .typing), (.post, .stream), (.post, .scorecard), (.post, .values),
      (.post, .drawing):
      throw WebFailure.notFound
    }
  }

  /// A figure that an event showed, both counted from 1 as the role sees them.
  private func figure(
    _ number: Int,
    of event: Int,
    for seat: RoomSeat,
    in room: InterviewRoom
  ) async throws -> Figure {
    guard let figures = try await room.report(of: event, for: seat.role)?.figures,
      figures.indices.contains(number - 1)
    else { throw WebFailure.notFound }
    return figures[number - 1]
  }

  func page(
    of seat: RoomSeat,
    in room: InterviewRoom,
    given: FormFields = FormFields(),
    notice: DrillPage.Notice = .none
  ) async throws -> WebPage {
    switch seat.role {
    case .host:
      HostPage(view: try await room.hostView(), given: given, notice: notice).page
    case .candidate, .observer, .player, .author:
      CandidatePage(view: try await room.view(for: seat.role), given: given, notice: notice).page
    }
  }

  private func scorecard(of room: InterviewRoom, for seat: RoomSeat) async throws -> WebPage {
    let card = try await room.card(for: seat.role)
    let back = Address.room(seat.session.rawValue, .seat(seat.role, .page))
    return WebPage(
      title: card.title,
      content: """
        \(CardView(card: card).html)
        \(seat.role == .candidate ? Recording(ofRoom: seat.session.rawValue).playback : .none)
        <p class="files"><a href="\(back)">Back to the room</a></p>
        """,
      navigation: .none
    )
  }

  /// The events of a room as a browser's stream: numbers of events, presence, and for the host what is
  /// being typed.
  private func roomStream(
    _ room: InterviewRoom,
    _ seat: RoomSeat,
    _ request: WebRequest
  ) async throws -> WebResponse {
    let visitor = identity.limit ?? request.visitor
    guard await limits.beginStream(of: visitor) else { throw WebFailure.tooOften }
    let last = request.headers["last-event-id"] ?? request.query["after"] ?? ""
    let news = await room.news(for: seat.role, after: max(0, Int(last) ?? 0))
    let secret = request.secret(in: Access.seatCookie)
    // A link that is taken back or expires ends what it opened, too.
    let isSeated = { @Sendable [allSessions, people, person = identity.person] in
      if let person, let kept = try? people.seat(of: person, in: seat.session, as: seat.role) {
        return kept.role == seat.role
      }
      return secret.map { (try? allSessions.seat(in: seat.session, by: $0)) != nil } ?? false
    }
    let (stream, continuation) = AsyncStream<ServerEvent>.makeStream()
    let life = Task {
      while !Task.isCancelled, isSeated() {
        continuation.yield(ServerEvent(id: nil, data: "still here"))
        try? await Task.sleep(for: Self.signOfLife)
      }
      continuation.finish()
    }
    let events = Task {
      for await item in news {
        guard isSeated() else { break }
        continuation.yield(ServerEvent(item, for: seat.role))
      }
      continuation.finish()
    }
    continuation.onTermination = { [limits] _ in
      life.cancel()
      events.cancel()
      Task { await limits.endStream(of: visitor) }
    }
    return WebResponse(
      status: .ok,
      headers: [("Cache-Control", "no-store")],
      body: .events(stream)
    )
  }

  /// The interval after which a browser that vanished is noticed, so that nobody is taken for present.
  private static let signOfLife = Duration.seconds(5)
}

extension ServerEvent {
  /// The news of a room for a role.
  fileprivate init(_ news: RoomNews, for role: Role) {
    switch news {
    case .happened(let number): self.init(id: number, data: "\(number)")
    case .present(let presence):
      self.init(kind: "present", data: Self.json(RoomNewsText(presence.text(for: role))))
    case .typed(let draft):
      self.init(kind: "typed", data: Self.json(RoomNewsText(draft)))
    case .over: self.init(kind: "over", data: "over")
    }
  }

  private static func json(_ value: RoomNewsText) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}

/// News in words, for the script of the page.
private struct RoomNewsText: Encodable {
  var text: String
  var heard: [String]?

  init(_ text: String) { self.text = text }

  init(_ draft: HostView.Draft) {
    text = draft.text
    heard = draft.heard
  }
}

extension RoomPresence {
  /// The others who are there, in a line.
  func text(for role: Role) -> String {
    var parts: [String] = []
    let others = (
      hosts: hosts - (role == .host ? 1 : 0), observers: observers - (role == .observer ? 1 : 0)
    )
    if others.hosts > 0 {
      parts.append(role == .host ? "another interviewer here" : "interviewer here")
    }
    if candidates > 0, role != .candidate {
      parts.append(isCandidateTyping ? "candidate writes…" : "candidate here")
    }
    if others.observers > 0 { parts.append("\(others.observers) watching") }
    return parts.isEmpty ? "nobody else here" : parts.joined(separator: ", ")
  }
}
