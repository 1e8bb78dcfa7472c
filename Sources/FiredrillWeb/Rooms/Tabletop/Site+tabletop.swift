import Drills
import Reports
import Sessions

extension Site {
  /// Answers a request to a page of somebody who has a place in a tabletop.
  func respond(
    to request: WebRequest,
    at page: Address.SeatAddress,
    of seat: RoomSeat,
    in room: TabletopRoom
  ) async throws -> WebResponse {
    let place = PagePlace.room(seat.session.rawValue, seat.place)
    switch (request.method, page) {
    case (.get, .page): return .page(try await tabletop(seat, in: room, showing: request.query))
    case (.get, .act): return .seeOther(place.page.path)
    case (.post, .act): return try await tabletopActs(request, seat, in: room)
    case (.get, .stream): return try await roomStream(room, seat, request)
    case (.get, .verdict), (.post, .verdict):
      let view = try await room.view(for: seat.place)
      guard view.player?.role == .commander else { throw DrillError.notAllowed(seat.role) }
      return try await verdict(request, in: view.session, at: place, mark: view.mark) {
        try await room.perform(.declare($0), at: seat.place, after: $1)
      }
    case (.get, .scorecard): return .page(try await teamCard(of: room, for: place))
    case (.get, .values(let event, let figure)):
      let session = try await room.session()
      return try Self.values(figure, try await room.report(of: event, in: session), of: event)
    case (.get, .drawing(let event, let figure)):
      let session = try await room.session()
      return try Self.drawing(figure, try await room.report(of: event, in: session))
    case (_, .typing), (.post, .page), (.post, .stream), (.post, .scorecard), (.post, .values),
      (.post, .drawing):
      throw WebFailure.notFound
    }
  }

  /// The page of a place; the query chooses the event in the middle and those beside it.
  func tabletop(
    _ seat: RoomSeat,
    in room: TabletopRoom,
    showing query: FormFields = FormFields(),
    given: FormFields = FormFields(),
    notice: DrillPage.Notice = .none
  ) async throws -> WebPage {
    let view = try await room.view(for: seat.place)
    return try await tabletop(view, in: room, showing: query, given: given, notice: notice).page
  }

  func tabletop(
    _ view: TabletopView,
    in room: TabletopRoom,
    showing query: FormFields,
    given: FormFields,
    notice: DrillPage.Notice
  ) async throws -> TabletopPage {
    let state = try await DrillState(
      view.session,
      from: room,
      at: .room(view.id.rawValue, view.place),
      mark: view.mark,
      event: query.number("e"),
      pinned: query.all("pin").compactMap { Int($0) }
    )
    return TabletopPage(view: view, state: state, given: given, notice: notice)
  }

  private func teamCard(of room: TabletopRoom, for place: PagePlace) async throws -> WebPage {
    let card = try await room.card()
    return WebPage(
      title: card.title,
      content: """
        \(CardView(card: card).html)
        <p class="files"><a href="\(place.page)">Back to the room</a></p>
        """,
      navigation: .none
    )
  }
}
