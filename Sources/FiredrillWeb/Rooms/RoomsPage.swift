import Drills
import Reports
import Sessions

extension Site {
  /// Lets the owner of a server in by their link: first a page that asks, then the cookie.
  func enter(_ request: WebRequest, _ text: String) async throws -> WebResponse {
    guard await !limits.isLockedOut(request.visitor) else { throw WebFailure.lockedOut }
    if !access.hasOwner, try demand.holds(for: people) { throw try refusalOfStrangers() }
    guard let secret = LinkSecret(text), access.isOwner(secret) else {
      audit(.signInRefused, request)
      await countWrongLink(of: request)
      throw WebFailure.ownersOnly
    }
    switch request.method {
    case .get:
      return .page(
        WebPage(
          title: "Enter",
          content: """
            <form method="post" action="\(.entry(text))"><p>This link opens all sessions of this server.</p>
            <p><button class="primary" autofocus>Enter</button></p></form>
            """,
          navigation: .none
        )
      )
    case .post:
      log("the owner entered")
      let cookie = access.cookie(
        Access.ownerCookie,
        secret,
        path: "/",
        seconds: 30 * 24 * 3600
      )
      return .seeOther(Address.home.path, [cookie])
    }
  }

  /// The interviews that have a room; a query of two numbers leads to their comparison.
  func listRooms(_ query: FormFields) async throws -> WebResponse {
    if let first = query.number("first"), let second = query.number("second") {
      return .seeOther(Address.comparison(first, second).path)
    }
    return .page(try roomsPage(links: [], before: query.number("before")))
  }

  /// The newest rooms, or the newest of those that are older than one; the page leads on to the rest.
  private func roomsPage(links: [HTML], before number: Int? = nil) throws -> WebPage {
    let rooms = try sessions.rooms().filter { $0.rawValue < number ?? .max }
    let shown = rooms.prefix(Self.roomsOfPage)
    let rows = shown.html(row)
    let older: HTML? =
      shown.count < rooms.count
      ? shown.last.map { last in
        """
        <p><a href="\(Address.rooms)?before=\(last.rawValue)">\(rooms.count - shown.count) older</a></p>
        """
      } : nil
    let ended = try sessions.sessions().filter {
      $0.mode == SessionMode.interview.rawValue && $0.state == .declared
    }
    return WebPage(
      title: "Interviews",
      content: """
        \(links.isEmpty ? nil : "<div class=\"question\" role=\"status\">\(links)</div>" as HTML)
        <h2>Open a room</h2>\(opening)
        \(tabletopForm())
        \(try invitations())
        <h2>Rooms</h2>
        \(rows.isEmpty ? "<p>None yet.</p>" as HTML : "<ul class=\"plain\">\(rows)</ul>")\(older)
        \(comparing(ended))
        """
    )
  }

  private static let roomsOfPage = 50

  /// The rooms in which a person took a place, which they find here from any browser.
  private func invitations() throws -> HTML {
    guard let person = identity.person else { return .none }
    let rooms = try people.rooms(of: person).filter(\.isOpen)
    guard !rooms.isEmpty else { return .none }
    return """
      <h2>Rooms you were invited to</h2>
      <ul class="plain">\(rooms.html { room in
        let place = Address.room(room.seat.session.rawValue, .seat(room.seat.place, .page))
        return """
          <li><a href="\(place)">\(room.seat.session.rawValue), as the \(room.seat.place.name)</a> \
          <span class="faint">\(room.state == .open ? "open" : "over" as HTML)</span></li>
          """
      })</ul>
      """
  }

  private func row(_ id: SessionID) -> HTML {
    guard let summary = try? sessions.summary(of: id), let links = try? sessions.links(to: id)
    else { return .none }
    let isTeam = summary.mode == SessionMode.tabletop.rawValue
    let open = links.filter { $0.state == .open }.map(\.place.name)
    let isHosted = !isTeam && links.contains { $0.place == .host }
    let again: HTML? =
      isHosted && identity.mayHost
      ? """
      <details class="inline"><summary>Another candidate on this world</summary>\
      <form method="post" action="\(Address.rooms)" class="row"><input type="hidden" name="do" \
      value="again"><input type="hidden" name="room" value="\(id.rawValue)">\
      <input name="label" maxlength="60" placeholder="a label, such as a name" aria-label="A label">\
      <button>Open the room</button></form></details>
      """ : nil
    let renewal: HTML =
      summary.state == .open
      ? """
      <form method="post" action="\(Address.rooms)" class="inline"><input type="hidden" name="do" \
      value="renew"><input type="hidden" name="room" value="\(id.rawValue)"><button>New links</button></form>
      """ : "<a href=\"\(summary.address)\">\(isTeam ? "debrief" : "scorecard" as HTML)</a>"
    return """
      <li><b>\(id.rawValue)</b> \(summary.scenario) \(summary.label) \
      <span class="faint">\(summary.resultText); links that open it: \
      \(open.isEmpty ? "none" : open.joined(separator: ", "))</span> \(renewal) \(again)</li>
      """
  }

  private func comparing(_ ended: [SessionSummary]) -> HTML {
    guard ended.count > 1 else { return .none }
    func choice(_ name: HTML, _ chosen: Int) -> HTML {
      """
      <select name="\(name)" aria-label="\(name) interview">\(ended.enumerated().html { index, summary in
        """
        <option value="\(summary.id.rawValue)"\(" selected", if: index == chosen)>\(summary.id.rawValue) \
        \(summary.scenario) \(summary.label)</option>
        """
      })</select>
      """
    }
    return """
      <h2>Side by side</h2><form method="get" action="\(Address.rooms)" class="row">\
      \(choice("first", 1))\(choice("second", 0))<button>Compare</button></form>
      """
  }

  /// Opens a room, or makes new links to one in place of the old.
  func changeRooms(_ request: WebRequest) async throws -> WebResponse {
    let form = request.form
    if form["do"] == "open", form["interviewer"] == InterviewSetting.Interviewer.machine.rawValue,
      let refusal = try notNow(form, to: Address.rooms.path)
    {
      return refusal
    }
    if let id = try team(form, request) {
      return .page(
        try invitations(try teamLinks(to: id, withObserver: form["observer"] != nil), request)
      )
    }
    let id: SessionID
    let interviewer: InterviewSetting.Interviewer
    switch form["do"] {
    case "open": (id, interviewer) = try openInterview(try interview(form), request)
    case "again": (id, interviewer) = try openInterview(try interviewAgain(form), request)
    case "renew":
      guard let number = form.number("room") else { throw WebFailure.malformed }
      id = SessionID(rawValue: number)
      try sessions.checkRoom(of: id)
      guard let setting = try sessions.load(id).interviewSetting else { throw WebFailure.malformed }
      interviewer = setting.interviewer
      for place in [RoomPlace.host, .candidate, .observer] {
        try sessions.revokeLinks(to: id, of: place)
      }
    default: throw WebFailure.malformed
    }
    var links = [try invite(.candidate, to: id)]
    if interviewer == .host { links.insert(try invite(.host, to: id), at: 0) }
    if form["observer"] != nil { links.append(try invite(.observer, to: id)) }
    let isOwn = interviewer == .machine
    return .page(try invitations(links, request, isOwn: isOwn))
  }

  /// The page again with new links.
  private func invitations(
    _ links: [RoomInvitation],
    _ request: WebRequest,
    isOwn: Bool = false
  ) throws -> WebPage {
    let base = base(of: request)
    let hint: HTML =
      isOwn
      ? "<p>Open the link when you have time for the whole interview.</p>"
      : "<p>Open the first link yourself, and send the others to their people.</p>"
    return try roomsPage(links: [hint] + links.html { LinkView(link: $0, base: base).html })
  }

  /// The tabletop that a form opens or renews the links of; `nil` where it is about an interview.
  private func team(_ form: FormFields, _ request: WebRequest) throws -> SessionID? {
    if form["do"] == "tabletop" { return try openTabletop(form, request) }
    guard form["do"] == "renew", let number = form.number("room") else { return nil }
    let id = SessionID(rawValue: number)
    return try sessions.summary(of: id).mode == SessionMode.tabletop.rawValue ? id : nil
  }

  /// The scorecards of two interviews side by side, with their keys; of one, where the numbers are equal.
  func compare(_ first: Int, _ second: Int) async throws -> WebPage {
    var columns: [HTML] = []
    for number in first == second ? [first] : [first, second] {
      let session = try sessions.load(SessionID(rawValue: number))
      guard session.header.mode == .interview else { throw WebFailure.noSuchSession(number) }
      guard session.isScorable else { throw WebFailure.stillOpen(SessionID(rawValue: number)) }
      let report = try await services.scorekeeper.interviewReport(of: session)
      let card = InterviewCard(report: report, session: session, reader: .interviewer).page
      let label = try sessions.summary(of: SessionID(rawValue: number)).label
      columns.append(
        """
        <section><h2>\(number) \(label)</h2><p>\(card.title) · \
        <a href="\(.session(number, .replay))">step through it</a></p>\(CardView(card: card).html)</section>
        """
      )
    }
    return WebPage(
      title: columns.count > 1 ? "Two interviews side by side" : "Scorecard",
      content: """
        \(columns.count > 1 ? "<h1>Two interviews side by side</h1>" as HTML : .none)
        <div class="paths">\(columns)</div>
        """,
      layout: columns.count > 1 ? .wide : .reading
    )
  }
}
