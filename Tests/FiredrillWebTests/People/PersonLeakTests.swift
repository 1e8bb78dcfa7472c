import Drills
import FiredrillMCP
import Foundation
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Whether a person learns anything of another's sessions, or that they are there.
struct PersonLeakTests {
  /// The status, headers and text of an answer, less the number of the session it was asked about.
  private static func said(_ answer: Answer, _ number: Int) -> String {
    let headers = answer.headers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "\(answer.status) \(headers) \(answer.text)"
      .replacing("session \(number) ", with: "session N ")
  }

  private static let parts = [
    "", "/act", "/verdict", "/debrief", "/debrief.html", "/replay", "/replay?with=expert",
    "/stream", "/evidence/1/1.csv", "/evidence/1/1.svg",
  ]

  @Test(arguments: ["drill", "open", "guided"])
  func `another's session answers as one that is not there`(mode: String) async throws {
    let site = try TestedSite()
    let (ada, bo) = (try await site.signIn("Ada"), try await site.signIn("Bo"))
    let address = try await ada.start(mode)
    #expect(address == "/sessions/1")
    #expect(await ada.get(address).status == .ok)
    for _ in 1...2 {
      for part in Self.parts {
        let answer = await bo.get("/sessions/1\(part)")
        let missing = await bo.get("/sessions/99\(part)")
        #expect(Self.said(answer, 1) == Self.said(missing, 99), "\(part)")
        #expect(answer.status == .notFound, "\(part)")
      }
      for act in ["note", "look", "hint", "abandon", "believe"] {
        let form: FormFields = ["do": act, "after": "0", "text": "x", "action": "arms"]
        let answer = await bo.post("/sessions/1/act", form)
        let missing = await bo.post("/sessions/99/act", form)
        #expect(answer.status == .notFound)
        #expect(Self.said(answer, 1) == Self.said(missing, 99))
      }
      #expect(await bo.post("/sessions/1/verdict", ["cause": "h1"]).status == .notFound)
      let pairs = [await bo.get("/interviews/1/1"), await bo.get("/interviews/99/99")]
      #expect(Self.said(pairs[0], 1) == Self.said(pairs[1], 99))
      // Acts of its owner in between change nothing.
      _ = await ada.post(address + "/act", ["do": "note", "after": "0", "text": "mine"])
      _ = await ada.get(address)
    }
    // A guided play takes no notes.
    #expect(try site.stored(address).entries.count == (mode == "guided" ? 0 : 1))
  }

  @Test func `whatever another did a person's pages are the same`() async throws {
    let pages = [
      "/", "/history", "/progress", "/plan", "/questions", "/numbers", "/certificate", "/daily",
      "/rooms", "/account", "/incidents/\(TestedSite.scenario)",
    ]
    func pagesOfBo(afterAda isBusy: Bool) async throws -> [String] {
      let site = try TestedSite()
      let (ada, bo) = (try await site.signIn("Ada", isHost: true), try await site.signIn("Bo"))
      if isBusy {
        let first = try await ada.start(label: "of-ada")
        let cause = try #require(try site.stored(first).scenario.hypotheses.first?.id.rawValue)
        let verdict: FormFields = [
          "do": "final", "after": "0", "cause": cause, "because": "It cuts answers.",
        ]
        #expect(await ada.post(first + "/verdict", verdict).status == .seeOther)
        _ = try await ada.start("guided")
        #expect(await ada.post("/daily", [:]).status == .seeOther)
        let answer: FormFields = [
          "seed": "1", "start": "1799999950", "took": "50", "choice": "1", "text": "because",
        ]
        _ = await ada.post("/questions/what-ndcg-discounts", answer)
        #expect(await ada.post("/plan", ["in": "604800"]).location == "/plan")
        #expect(await ada.get("/progress").text.contains("1 sessions count"))
        let room: FormFields = [
          "do": "open", "scenario": TestedSite.scenario, "minutes": "30", "style": "neutral",
          "interviewer": "host", "label": "of-ada",
        ]
        #expect(await ada.post("/rooms", room).status == .ok)
        #expect(try site.site.allSessions.sessions().count == 4)
      }
      var shown: [String] = []
      for page in pages { shown.append(await bo.get(page).text) }
      // The first attempt at the incident of the day is everybody's own.
      #expect(await bo.post("/daily", [:]).status == .seeOther)
      return shown
    }
    let (quiet, busy) = (
      try await pagesOfBo(afterAda: false), try await pagesOfBo(afterAda: true)
    )
    for (page, (left, right)) in zip(pages, zip(quiet, busy)) {
      #expect(left == right, "\(page)")
      #expect(left.count > 100 || page == "/daily", "\(page)")
    }
  }

  @Test func `the incident of the day counts for each`() async throws {
    let site = try TestedSite()
    for name in ["Ada", "Bo"] {
      let person = try await site.signIn(name)
      #expect(await person.post("/daily", [:]).status == .seeOther)
    }
    #expect(try site.site.allSessions.sessions().map(\.known) == [nil, nil])
  }

  @Test func `another's path cannot be put beside one's own`() async throws {
    let site = try TestedSite()
    let (ada, bo) = (try await site.signIn("Ada"), try await site.signIn("Bo"))
    let (theirs, own) = (try await ada.start(), try await bo.start())
    for (person, address) in [(ada, theirs), (bo, own)] {
      _ = await person.post(address + "/act", ["do": "abandon", "after": "0"])
    }
    #expect(try site.stored(own).isOver && site.stored(theirs).isOver)
    let answer = await bo.get("\(own)/replay?with=1")
    let missing = await bo.get("\(own)/replay?with=99")
    #expect(answer.status == .notFound)
    #expect(Self.said(answer, 1) == Self.said(missing, 99))
    #expect(await !bo.get("\(own)/replay").text.contains("session 1, "))
  }

  @Test func `a program of another finds no session by its handle`() async throws {
    let site = try TestedSite()
    let people = site.site.people
    let (ada, bo) = (try site.add("Ada"), try site.add("Bo"))
    let tokens = try [ada, bo].map { person in
      let secret = try people.addToken("t", .play, of: person)
      return ["authorization": "Bearer \(secret.text)"]
    }
    let body = #"{"incident": "canary"}"#
    let opened = await site.send("/api/v1/sessions", body, tokens[0])
    #expect(opened.status == .created)
    let handle = try #require(opened.headers["Location"]?.split(separator: "/").last)
    let guess = String(repeating: "0e", count: 32)
    func get(_ path: String, _ token: [String: String]) async -> Answer {
      await site.get(path, headers: TestedSite.headers.merging(token) { $1 })
    }
    for part in [
      "", "/menu", "/evidence", "/evidence/1", "/evidence/1.json", "/debrief", "/events",
    ] {
      let answer = await get("/api/v1/sessions/\(handle)\(part)", tokens[1])
      let missing = await get("/api/v1/sessions/\(guess)\(part)", tokens[1])
      #expect(answer.status == .notFound, "\(part)")
      #expect(answer.text == missing.text && answer.headers == missing.headers, "\(part)")
    }
    for (part, text) in [
      ("note", #"{"text": "x"}"#), ("look", #"{"action": "arms"}"#), ("abandon", ""),
    ] {
      for key in [[:], ["idempotency-key": "k"]] {
        let headers = tokens[1].merging(key) { $1 }
        let answer = await site.send("/api/v1/sessions/\(handle)/\(part)", text, headers)
        let missing = await site.send("/api/v1/sessions/\(guess)/\(part)", text, headers)
        #expect(answer.status == .notFound)
        #expect(answer.text == missing.text)
      }
    }
    func call(_ session: some StringProtocol, _ token: [String: String]) async -> Answer {
      await site.send(
        "/mcp",
        """
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "status", \
        "arguments": {"session": "\(session)"}}}
        """,
        token
      )
    }
    #expect(await call(handle, tokens[1]).text == (await call(guess, tokens[1]).text))
    #expect(await call(handle, tokens[0]).text.contains("canary") == true)
    #expect(await get("/api/v1/sessions/\(handle)", tokens[0]).status == .ok)
    #expect(try site.site.allSessions.summary(of: SessionID(rawValue: 1)).events == 0)
  }

  @Test func `two people who send the same key open two sessions`() async throws {
    let site = try TestedSite()
    let (ada, bo) = (try await site.signIn("Ada"), try await site.signIn("Bo"))
    var handles: [String] = []
    for person in [ada, bo, ada] {
      let headers = person.headers.merging(["idempotency-key": "k"]) { $1 }
      let opened = await site.send("/api/v1/sessions", #"{"incident": "canary"}"#, headers)
      handles.append(try #require(opened.headers["Location"]))
    }
    #expect(handles[0] == handles[2])
    #expect(handles[0] != handles[1])
    #expect(try site.site.allSessions.sessions().count == 2)
  }

  @Test func `programs need a token or a sign-in, and persons check no scenarios`() async throws {
    let site = try TestedSite()
    let ada = try await site.signIn("Ada")
    #expect(await site.get("/api/v1/incidents").status == .unauthorized)
    #expect(await site.send("/mcp", "{}").status == .unauthorized)
    #expect(await ada.get("/api/v1/incidents").status == .ok)
    let check = "/api/v1/incidents/canary/check"
    #expect(await site.send(check, "", ada.headers).status == .forbidden)
    let token = try site.site.people.addToken("a", .author, of: ada.person)
    let bearer = ["authorization": "Bearer \(token.text)"]
    #expect(await site.send(check, "", bearer).status == .ok)
    try site.site.people.remove(ada.person)
    #expect(await site.send("/mcp", "{}", bearer).status == .unauthorized)
    #expect(site.log.lines.contains("audit sign-in-refused"))
  }
}
