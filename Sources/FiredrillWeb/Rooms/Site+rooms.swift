import Drills
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
    case (_, .seat(let place, let page)):
      let seat = try await seat(of: request, in: id, at: place)
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
    at place: RoomPlace
  ) async throws -> RoomSeat {
    if let person = identity.person, let seat = try people.seat(of: person, in: id, at: place) {
      return seat
    }
    guard let secret = request.secret(in: Access.seatCookie) else {
      throw WebFailure.room(.wrongLink)
    }
    return try await guarded(request) {
      let seat = try allSessions.seat(in: id, by: secret)
      guard seat.place == place else { throw DrillError.room(.wrongLink) }
      return seat
    }
  }

  private func joinPage(_ seat: RoomSeat, _ secret: String) async throws -> WebPage {
    switch try await openRooms.room(seat.session) {
    case .interview(let room):
      let view = try await room.view(for: seat.role == .host ? .candidate : seat.role)
      return JoinPage(seat: seat, secret: secret, title: view.brief.title).page
    case .tabletop(let room):
      return JoinPage(seat: seat, secret: secret, try await room.view(for: seat.place)).page
    }
  }

  /// Takes a place: the browser keeps the secret of the link for the pages of that place alone.
  private func join(_ request: WebRequest, _ id: SessionID) async throws -> WebResponse {
    let text = request.form["link"] ?? ""
    let seat = try await guarded(request) {
      try allSessions.enter(id, by: try secret(text))
    }
    if let person = identity.person { try people.remember(seat, of: person) }
    if case .interview(let room) = try await openRooms.room(id) {
      if seat.role == .candidate { try await room.allow(.typing, request.form["typing"] != nil) }
      try await room.seat(seat.place)
    }
    log("room \(id): the \(seat.place.name) entered by link \(seat.link)")
    let address = Address.room(id.rawValue, .seat(seat.place, .page)).path
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
    switch try await openRooms.room(seat.session) {
    case .interview(let room): return try await respond(to: request, at: page, of: seat, in: room)
    case .tabletop(let room): return try await respond(to: request, at: page, of: seat, in: room)
    }
  }

  private func respond(
    to request: WebRequest,
    at page: Address.SeatAddress,
    of seat: RoomSeat,
    in room: InterviewRoom
  ) async throws -> WebResponse {
    guard seat.role != .player else { throw DrillError.room(.wrongLink) }
    switch (request.method, page) {
    case (.get, .page): return .page(try await self.page(of: seat, in: room))
    case (.get, .act):
      return .seeOther(Address.room(seat.session.rawValue, .seat(seat.place, .page)).path)
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
      return try Self.values(figure, try await room.report(of: event, for: seat.role), of: event)
    case (.get, .drawing(let event, let figure)):
      return try Self.drawing(figure, try await room.report(of: event, for: seat.role))
    case (.post, .page), (.get, .typing), (.post, .stream), (.post, .scorecard), (.post, .values),
      (.post, .drawing):
      throw WebFailure.notFound
    }
  }

  /// The values of a figure that an event showed, both counted from 1 as the place sees them.
  static func values(
    _ number: Int,
    _ report: EntryReport?,
    of event: Int
  ) throws -> WebResponse {
    .file(
      Array(try figure(number, report).values.csv.utf8),
      named: "event-\(event)-\(number).csv",
      type: "text/csv; charset=utf-8"
    )
  }

  static func drawing(_ number: Int, _ report: EntryReport?) throws -> WebResponse {
    .text(SVGRenderer.render(try figure(number, report)), type: "image/svg+xml; charset=utf-8")
  }

  private static func figure(_ number: Int, _ report: EntryReport?) throws -> Figure {
    guard let figures = report?.figures, figures.indices.contains(number - 1) else {
      throw WebFailure.notFound
    }
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
    let back = Address.room(seat.session.rawValue, .seat(seat.place, .page))
    return WebPage(
      title: card.title,
      content: """
        \(CardView(card: card).html)
        \(seat.role == .candidate
          ? Recording(ofRoom: seat.session.rawValue).playback(of: await room.pastQuestions()) : .none)
        <p class="files"><a href="\(back)">Back to the room</a></p>
        """,
      navigation: .none
    )
  }
}
