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
  let services: DrillServices
  let sessions: SessionService
  let rooms: SessionRooms
  let interviews: InterviewRooms
  let gate: Gate
  let access: Access
  let limits: VisitorLimits
  /// The tools of programs that play.
  let tools: ToolService
  /// The version of the program.
  let version: String
  /// Receives a line about who entered, was refused or changed a link; no line holds a secret.
  let log: @Sendable (String) -> Void

  init(
    _ services: DrillServices,
    _ sessions: SessionService,
    gate: Gate,
    access: Access = Access(),
    version: String = "",
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.services = services
    self.sessions = sessions
    self.gate = gate
    self.access = access
    self.version = version
    self.log = log
    tools = ToolService(services) { LinkSecret(from: services.environment).text }
    limits = VisitorLimits(now: services.environment.now)
    rooms = SessionRooms(sessions, services.scorekeeper)
    interviews = InterviewRooms(sessions, services.scorekeeper)
  }

  /// Answers a request; every failure becomes a page that says what happened.
  func respond(to request: WebRequest) async -> WebResponse {
    if let refusal = gate.refusal(of: request) {
      return Self.response(saying: refusal, at: request.path)
    }
    do {
      guard await limits.admits(request.visitor) else { throw WebFailure.tooOften }
      guard let address = Address(path: request.path) else { throw WebFailure.notFound }
      guard !address.isOwnersOnly || access.isOwner(request) else { throw WebFailure.ownersOnly }
      let response = try await respond(to: request, at: address)
      return request.method == .post && !request.isOfProgram ? response.keptInHistory : response
    } catch {
      return Self.response(saying: WebFailure(error), at: request.path)
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

  private func respond(to request: WebRequest, at address: Address) async throws -> WebResponse {
    switch (request.method, address) {
    case (.get, .home): .page(try await home())
    case (.get, .health): .text("ok\n")
    case (.get, .styleSheet): WebAsset.styleSheet.response(to: request)
    case (.get, .script): WebAsset.script.response(to: request)
    case (.get, .icon): WebAsset.icon.response(to: request)
    case (.get, .history): .page(try await history())
    case (.get, .progress): .page(try await progress())
    case (.get, .certificate): .page(try await certificate())
    case (.get, .daily): try await daily()
    case (.post, .daily): try await startDaily()
    case (.get, .incident(let name)): .page(try incident(name))
    case (.post, .incident(let name)): try await start(name, request.form)
    case (_, .sprint(let part)): try respond(to: request, at: part)
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
      (.post, .history), (.post, .progress), (.post, .certificate), (.post, .comparison):
      throw WebFailure.notFound
    }
  }

  private func respond(
    to request: WebRequest,
    at part: Address.SessionAddress,
    of room: SessionRoom
  ) async throws -> WebResponse {
    switch (request.method, part) {
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

  func stream(_ room: SessionRoom, _ request: WebRequest) async throws -> WebResponse {
    guard await rooms.beginStream() else {
      return .page(.failure(.broken("There are too many open windows.")), status: .tooMany)
    }
    let last = request.headers["last-event-id"] ?? request.query["after"] ?? ""
    let stream: AsyncStream<ServerEvent>
    do {
      stream = try await room.stream(after: max(0, Int(last) ?? 0)) { [rooms] in
        await rooms.endStream()
      }
    } catch {
      await rooms.endStream()
      throw error
    }
    return WebResponse(
      status: .ok,
      headers: [("Cache-Control", "no-store")],
      body: .events(stream)
    )
  }
}
