import Drills
import Foundation
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// A room with its links, and browsers that keep the cookies of their places.
struct TestedRoom: Sendable {
  let tested: TestedSite
  let number: Int
  let links: [RoomPlace: String]

  init(_ interviewer: InterviewSetting.Interviewer = .host) throws {
    tested = try TestedSite()
    let site = tested.site
    let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: interviewer)
    let folder = Repository.scenarios.appending(path: TestedSite.scenario).path
    let id = try site.sessions.open(Opening(folder: folder, kind: .interview(setting))).id
    try site.sessions.openRoom(for: id)
    number = id.rawValue
    links = try Dictionary(
      uniqueKeysWithValues: [RoomPlace.host, .candidate, .observer].map { place in
        let secret = try #require(try site.invite(place, to: id).secret)
        return (place, Address.room(id.rawValue, .link(secret.text)).path)
      }
    )
  }

  /// The cookie that a browser keeps after it entered by a link.
  func enter(_ place: RoomPlace, _ fields: FormFields = [:]) async throws -> Visitor {
    let link = try #require(links[place])
    let page = await tested.get(link)
    #expect(page.status == .ok)
    var form = FormFields(["link": String(link.split(separator: "/")[3])])
    for field in fields.fields { form.add(field.name, field.value) }
    let answer = await tested.post("/rooms/\(number)/join", form)
    #expect(answer.location == "/rooms/\(number)/\(place.name)")
    let cookie = try #require(answer.headers["Set-Cookie"])
    #expect(cookie.contains("; HttpOnly; SameSite=Strict"))
    #expect(cookie.contains("Path=/rooms/\(number)/\(place.name);"))
    return Visitor(
      tested: tested,
      address: "/rooms/\(number)/\(place.name)",
      cookie: String(cookie.prefix { $0 != ";" })
    )
  }

  /// A browser of somebody who has a place.
  struct Visitor: Sendable {
    let tested: TestedSite
    let address: String
    let cookie: String

    private var headers: [String: String] {
      TestedSite.headers.merging(["cookie": cookie]) { first, _ in first }
    }

    func get(_ part: String = "") async -> Answer {
      await tested.get(address + part, headers: headers)
    }

    func post(_ part: String, _ form: FormFields) async -> Answer {
      await tested.post(address + part, form, headers: headers)
    }

    /// Sends a form of the page as it is now.
    func act(_ act: String, _ fields: FormFields = [:]) async throws -> Answer {
      let page = await get().text
      let mark = try #require(page.firstMatch(of: /name="after" value="(\d+)"/))
      var form = FormFields(["do": act, "after": String(mark.1)])
      for field in fields.fields { form.add(field.name, field.value) }
      if act == "answer" {
        let question = try #require(page.firstMatch(of: /name="question" value="(\d+)"/))
        form.add("question", String(question.1))
      }
      return await post("/act", form)
    }
  }
}

/// Interviews of two people in browsers.
struct RoomTests {
  private static let stages = Result {
    try Sample.shipped(TestedSite.scenario).ladder
  }

  @Test func `a page lists fifty rooms, the newest first, and leads on to the rest`() async throws {
    let tested = try TestedSite()
    let sessions = tested.site.sessions
    let folder = Repository.scenarios.appending(path: TestedSite.scenario).path
    let setting = InterviewSetting(style: .neutral, minutes: 30, interviewer: .machine)
    for _ in 0..<52 {
      let id = try sessions.open(Opening(folder: folder, kind: .interview(setting))).id
      try sessions.openRoom(for: id)
    }
    func listed(_ page: String) -> [Int] {
      page.matches(of: /name="room" value="(\d+)"/).compactMap { Int($0.1) }
    }
    let page = await tested.get("/rooms").text
    #expect(listed(page) == (3...52).reversed())
    let link = try #require(page.firstMatch(of: /href="(\/rooms\?before=\d+)">2 older</))
    let rest = await tested.get(String(link.1)).text
    #expect(listed(rest) == [2, 1])
    #expect(!rest.contains("older</a>"))
  }

  @Test func `two people with their links alone hold an interview`() async throws {
    let room = try TestedRoom()
    let host = try await room.enter(.host)
    let candidate = try await room.enter(.candidate, ["typing": "on"])
    let observer = try await room.enter(.observer)
    #expect(await host.get().text.contains("you interview"))
    #expect(try await host.act("next").status == .seeOther)
    let stage = try #require(Self.stages.get().first)
    let probe = ("\(stage.probe)" as HTML).text
    #expect(await candidate.get().text.contains(probe))
    #expect(await observer.get().text.contains(probe))
    #expect(await !observer.get().text.contains("name=\"question\""))

    let answer = "Is the gap real? I compare the canary with the control & <b>each</b> language."
    let sent = try await candidate.act("answer", ["text": answer])
    #expect(sent.status == .seeOther, "\(sent.text)")
    let page = await host.get().text
    #expect(page.contains("&lt;b&gt;each&lt;/b&gt;"))
    #expect(!page.contains("<b>each</b>"))
    try await Self.expectDone([
      host.act("tick", ["stage": stage.id.rawValue, "signal": "1", "heard": "yes"]),
      host.act("note", ["text": "a clear mind"]),
    ])
    #expect(await host.get().text.contains("a clear mind"))
    #expect(await !candidate.get().text.contains("a clear mind"))

    let asked = try await candidate.act("ask", ["words": "compare the arms overall"])
    #expect([.seeOther, .ok].contains(asked.status), "\(asked.text)")
    try await Self.expectDone([host.act("say", ["text": "A colleague asks how it stands."])])
    #expect(await candidate.get().text.contains("A colleague asks how it stands."))
    try await Self.expectDone([
      host.act("beliefs"), candidate.act("believe", ["belief-h1": "60", "belief-h2": "40"]),
    ])
    #expect(await host.get().text.contains("<td class=\"n\">60%</td>"))
    try await Self.expectDone([host.act("verdict")])
    let form = await candidate.get("/verdict").text
    // Whoever writes a verdict is still there and sees the clock.
    #expect(form.contains("id=\"status\"") && form.contains("data-stream=\""))
    let mark = try #require(form.firstMatch(of: /name="after" value="(\d+)"/))
    let cause = try #require(form.firstMatch(of: /name="cause" value="([^"]+)"/))
    var verdict = FormFields([
      "after": String(mark.1), "cause": String(cause.1),
      "because": "Japanese answers of the canary fail and the other languages are fine.",
    ])
    if let place = form.firstMatch(of: /name="place" value="([^"]+)"/) {
      verdict.add("place", String(place.1))
    }
    for (act, status) in [("review", WebStatus.ok), ("final", .seeOther)] {
      let answer = await candidate.post("/verdict", FormFields(["do": act]) + verdict)
      #expect(answer.status == status, "\(answer.text)")
    }

    let truth = try room.tested.site.sessions.load(SessionID(rawValue: room.number)).truth.title
    let key = ("\(truth)" as HTML).text
    let own = await candidate.get("/scorecard")
    #expect(own.status == .ok)
    #expect(!own.text.contains("What was true"))
    let numbers = await candidate.get().text.matches(of: /id="event-(\d+)"/).map { String($0.1) }
    let cited = own.text.matches(of: /\[(\d+)\]/).map { String($0.1) }
    #expect(!cited.isEmpty)
    #expect(Set(cited).isSubset(of: numbers), "numbers of another's view: \(cited), \(numbers)")
    let unasked = ("\(try #require(Self.stages.get().last).probe)" as HTML).text
    #expect(!own.text.contains(unasked))
    let whole = await host.get("/scorecard")
    #expect(whole.text.contains("What was true"))
    #expect(whole.text.contains(key))
    #expect(whole.text.contains(unasked))
    #expect(await observer.get("/scorecard").status == .unprocessable)
  }

  private static func expectDone(_ answers: [Answer]) {
    for answer in answers { #expect(answer.status == .seeOther, "\(answer.text)") }
  }

  @Test func `a visitor without a place sees nothing of a room`() async throws {
    let room = try TestedRoom()
    let candidate = try await room.enter(.candidate)
    for role in ["host", "candidate", "observer"] {
      for part in ["", "/stream", "/scorecard", "/evidence/1/1.csv"] {
        let answer = await room.tested.get("/rooms/\(room.number)/\(role)\(part)")
        #expect(answer.status == .forbidden || answer.status == .tooMany, "\(role)\(part)")
      }
    }
    // The candidate's cookie opens no other place, wherever it is sent.
    for role in ["host", "observer"] {
      let other = TestedRoom.Visitor(
        tested: try TestedSite(in: room.tested.folder),
        address: "/rooms/\(room.number)/\(role)",
        cookie: candidate.cookie
      )
      #expect(await other.get().status == .forbidden)
      #expect(await other.post("/act", ["do": "next", "after": "1"]).status == .forbidden)
    }
  }

  @Test func `a candidate who posts a host's form does nothing`() async throws {
    let room = try TestedRoom()
    let candidate = try await room.enter(.candidate)
    let id = SessionID(rawValue: room.number)
    let before = try room.tested.site.sessions.load(id).entries.count
    for act in [
      "next", "clue", "follow", "beliefs", "verdict", "offer", "give", "tick", "overrule", "say",
      "note", "pause", "go", "close", "reveal", "ticks", "hand-over", "candidate-link", "abandon",
    ] {
      let answer = await candidate.post(
        "/act",
        [
          "do": act, "after": "1", "stage": "first-reaction", "signal": "1", "heard": "yes",
          "text": "x", "action": "arms",
        ]
      )
      #expect(answer.status == .badRequest, "\(act): \(answer.status)")
    }
    #expect(try room.tested.site.sessions.load(id).entries.count == before)
    #expect(try room.tested.site.sessions.links(to: id).count == 3)
  }

  @Test func `a room is opened by its form, which shows each link once`() async throws {
    let tested = try TestedSite()
    let answer = await tested.post(
      "/rooms",
      [
        "do": "open", "scenario": TestedSite.scenario, "interviewer": "host", "minutes": "30",
        "style": "neutral", "observer": "on",
      ]
    )
    let pattern = /Link for the (\w+)<\/b>.*\n<p><a class="secret" href="([^"]+)"/
    let links = answer.text.matches(of: pattern)
    #expect(links.map { String($0.1) } == ["host", "candidate", "observer"])
    let again = await tested.get("/rooms").text
    for link in links {
      #expect(await tested.get(String(link.2)).status == .ok)
      #expect(!again.contains(link.2))
    }
  }

  @Test func `another candidate gets the same world, by a room of their own`() async throws {
    let room = try TestedRoom()
    let tested = room.tested
    let page = await tested.get("/rooms").text
    #expect(page.contains("Another candidate on this world"))
    let answer = await tested.post(
      "/rooms",
      ["do": "again", "room": "\(room.number)", "label": "Bo"]
    )
    #expect(answer.status == .ok, "\(answer.text)")
    #expect(answer.text.matches(of: /Link for the (\w+)</).map { $0.1 } == ["host", "candidate"])
    let sessions = tested.site.sessions
    let (first, second) = try (
      sessions.load(SessionID(rawValue: room.number)),
      sessions.load(SessionID(rawValue: room.number + 1))
    )
    #expect(first.header.seed == second.header.seed)
    #expect(first.header.worldDigest == second.header.worldDigest)
    #expect(second.interviewSetting == first.interviewSetting)
    #expect(try sessions.summary(of: SessionID(rawValue: room.number + 1)).label == "Bo")
    #expect(
      tested.log.lines.filter { $0.hasPrefix("audit room-opened") }
        == ["audit room-opened session=\(room.number + 1)"]
    )
    for form: FormFields in [
      ["do": "again"], ["do": "again", "room": "x"], ["do": "again", "room": "99"],
    ] {
      #expect(await tested.post("/rooms", form).status.rawValue >= 400)
    }
  }

  @Test func `an interview that is over is stepped through by its owner, not before`() async throws
  {
    let room = try TestedRoom()
    let tested = room.tested
    let host = try await room.enter(.host)
    #expect(try await host.act("next").status == .seeOther)
    #expect(try await host.act("reveal", ["action": "arms"]).status == .seeOther)
    let (drill, replay) = ("/sessions/\(room.number)", "/sessions/\(room.number)/replay")
    for path in [drill, replay] { #expect(await tested.get(path).status == .conflict) }
    #expect(try await host.act("close").status == .seeOther)
    let count = try tested.site.sessions.load(SessionID(rawValue: room.number)).entries.count
    for number in 0...count {
      let page = await tested.get("\(replay)?at=\(number)")
      #expect(page.status == .ok && page.text.contains("event \(number) of \(count)"))
    }
    let card = "/interviews/\(room.number)/\(room.number)"
    for part in ["", "/debrief", "/verdict"] {
      #expect(await tested.get(drill + part).location == card)
    }
    #expect(await tested.get(card).text.contains("href=\"\(replay)\""))
    #expect(tested.log.lines.contains { $0.hasPrefix("audit revealed") })
  }

  @Test func `a guesser is locked out and the log says so`() async throws {
    let room = try TestedRoom()
    var statuses: [WebStatus: Int] = [:]
    var digits = SeededNumbers(3)
    for _ in 0..<10_000 {
      let guess = (0..<8).map { _ in
        let text = String(UInt32.random(in: .min ... .max, using: &digits), radix: 16)
        return String(repeating: "0", count: 8 - text.count) + text
      }.joined()
      let answer = await room.tested.get("/rooms/\(room.number)/join/\(guess)")
      statuses[answer.status, default: 0] += 1
    }
    #expect(statuses[.forbidden] == VisitorLimits.guesses)
    #expect(statuses[.tooMany] == 10_000 - VisitorLimits.guesses)
    #expect(room.tested.log.lines.filter { $0.hasPrefix("locked out") }.count == 1)
    // A secret never reaches the log.
    for link in room.links.values {
      let secret = try #require(link.split(separator: "/").last)
      #expect(!room.tested.log.lines.contains { $0.contains(secret) })
    }
  }

  @Test func `a link that was taken back or has expired lets nobody in`() async throws {
    let room = try TestedRoom()
    let candidate = try await room.enter(.candidate)
    let host = try await room.enter(.host)
    let renewed = try await host.act("candidate-link")
    #expect(renewed.status == .ok)
    #expect(await candidate.get().status == .forbidden)
    #expect(await candidate.get().text.contains("taken back"))
    #expect(await room.tested.get(try #require(room.links[.candidate])).status == .forbidden)
    let new = try #require(renewed.text.firstMatch(of: /href="(\/rooms\/\d+\/join\/[0-9a-f]{64})"/))
    #expect(await room.tested.get(String(new.1)).status == .ok)
  }

  @Test func `what a link opened ends when the link is taken back`() async throws {
    let room = try TestedRoom()
    let host = try await room.enter(.host)
    let number = "\(room.number)"
    let response = await room.tested.site.respond(
      to: WebRequest(
        .get,
        path: ["rooms", number, "host", "stream"],
        headers: TestedSite.headers.merging(["cookie": host.cookie]) { first, _ in first }
      )
    )
    guard case .events(let stream) = response.body else {
      Issue.record("\(response.status)")
      return
    }
    let id = SessionID(rawValue: room.number)
    let live = try await room.tested.interview(id)
    var told: [ServerEvent] = []
    var isRevoked = false
    for await event in stream {
      told.append(event)
      guard event.id == 2, !isRevoked else { continue }
      isRevoked = true
      try room.tested.site.sessions.revokeLinks(to: id, of: .host)
      try await live.type("nobody may read this any more")
      try await live.perform(.note("later"), after: 0)
    }
    #expect(isRevoked)
    #expect(!told.contains { $0.kind == "typed" })
    #expect(!told.contains { $0.id == 3 })
  }

  @Test func `two hosts who press the same button do one thing`() async throws {
    let room = try TestedRoom()
    let hosts = [try await room.enter(.host), try await room.enter(.host)]
    let page = await hosts[0].get().text
    let mark = try #require(page.firstMatch(of: /name="after" value="(\d+)"/))
    let form = FormFields(["do": "say", "text": "A clue", "after": String(mark.1)])
    #expect(await hosts[0].post("/act", form).status == .seeOther)
    #expect(await hosts[1].post("/act", form).status == .conflict)
    let texts = try room.tested.site.sessions.load(SessionID(rawValue: room.number)).entries
      .filter { "\($0.event)".contains("A clue") }
    #expect(texts.count == 1)
  }

  @Test func `an answer that is too long is refused and kept in its box`() async throws {
    let room = try TestedRoom()
    let host = try await room.enter(.host)
    let candidate = try await room.enter(.candidate)
    #expect(try await host.act("next").status == .seeOther)
    let long = String(repeating: "word ", count: 5000)
    let answer = try await candidate.act("answer", ["text": long])
    #expect(answer.status == .unprocessable)
    #expect(answer.text.contains(String(repeating: "word ", count: 4999)))
  }

  @Test func `what a candidate says they do is said back, and happens on a yes`() async throws {
    let room = try TestedRoom()
    let host = try await room.enter(.host)
    let candidate = try await room.enter(.candidate)
    #expect(try await host.act("next").status == .seeOther)
    let text = "I pause the rollout now. I look at the arms after that."
    #expect(try await candidate.act("answer", ["text": text]).status == .seeOther)
    let page = await candidate.get().text
    #expect(page.contains("You said that you do this"))
    let pattern = /name="mitigation" value="(pause-rollout)"/
    #expect(page.matches(of: pattern).count == 1)
    #expect(await !host.get().text.contains("You said that you do this"))
    let answer = try await candidate.act("mitigate", ["mitigation": "pause-rollout"])
    #expect(answer.status == .seeOther)
    #expect(await !candidate.get().text.contains("You said that you do this"))
    let entries = try room.tested.site.sessions.load(SessionID(rawValue: room.number)).entries
    #expect(entries.contains { $0.event.isMitigation })
  }

  @Test func `once it is over a host's page has no form, and its clock stands`() async throws {
    let room = try TestedRoom()
    let host = try await room.enter(.host)
    _ = try await room.enter(.candidate)
    #expect(try await host.act("next").status == .seeOther)
    #expect(await host.get().text.contains("<form"))
    #expect(try await host.act("close").status == .seeOther)
    let page = await host.get().text
    #expect(!page.contains("<form") && !page.contains("data-running"))
    #expect(page.contains("left; over"))
  }

  @Test func `the machine interviews a candidate who is alone`() async throws {
    let room = try TestedRoom(.machine)
    let candidate = try await room.enter(.candidate)
    let live = try await room.tested.interview(SessionID(rawValue: room.number))
    #expect(await live.step())
    let stage = try #require(Self.stages.get().first)
    #expect(await candidate.get().text.contains(("\(stage.probe)" as HTML).text))
    #expect(try await candidate.act("answer", ["text": "I compare the arms."]).status == .seeOther)
  }
}

extension FormFields {
  static func + (left: FormFields, right: FormFields) -> FormFields {
    var sum = left
    for field in right.fields { sum.add(field.name, field.value) }
    return sum
  }
}
