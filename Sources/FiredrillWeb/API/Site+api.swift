import Drills
import FiredrillMCP
import Foundation
import Reports
import Sessions

/// The interface for programs: the tools of the Model Context Protocol as resources of HTTP.
///
/// A session is known by its handle alone, so any request may come to any process. An answer of a session
/// carries the number of its last event as its `ETag`.
extension Site {
  /// Answers a program.
  func respond(to request: WebRequest, at address: APIAddress) async -> WebResponse {
    do throws(Problem) {
      guard request.method == address.method else { throw .method(address.method) }
      let caller = try await caller(of: request, needing: address.scope)
      return try await site(ofCaller: caller).answer(request, at: address)
    } catch {
      return error.response
    }
  }

  private func answer(
    _ request: WebRequest,
    at address: APIAddress
  ) async throws(Problem) -> WebResponse {
    switch address {
    case .description: return .json(OpenAPIDocument.json(version: version))
    case .incidents: return try await read(.listIncidents, [:], request)
    case .check(let name): return try await check(name)
    case .sessions: return try await act(.openSession, in: nil, request)
    case .session(let handle, let part):
      return try await respond(to: request, at: part, of: handle)
    }
  }

  private func respond(
    to request: WebRequest,
    at part: APIAddress.Part,
    of handle: String
  ) async throws(Problem) -> WebResponse {
    let session: [String: JSON] = ["session": .string(handle)]
    switch part {
    case .document(let tool): return try await read(tool, session, request)
    case .event(let number):
      return try await read(
        .evidence,
        session.merging(["event": .integer(number)]) { $1 },
        request
      )
    case .file(let event, let kind): return try await file(event, kind, of: handle)
    case .events: return try await events(of: handle, request)
    case .act(let tool): return try await act(tool, in: handle, request)
    }
  }

  private func read(
    _ tool: PlayTool,
    _ arguments: [String: JSON],
    _ request: WebRequest
  ) async throws(Problem) -> WebResponse {
    let answer = try await carryOut(tool, arguments)
    guard let event = answer.lastEvent else { return .json(answer.content) }
    let tag = EventTag(event)
    guard request.headers["if-none-match"] != tag.text else {
      return WebResponse(
        status: .notModified,
        headers: [("ETag", tag.text)],
        body: .bytes([], type: "application/json")
      )
    }
    return .json(answer.content, headers: [("ETag", tag.text)])
  }

  private struct Answer {
    var content: JSON
    var lastEvent: Int?
  }

  private func carryOut(
    _ tool: PlayTool,
    _ arguments: [String: JSON],
    expecting event: Int? = nil
  ) async throws(Problem) -> Answer {
    switch await tools.outcome(of: tool, arguments, expecting: event) {
    case .done(let content, let event): return Answer(content: content, lastEvent: event)
    case .refused(let kind, let sentence): throw Problem(refusal: kind, sentence)
    case .otherEvent(let last):
      throw Problem(
        .preconditionFailed,
        "The session's last event is \(last); nothing was done. Read it and ask again."
      )
    }
  }

  private func lastEvent(of handle: String) async throws(Problem) -> Int {
    switch await tools.lastEvent(of: handle) {
    case .success(let number): return number
    case .failure(.noAddress): throw .notFound
    case .failure(.refused(let kind, let sentence)): throw Problem(refusal: kind, sentence)
    }
  }

  private func file(
    _ event: Int,
    _ kind: String,
    of handle: String
  ) async throws(Problem) -> WebResponse {
    switch await tools.contents(of: "firedrill://sessions/\(handle)/evidence/\(event).\(kind)") {
    case .success(let (type, texts)):
      return .text(texts.joined(separator: "\n"), type: "\(type); charset=utf-8")
    case .failure(.noAddress): throw .notFound
    case .failure(.refused(let kind, let sentence)): throw Problem(refusal: kind, sentence)
    }
  }

  /// The stream of a session's events: a line of the timeline each.
  private func events(of handle: String, _ request: WebRequest) async throws(Problem) -> WebResponse
  {
    let id = try id(of: handle)
    do {
      return try await stream(try await rooms.room(id.rawValue), request)
    } catch {
      throw Problem(WebFailure(error))
    }
  }

  private func id(of handle: String) throws(Problem) -> SessionID {
    do {
      if let id = try sessions.session(handle: handle) { return id }
    } catch {
      throw Problem(WebFailure(error))
    }
    throw Problem(refusal: .unknownSession, "No session has this handle.")
  }

  /// The most situations of a chart that a check explores.
  private static let mostSituations = 1_000_000

  private func check(_ name: String) async throws(Problem) -> WebResponse {
    do {
      let folder = try services.catalog.folder(named: name)
      var options = CheckOptions(limit: Self.mostSituations)
      options.isQuick = true
      let report = try await services.authoring.check(
        folder: folder,
        options,
        sentence: { "\(WebFailure($0))" }
      )
      return .json(try JSON(of: report))
    } catch {
      throw Problem(WebFailure(error))
    }
  }
}

extension Site {
  /// Carries out a tool that adds an event, once for each `Idempotency-Key`.
  ///
  /// With `If-Match` nothing happens unless the session's last event is still the one of the tag.
  private func act(
    _ tool: PlayTool,
    in handle: String?,
    _ request: WebRequest
  ) async throws(Problem) -> WebResponse {
    var arguments = try request.arguments()
    let event = request.expectedEvent
    if let handle { arguments["session"] = .string(handle) }
    guard let key = try request.repeatKey() else {
      return response(try await carryOut(tool, arguments, expecting: event), of: tool)
    }
    let repeatable = RepeatableRequest(
      scope: handle
        ?? "open \(request.headers["authorization"] ?? "")\(identity.limit.map { " \($0)" } ?? "")",
      key: key,
      content: Array(tool.rawValue.utf8) + [0] + request.body
    )
    if let known = try await known(repeatable, in: handle) { return response(known, of: tool) }
    let answer: Answer
    do {
      answer = try await carryOut(tool, arguments, expecting: event)
    } catch {
      if !error.tookPlace { try keep(nil, for: repeatable) }
      throw error
    }
    try keep(answer, for: repeatable)
    return response(answer, of: tool)
  }

  /// The answer to a request that came before; `nil` where it has to be carried out.
  private func known(
    _ request: RepeatableRequest,
    in handle: String?
  ) async throws(Problem) -> Answer? {
    var id: SessionID?
    var last = 0
    if let handle {
      id = try self.id(of: handle)
      last = try await lastEvent(of: handle)
    }
    let state: RepeatableRequest.State
    do {
      state = try request.begin(in: sessions, of: id, after: last)
    } catch {
      throw Problem(WebFailure(error))
    }
    switch state {
    case .new: return nil
    case .answered(let text):
      guard let kept = try? JSON(reading: text.utf8), let content = kept["content"] else {
        throw Problem(.failed, "The answer that was kept for this key cannot be read.")
      }
      guard case .integer(let event)? = kept["event"] else { return Answer(content: content) }
      return Answer(content: content, lastEvent: event)
    case .otherRequest:
      throw Problem(.unprocessable, "This Idempotency-Key came with another request before.")
    case .unknown:
      throw Problem(
        .conflict,
        "A request with this Idempotency-Key is under way, or was cut off while it was carried out."
          + " Read the session to see whether it took place, and use a new key."
      )
    }
  }

  private func keep(_ answer: Answer?, for request: RepeatableRequest) throws(Problem) {
    let kept = answer.map { answer -> JSON in
      ["content": answer.content, "event": answer.lastEvent.map { .integer($0) } ?? .null]
    }
    do {
      try request.end(in: sessions, with: kept?.line)
    } catch {
      throw Problem(WebFailure(error))
    }
  }

  private func response(_ answer: Answer, of tool: PlayTool) -> WebResponse {
    var headers = [("ETag", EventTag(answer.lastEvent ?? 0).text)]
    guard tool == .openSession else { return .json(answer.content, headers: headers) }
    headers.append(("Location", "/api/v1/sessions/\(answer.content["session"]?.text ?? "")"))
    return .json(answer.content, status: .created, headers: headers)
  }
}

extension WebRequest {
  /// The members of the object that the body holds; none for an empty body.
  fileprivate func arguments() throws(Problem) -> [String: JSON] {
    guard !body.isEmpty else { return [:] }
    let type = headers["content-type"]?.split(separator: ";").first.map { $0.lowercased() }
    guard type == "application/json" else {
      throw Problem(.unsupportedMedia, "Send the arguments as application/json.")
    }
    guard let value = try? JSON(reading: body), case .object(let members) = value else {
      throw Problem(.badRequest, "The body must be one JSON object in UTF-8.")
    }
    if members["session"] != nil {
      throw Problem(.badRequest, "'session' stands in the address, not in the body.")
    }
    return members
  }

  /// The number of the event that must still be the session's last; `nil` for any, and -1, which no
  /// event has, for a tag that no state has.
  fileprivate var expectedEvent: Int? {
    guard let text = headers["if-match"], !["", "*"].contains(text) else { return nil }
    return EventTag(text)?.event ?? -1
  }

  /// The key under which the request may be sent again; `nil` where there is none.
  fileprivate func repeatKey() throws(Problem) -> String? {
    guard let key = headers["idempotency-key"] else { return nil }
    guard (1...Self.longestKey).contains(key.utf8.count) else {
      throw Problem(.badRequest, "'Idempotency-Key' has 1 to \(Self.longestKey) characters.")
    }
    return key
  }

  private static let longestKey = 200
}

extension WebResponse {
  /// A value as JSON.
  static func json(
    _ value: JSON,
    status: WebStatus = .ok,
    headers: [(name: String, value: String)] = []
  ) -> WebResponse {
    WebResponse(
      status: status,
      headers: [("Cache-Control", "no-store")] + headers,
      body: .bytes(Array(value.line.utf8), type: "application/json")
    )
  }
}
