import Drills
import Foundation
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// A tabletop with its links, and browsers that keep the cookies of their places.
struct TestedTabletop: Sendable {
  let tested: TestedSite
  let number: Int
  private let links: [RoomPlace: String]

  static let places: [RoomPlace] = [.host, .player(1), .player(2), .player(3), .observer]

  init() async throws {
    tested = try TestedSite()
    let page = await tested.post(
      "/rooms",
      [
        "do": "tabletop", "scenario": TestedSite.scenario, "commander": "Ada",
        "operations": "Bo & Co", "communications": "Cy", "observer": "on",
      ]
    )
    #expect(page.status == .ok, "\(page.text)")
    let found = page.text.matches(of: /href="(\/rooms\/(\d+)\/join\/[0-9a-f]{64})"/)
    number = try #require(found.first.flatMap { Int($0.2) })
    links = Dictionary(uniqueKeysWithValues: zip(Self.places, found.map { String($0.1) }))
    #expect(links.count == Self.places.count)
  }

  func enter(_ place: RoomPlace) async throws -> TestedRoom.Visitor {
    let link = try #require(links[place])
    #expect(await tested.get(link).status == .ok)
    let answer = await tested.post(
      "/rooms/\(number)/join",
      ["link": String(link.split(separator: "/")[3])]
    )
    let address = "/rooms/\(number)/\(place.name)"
    #expect(answer.location == address)
    let cookie = try #require(answer.headers["Set-Cookie"])
    #expect(cookie.contains("Path=\(address);"))
    return TestedRoom.Visitor(
      tested: tested,
      address: address,
      cookie: String(cookie.prefix { $0 != ";" })
    )
  }

  func stored() throws -> Session {
    try tested.site.sessions.load(SessionID(rawValue: number))
  }
}

/// The pages of a tabletop, as browsers without script use them.
struct TabletopTests {
  @Test func `a team plays from the links to the debrief`() async throws {
    let room = try await TestedTabletop()
    let (host, ada, bo, cy) = (
      try await room.enter(.host), try await room.enter(.player(1)),
      try await room.enter(.player(2)), try await room.enter(.player(3))
    )
    let reason = ["words": "look arms", "reason": "is <b>it</b> real?"] as FormFields
    #expect(try await bo.act("suggest", reason).status == .seeOther)
    let page = await ada.get().text
    #expect(page.contains("is &lt;b&gt;it&lt;/b&gt; real?") && page.contains("Bo &amp; Co"))
    #expect(try await cy.act("vote", ["suggestion": "2", "vote": "for"]).status == .seeOther)
    #expect(try await ada.act("take", ["suggestion": "2"]).status == .seeOther)
    #expect(await bo.get().text.contains("class=\"finding\""))
    let text = ["impact": "5 % of Japanese answers fail"] as FormFields
    #expect(try await cy.act("update", text).status == .seeOther)
    #expect(try await bo.act("believe", ["belief-h1": "80"]).status == .seeOther)
    #expect(try await ada.act("believe", ["belief-h1": "60"]).status == .seeOther)
    let session = try room.stored()
    #expect(session.team?.acts.map(\.credited) == ["Bo & Co", "Cy", "Ada"])
    #expect(session.team?.statements.map(\.by) == ["Bo & Co"])

    #expect(await ada.get("/scorecard").status == .conflict)
    let form = await ada.get("/verdict").text
    let mark = try #require(form.firstMatch(of: /name="after" value="(\d+)"/))
    let cause = try #require(form.firstMatch(of: /name="cause" value="([^"]+)"/))
    let verdict = FormFields([
      "after": String(mark.1), "cause": String(cause.1), "because": "Japanese answers fail.",
    ])
    for (act, status) in [("review", WebStatus.ok), ("final", .seeOther)] {
      let answer = await ada.post("/verdict", FormFields(["do": act]) + verdict)
      #expect(answer.status == status, "\(answer.text)")
    }
    for visitor in [host, ada, bo, cy] {
      let card = await visitor.get("/scorecard").text
      #expect(card.contains("Bo &amp; Co (operations)") && card.contains("What was true"))
    }
    // The session is then one like any other.
    let debrief = await room.tested.get("/sessions/\(room.number)/debrief")
    #expect(debrief.status == .ok)
    #expect(
      await room.tested.get("/sessions/\(room.number)/replay").text.contains("Ada, as Bo &amp; Co")
    )
  }

  @Test func `forged forms do nothing`() async throws {
    let room = try await TestedTabletop()
    let visitors = try await [RoomPlace.player(2), .player(3), .observer].asyncMap(room.enter)
    for visitor in visitors {
      for form in [
        ["do": "look", "action": "arms"], ["do": "mitigate", "mitigation": "pause-rollout"],
        ["do": "wait", "minutes": "5"], ["do": "ask", "words": "look arms"],
        ["do": "sql", "statement": "SELECT 1"], ["do": "hint"], ["do": "abandon"],
        ["do": "pause"], ["do": "inject", "message": "x"], ["do": "hand-over", "player": "Cy"],
        ["do": "link", "place": "host"], ["do": "revoke-observers"],
        ["do": "note", "text": "x"],
      ] as [FormFields] {
        let answer = await visitor.post("/act", FormFields(["after": "0"]) + form)
        #expect(
          answer.status != .seeOther && answer.status != .ok,
          "\(visitor.address) \(form.fields)"
        )
      }
      let verdict = await visitor.post(
        "/verdict",
        ["do": "final", "after": "0", "cause": "x", "because": "x"]
      )
      #expect(verdict.status != .seeOther && verdict.status != .ok)
    }
    #expect(try room.stored().entries.count == 1)
    // A cookie opens its own place and no other.
    let bo = visitors[0]
    for place in TestedTabletop.places where place != .player(2) {
      let other = TestedRoom.Visitor(
        tested: room.tested,
        address: "/rooms/\(room.number)/\(place.name)",
        cookie: bo.cookie
      )
      #expect(await other.get().status == .forbidden, "\(place.name)")
    }
    for name in ["player-4", "player-9", "candidate", "player", "author"] {
      let other = TestedRoom.Visitor(
        tested: room.tested,
        address: "/rooms/\(room.number)/\(name)",
        cookie: bo.cookie
      )
      #expect([WebStatus.forbidden, .notFound].contains(await other.get().status), "\(name)")
    }
  }

  @Test func `a refused form says why and keeps what was typed`() async throws {
    let room = try await TestedTabletop()
    let (ada, bo) = (try await room.enter(.player(1)), try await room.enter(.player(2)))
    for (words, reason, told) in [
      ("look no-such-thing", "because", "no-such-thing"), ("look arms", "", "why you suggest it"),
      ("quit", "x", "Write what you suggest"), ("believe h1=1", "x", "form of their own"),
      ("declare h1", "x", "needs its cause"), ("sql DROP TABLE requests", "x", "alert"),
    ] {
      let answer = try await bo.act("suggest", ["words": words, "reason": reason])
      #expect(answer.status == .unprocessable, "\(words)")
      #expect(answer.text.contains(told) && answer.text.contains("role=\"alert\""), "\(words)")
      #expect(answer.text.contains("value=\"\(words)\""), "\(words)")
    }
    // Own words are said back before they are suggested.
    let asked = try await bo.act(
      "suggest",
      ["words": "compare the canary with the control overall", "reason": "x"]
    )
    #expect(asked.status == .ok || asked.status == .seeOther)
    #expect(
      try await bo.act("suggest", ["action": "locales", "reason": "who"]).status == .seeOther
    )
    for number in ["1", "99"] {
      let vote = try await ada.act("vote", ["suggestion": number, "vote": "for"])
      #expect(vote.status == .unprocessable)
    }
    // A form that was sent twice does nothing the second time.
    let twice = FormFields(["do": "look", "after": "0", "action": "arms"])
    #expect(await ada.post("/act", twice).status == .seeOther)
    #expect(await ada.post("/act", twice).status == .conflict)
  }

  @Test func `a facilitator hands over, pauses, lets messages in and renews links`() async throws {
    let room = try await TestedTabletop()
    let (host, ada, cy) = (
      try await room.enter(.host), try await room.enter(.player(1)),
      try await room.enter(.player(3))
    )
    let message = try #require(try room.stored().scenario.messages.first)
    #expect(try await host.act("inject", ["message": message.id.rawValue]).status == .seeOther)
    let text: HTML = "\(message.text)"
    #expect(await cy.get().text.contains(text.text))
    #expect(try await host.act("pause").status == .seeOther)
    #expect(try await ada.act("look", ["action": "arms"]).status == .unprocessable)
    #expect(try await host.act("go").status == .seeOther)
    #expect(try await host.act("hand-over", ["player": "Cy"]).status == .seeOther)
    #expect(
      await ada.post("/act", ["do": "look", "after": "0", "action": "arms"]).status != .seeOther
    )
    #expect(await cy.get().text.contains("You are Cy, commander"))
    #expect(try await cy.act("look", ["action": "arms"]).status == .seeOther)
    let renewed = try await host.act("link", ["place": "player-1"])
    #expect(renewed.status == .ok && renewed.text.contains("Link for Ada"))
    #expect(await ada.get().status == .forbidden)
    #expect(await cy.get().status == .ok)
  }

  @Test func `an open tabletop is played in its room alone`() async throws {
    let room = try await TestedTabletop()
    for address in ["", "/debrief", "/replay", "/verdict", "/stream"] {
      let answer = await room.tested.get("/sessions/\(room.number)\(address)")
      #expect(answer.status == .conflict, "\(address)")
    }
    let act = await room.tested.act(
      "/sessions/\(room.number)",
      "look",
      after: 1,
      ["action": "arms"]
    )
    #expect(act.status == .conflict)
    #expect(try room.stored().entries.count == 1)
  }
}

extension Array {
  fileprivate func asyncMap<Value>(_ work: (Element) async throws -> Value) async rethrows
    -> [Value]
  {
    var values: [Value] = []
    for element in self { values.append(try await work(element)) }
    return values
  }
}
