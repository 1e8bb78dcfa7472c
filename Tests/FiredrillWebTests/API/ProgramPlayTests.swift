import Drills
import FiredrillMCP
import Foundation
import Scoring
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// A program that plays over HTTP.
struct ProgramPlayTests {
  @Test func `a drill is played to its debrief, and the store holds what was said`() async throws {
    let site = try TestedSite()
    let play = try await ProgramPlay(site)
    #expect(play.opened.headers["ETag"] == "\"0\"")
    #expect(play.opened.status == .created)

    let look = try await play.post("look", #"{"action": "arms"}"#)
    #expect(look.headers["ETag"] == "\"1\"")
    let early = await site.get(play.path + "/debrief")
    #expect(early.status == .conflict)
    try await play.post("believe", #"{"beliefs": {"h1": 2, "h2": 1}}"#)
    try await play.post("mitigate", #"{"mitigation": "pause-rollout"}"#)
    let back = try await play.post(
      "declare",
      #"{"cause": "h1", "explanation": "It cuts answers."}"#
    )
    #expect(back.headers["ETag"] == "\"3\"")
    let end = try await play.post(
      "declare",
      #"{"cause": "h1", "explanation": "It cuts answers.", "final": true}"#
    )
    #expect(end.headers["ETag"] == "\"4\"")

    let debrief = try JSON(reading: await site.get(play.path + "/debrief").text.utf8)
    let total = try #require(debrief["score"]?["total"])
    let id = try #require(try site.site.sessions.session(handle: play.handle))
    let stored = try site.site.sessions.load(id)
    #expect(stored.entries.count == 4)
    let card = try await site.site.services.scorekeeper.card(of: stored)
    #expect(total == .number((card.total * 10).rounded() / 10), "\(card.total)")
  }

  @Test func `an answer in SQL that settles a look counts as the look, on pages too`() async throws
  {
    let statement =
      "SELECT locale, arm, count(*) AS n, avg(resolved) FROM requests WHERE minute >= -60 AND minute < 0"
      + " GROUP BY locale, arm"
    let site = try TestedSite()
    let page = try await site.start()
    _ = await site.act(page, "sql", after: 0, ["statement": statement])
    let number = try site.stored(page).entries.filter { $0.event.isCitation }.count

    let play = try await ProgramPlay(site)
    let body = try JSONEncoder().encode(["statement": statement])
    let answer = try await play.post("sql", String(decoding: body, as: UTF8.self))
    guard case .array(let credited)? = try JSON(reading: answer.text.utf8)["credited"] else {
      Issue.record("no list of credits")
      return
    }
    #expect(credited.count == number)
    #expect(number > 0)
    // A second click on the form of the page asks nothing again.
    _ = await site.act(page, "sql", after: 0, ["statement": statement])
    #expect(try site.stored(page).entries.count == 1 + number)
  }

  @Test func `a request that comes again under its key is carried out once`() async throws {
    let site = try TestedSite()
    let key = ["idempotency-key": "first"]
    let play = try await ProgramPlay(site, headers: key)
    let again = try await ProgramPlay(site, headers: key)
    #expect(again.handle == play.handle)

    let note = #"{"text": "once"}"#
    let first = try await play.post("note", note, headers: key)
    let second = try await play.post("note", note, headers: key)
    #expect(second.text == first.text)
    #expect(second.headers["ETag"] == first.headers["ETag"])
    let other = await play.answer("note", #"{"text": "other"}"#, headers: key)
    #expect(other.status == .unprocessable)
    try await play.post("note", note, headers: ["idempotency-key": "second"])
    #expect(try play.session().entries.count == 2)
    // A request that was refused did not take place, so its key is free.
    let refused = await play.answer("look", #"{"action": "x"}"#, headers: ["idempotency-key": "r"])
    #expect(refused.status == .unprocessable)
    try await play.post("look", #"{"action": "arms"}"#, headers: ["idempotency-key": "r"])
  }

  @Test func `a request that was cut off is not carried out a second time`() async throws {
    let site = try TestedSite()
    let play = try await ProgramPlay(site)
    let service = site.site.sessions
    let note = #"{"text": "kept"}"#
    let id = try #require(try service.session(handle: play.handle))
    func cutOff(_ key: String) throws {
      let request = RepeatableRequest(
        scope: play.handle,
        key: key,
        content: Array("note".utf8) + [0] + Array(note.utf8)
      )
      let last = try play.session().entries.count
      #expect(try request.begin(in: service, of: id, after: last) == .new)
    }
    // Killed before the event was added, and after.
    try cutOff("before")
    try await play.post("note", note, headers: ["idempotency-key": "before"])
    try cutOff("after")
    try await play.post("note", note)
    let retried = await play.answer("note", note, headers: ["idempotency-key": "after"])
    #expect(retried.status == .conflict)
    #expect(try play.session().entries.count == 2)
  }

  @Test func `nothing happens where the session went on meanwhile`() async throws {
    let play = try await ProgramPlay(try TestedSite())
    try await play.post("note", #"{"text": "one"}"#, headers: ["if-match": "\"0\""])
    let late = await play.answer("note", #"{"text": "two"}"#, headers: ["if-match": "\"0\""])
    #expect(late.status == .preconditionFailed)
    #expect(try play.session().entries.count == 1)
    let wrong = await play.answer("note", #"{"text": "two"}"#, headers: ["if-match": "one"])
    #expect(wrong.status == .preconditionFailed)
    let known = await play.site.get(
      play.path,
      headers: TestedSite.headers.merging(["if-none-match": "\"1\""]) { $1 }
    )
    #expect(known.status == .notModified)
  }

  @Test func `what is wrong is named with its status`() async throws {
    let site = try TestedSite()
    let play = try await ProgramPlay(site)
    func status(_ part: String, _ body: String, _ type: String? = nil) async -> WebStatus {
      await play.answer(part, body, headers: type.map { ["content-type": $0] } ?? [:]).status
    }
    #expect(await status("look", "{}", "text/plain") == .unsupportedMedia)
    #expect(await status("look", "[]") == .badRequest)
    #expect(await status("look", "{\"action\": \"arms\"") == .badRequest)
    #expect(await status("look", #"{"action": "arms", "session": "x"}"#) == .badRequest)
    #expect(await status("look", #"{"action": 3}"#) == .badRequest)
    #expect(await status("look", #"{"act": "arms"}"#) == .badRequest)
    #expect(await status("look", #"{"action": "nothing"}"#) == .unprocessable)
    #expect(await status("fly", "{}") == .notFound)
    let nobody = await site.get("/api/v1/sessions/nobody")
    #expect(nobody.status == .notFound)
    #expect(nobody.text.contains("No session has this handle"))
    let wrongMethod = await site.get(play.path + "/look")
    #expect(wrongMethod.status == .methodNotAllowed)
    #expect(wrongMethod.headers["Allow"] == "POST")
    // The number of a session is no handle.
    #expect(await site.get("/api/v1/sessions/1").status == .notFound)
    #expect(try play.session().entries.isEmpty)
  }
}

extension SessionEvent {
  fileprivate var isCitation: Bool { if case .cited = self { true } else { false } }
}

/// A session that a program opened over HTTP.
struct ProgramPlay {
  let site: TestedSite
  let opened: Answer
  let handle: String

  init(_ site: TestedSite, headers: [String: String] = [:]) async throws {
    self.site = site
    opened = await site.send("/api/v1/sessions", #"{"incident": "canary"}"#, headers)
    let content = try JSON(reading: opened.text.utf8)
    handle = try #require(content["session"]?.text, "\(opened.text)")
  }

  var path: String { "/api/v1/sessions/\(handle)" }

  func answer(_ part: String, _ body: String, headers: [String: String] = [:]) async -> Answer {
    await site.send("\(path)/\(part)", body, headers)
  }

  @discardableResult
  func post(_ part: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer
  {
    let answer = await answer(part, body, headers: headers)
    try #require(answer.status == .ok, "\(part): \(answer.text)")
    return answer
  }

  /// The session, read anew from the store.
  func session() throws -> Session {
    try site.site.sessions.load(try #require(try site.site.sessions.session(handle: handle)))
  }
}

extension TestedSite {
  /// The answer that a program of this machine gets for JSON that it sends.
  func send(_ address: String, _ body: String, _ headers: [String: String] = [:]) async -> Answer {
    let all = ["host": "127.0.0.1:8080", "content-type": "application/json"]
      .merging(headers) { $1 }
    return Answer(
      await site.respond(
        to: WebRequest(
          .post,
          path: address.split(separator: "/").map(String.init),
          headers: all,
          body: Array(body.utf8)
        )
      )
    )
  }
}
