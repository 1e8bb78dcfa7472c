import Drills
import FiredrillMCP
import Plotting
import Scoring
import Sessions

// FiredrillWeb is the browser's front end over Drills, CommandLanguage, Reports and Plotting: it reads
// requests, lets sessions happen, and writes pages. Everything above `WebServer` is a function from a
// request to a response. It knows no score, no scenario format and no store; what a player may know is
// decided in Drills.

/// The pages of this program over one store of sessions.
struct Site: Sendable {
  /// The services for whoever asks; where people have accounts, only their own sessions are there.
  var services: DrillServices
  var sessions: SessionService
  var rooms: SessionRooms
  /// The tools of programs that play.
  var tools: ToolService
  /// The one who asks.
  var identity = Identity.stranger
  /// The sessions of everybody, for what a link to a room opens and for nothing else.
  let allSessions: SessionService
  let openRooms: OpenRooms
  let people: PeopleService
  let demand: SignInDemand
  let personal: PersonalSites
  let gate: Gate
  let access: Access
  let limits: VisitorLimits
  /// The version of the program.
  let version: String
  /// Receives a line about who entered, was refused or changed a link; no line holds a secret.
  let log: @Sendable (String) -> Void
  private let auditLog: @Sendable (AuditLine) -> Void

  init(
    _ services: DrillServices,
    gate: Gate,
    access: Access = Access(),
    playLimits: PlayLimits = PlayLimits(),
    version: String = "",
    log: @escaping @Sendable (String) -> Void = { _ in },
    audit: @escaping @Sendable (AuditLine) -> Void = { _ in }
  ) throws {
    self.services = services
    sessions = try services.sessions()
    allSessions = sessions
    people = try services.people()
    demand = SignInDemand(isAlways: access.personHeader != nil)
    personal = PersonalSites(services, playLimits)
    self.gate = gate
    self.access = access
    self.version = version
    self.log = log
    auditLog = audit
    tools = ToolService(services, limits: playLimits) {
      LinkSecret(from: services.environment).text
    }
    limits = VisitorLimits(now: services.environment.now)
    rooms = SessionRooms(sessions, services.scorekeeper)
    openRooms = OpenRooms(sessions, services.scorekeeper)
  }

  /// Writes a line of the audit about a request.
  func audit(
    _ event: AuditLine.Event,
    _ request: WebRequest,
    person: Person? = nil,
    session: SessionID? = nil
  ) {
    auditLog(
      AuditLine(
        event,
        person: (person ?? identity.person)?.name,
        address: request.visitor,
        session: session
      )
    )
  }

  /// Answers a request; every failure becomes a page that says what happened.
  func respond(to request: WebRequest) async -> WebResponse {
    if let refusal = gate.refusal(of: request) {
      return Self.response(saying: refusal, at: request.path)
    }
    var request = request
    if let visitor = access.proxy?.visitor(of: request) { request.visitor = visitor }
    do {
      // The people whom a trusted proxy names are counted by their names.
      if try !isVouchedFor(request) {
        guard await limits.admits(request.visitor) else { throw WebFailure.tooOften }
      }
      guard let address = Address(path: request.path) else { throw WebFailure.notFound }
      var response = try await site(for: request, at: address).respond(to: request, at: address)
      if request.method == .post, !request.isOfProgram { response = response.keptInHistory }
      return response
    } catch {
      let failure = WebFailure(error)
      guard failure == .away, !request.isOfProgram, let address = Address(path: request.path) else {
        return Self.response(saying: failure, at: request.path)
      }
      return .page(
        .away(address, form: request.method == .post ? request.form : nil),
        status: failure.status
      )
    }
  }

  /// A failure as a page, or at addresses of programs as these read it.
  static func response(saying failure: WebFailure, at path: [String]) -> WebResponse {
    guard WebRequest.isOfProgram(path) else {
      return .page(.failure(failure), status: failure.status)
    }
    if failure == .otherMethod, let address = APIAddress(path.dropFirst()) {
      return Problem.method(address.method).response
    }
    return Problem(failure).response
  }

  /// The site as whoever made a request may see it.
  ///
  /// Programs show who they are in their own way, and files of the pages are everybody's.
  private func site(for request: WebRequest, at address: Address) async throws -> Site {
    switch address {
    case .health, .styleSheet, .script, .icon, .api, .messages: return self
    case .home, .history, .progress, .certificate, .certificateCard, .daily, .incident, .session,
      .sprint, .account, .lab, .entry, .rooms, .room, .comparison:
      let site = try await site(of: try identity(of: request))
      if address.isOwnersOnly, site.identity == .stranger { throw try refusalOfStrangers() }
      return site
    }
  }

  private func respond(to request: WebRequest, at address: Address) async throws -> WebResponse {
    var response = try await answer(request, at: address)
    if case .page(var page) = response.body, let person = identity.person {
      page.reader = person.name
      response.body = .page(page)
    }
    return response
  }

  private func answer(_ request: WebRequest, at address: Address) async throws -> WebResponse {
    switch (request.method, address) {
    case (.get, .home): .page(try await home())
    case (.get, .health): .text("ok\n")
    case (.get, .styleSheet): WebAsset.styleSheet.response(to: request)
    case (.get, .script): WebAsset.script.response(to: request)
    case (.get, .icon): WebAsset.icon.response(to: request)
    case (.get, .history): .page(try await history())
    case (.get, .progress): .page(try await progress())
    case (.get, .certificate): .page(try await certificate(request.query))
    case (.get, .certificateCard): try await certificateCard(request.query)
    case (.get, .daily): try await daily()
    case (.post, .daily): try await startDaily(request.form)
    case (.get, .incident(let name)): .page(try incident(name))
    case (.post, .incident(let name)): try await start(name, request.form)
    case (_, .sprint(let part)): try respond(to: request, at: part)
    case (_, .account(let part)): try await respond(to: request, at: part)
    case (_, .api(let part)): await respond(to: request, at: part)
    case (_, .messages): await exchange(request)
    case (_, .lab(let part)): try await respond(to: request, at: part)
    case (_, .session(let number, let part)):
      try await respond(to: request, at: part, of: try await rooms.room(number))
    case (_, .room(let number, let part)): try await respond(to: request, at: part, of: number)
    case (_, .entry(let text)): try await enter(request, text)
    case (.get, .rooms): try await listRooms(request.query)
    case (.post, .rooms): try await changeRooms(request)
    case (.get, .comparison(let first, let second)): .page(try await compare(first, second))
    case (.post, .home), (.post, .health), (.post, .styleSheet), (.post, .script), (.post, .icon),
      (.post, .history), (.post, .progress), (.post, .certificate),
      (.post, .certificateCard), (.post, .comparison):
      throw WebFailure.notFound
    }
  }

  private func respond(
    to request: WebRequest,
    at part: Address.SessionAddress,
    of room: SessionRoom
  ) async throws -> WebResponse {
    if let card = try await scorecard(inPlaceOf: part, of: room) { return .seeOther(card.path) }
    return switch (request.method, part) {
    case (.get, .drill): try await drill(room, request.query)
    case (.get, .act): .seeOther(Address.session(room.id.rawValue, .drill).path)
    case (.post, .act): try await act(request.form, in: room)
    case (.get, .verdict): try await verdict(room)
    case (.post, .verdict): try await declare(request.form, in: room)
    case (.get, .debrief): .page(try await debrief(room))
    case (.get, .debriefFile): try await debriefFile(room)
    case (.get, .replay): .page(try await replay(room, request.query))
    case (.get, .stream): try await stream(room, request)
    case (.get, .values(let event, let figure)):
      .file(
        Array(try await self.figure(figure, of: event, in: room).values.csv.utf8),
        named: "session-\(room.id)-event-\(event)-\(figure).csv",
        type: "text/csv; charset=utf-8"
      )
    case (.get, .drawing(let event, let figure)):
      .text(
        try await drawing(figure, of: event, in: room),
        type: "image/svg+xml; charset=utf-8"
      )
    case (.post, .drill), (.post, .debrief), (.post, .debriefFile), (.post, .replay),
      (.post, .stream), (.post, .values), (.post, .drawing):
      throw WebFailure.notFound
    }
  }

  /// The page of an interview's result, which has no page of a drill and no debrief; `nil` for a part that
  /// it has, and for another session.
  private func scorecard(
    inPlaceOf part: Address.SessionAddress,
    of room: SessionRoom
  ) async throws -> Address? {
    switch part {
    case .replay, .stream, .values, .drawing: return nil
    case .drill, .act, .verdict, .debrief, .debriefFile:
      let session = try await room.session()
      guard session.header.mode == .interview else { return nil }
      guard session.isScorable else { return .session(room.id.rawValue, .replay) }
      return .comparison(room.id.rawValue, room.id.rawValue)
    }
  }

  func stream(_ room: SessionRoom, _ request: WebRequest) async throws -> WebResponse {
    let limit = identity.limit ?? request.visitor
    guard await limits.beginStream(of: limit) else { throw WebFailure.tooOften }
    guard await rooms.beginStream() else {
      await limits.endStream(of: limit)
      return .page(.failure(.broken("There are too many open windows.")), status: .tooMany)
    }
    let end = { @Sendable [rooms, limits] in
      await rooms.endStream()
      await limits.endStream(of: limit)
    }
    let last = request.headers["last-event-id"] ?? request.query["after"] ?? ""
    let stream: AsyncStream<ServerEvent>
    do {
      stream = try await room.stream(
        after: max(0, Int(last) ?? 0),
        while: isStillHere(request),
        whenOver: end
      )
    } catch {
      await end()
      throw error
    }
    return WebResponse(
      status: .ok,
      headers: [("Cache-Control", "no-store")],
      body: .events(stream)
    )
  }
}
