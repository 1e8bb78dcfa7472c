import Drills
import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Rooms on a server that has people: who opens them, who sees them, who finds them again.
struct HostTests {
  private static let room: FormFields = [
    "do": "open", "scenario": TestedSite.scenario, "minutes": "30", "style": "neutral",
    "interviewer": "host", "label": "first round",
  ]

  /// The paths of the links on a page, by role.
  private static func links(_ page: String) -> [String: String] {
    Dictionary(
      page.matches(
        of: /Link for the (\w+)<\/b>[^"]*<\/p>\s*<p><a class="secret" href="([^"]+)"/
      ).map { (String($0.1), String($0.2)) }
    ) { first, _ in first }
  }

  /// Enters a room by a link and gives the cookie of the place.
  private static func enter(_ person: TestedPerson, _ link: String) async throws -> String {
    let parts = link.split(separator: "/")
    let answer = await person.post(
      "/rooms/\(parts[1])/join",
      ["link": String(parts[3])]
    )
    return String(try #require(answer.headers["Set-Cookie"]).prefix { $0 != ";" })
  }

  @Test func `only hosts open rooms for others`() async throws {
    let site = try TestedSite()
    let (ada, bo) = (try await site.signIn("Ada", isHost: true), try await site.signIn("Bo"))
    let refused = await bo.post("/rooms", Self.room)
    #expect(refused.status == .forbidden && refused.text.contains("people add NAME --host"))
    #expect(await !bo.get("/rooms").text.contains("value=\"host\""))
    #expect(try site.site.allSessions.sessions().isEmpty)
    let opened = await ada.post("/rooms", Self.room)
    #expect(Self.links(opened.text).keys.sorted() == ["candidate", "host"])
    #expect(site.log.lines.contains("audit room-opened person=\"Ada\" session=1"))
    var alone = FormFields()
    for field in Self.room.fields {
      alone.add(field.name, field.name == "interviewer" ? "machine" : field.value)
    }
    #expect(Self.links(await bo.post("/rooms", alone).text).keys.sorted() == ["candidate"])
    // Each sees and renews their own alone.
    #expect(await ada.get("/rooms").text.contains("<b>1</b>"))
    #expect(await !ada.get("/rooms").text.contains("<b>2</b>"))
    let renewal = await bo.post("/rooms", ["do": "renew", "room": "1"])
    let missing = await bo.post("/rooms", ["do": "renew", "room": "9"])
    #expect(renewal.status == missing.status && renewal.status == .notFound)
    #expect(renewal.text == missing.text.replacing("session 9 ", with: "session 1 "))
  }

  @Test func `a candidate finds the room again, and sees no other`() async throws {
    let site = try TestedSite()
    let (host, ada) = (try await site.signIn("Host", isHost: true), try await site.signIn("Ada"))
    let bo = try await site.signIn("Bo", isHost: true)
    let links = Self.links(await host.post("/rooms", Self.room).text)
    let link = try #require(links["candidate"])
    _ = try await Self.enter(ada, link)
    // From another browser, without the cookie of the place.
    let elsewhere = try await site.signIn(ada.person)
    #expect(await elsewhere.get("/rooms").text.contains("href=\"/rooms/1/candidate\""))
    #expect(await elsewhere.get("/rooms/1/candidate").status == .ok)
    for place in ["host", "observer"] {
      #expect(await elsewhere.get("/rooms/1/\(place)").status == .forbidden)
    }
    for address in ["/rooms/1/candidate", "/rooms/1/host", "/rooms/1/candidate/scorecard"] {
      #expect(await bo.get(address).status == .forbidden)
    }
    #expect(await !elsewhere.get("/rooms").text.contains("first round"))
    #expect(await !bo.get("/rooms").text.contains("/rooms/1/"))
    #expect(await ada.get("/interviews/1/1").status == .notFound)
    try site.site.allSessions.revokeLinks(to: SessionID(rawValue: 1), of: .candidate)
    #expect(await elsewhere.get("/rooms/1/candidate").status == .forbidden)
    #expect(await !elsewhere.get("/rooms").text.contains("/rooms/1/candidate"))
  }

  @Test func `a host sees the scorecards of their rooms and nothing else of their candidates`()
    async throws
  {
    let site = try TestedSite()
    let (host, ada) = (try await site.signIn("Host", isHost: true), try await site.signIn("Ada"))
    let other = try await site.signIn("Other", isHost: true)
    let links = Self.links(await host.post("/rooms", Self.room).text)
    _ = try await Self.enter(ada, try #require(links["candidate"]))
    let seat = try await Self.enter(host, try #require(links["host"]))
    var seated = host
    seated.cookie += "; \(seat)"
    let page = await seated.get("/rooms/1/host").text
    let mark = try #require(page.firstMatch(of: /name="after" value="(\d+)"/))
    let action = try #require(page.firstMatch(of: /name="action" value="([^"]+)"/)?.1)
      .description
    let revealed = await seated.post(
      "/rooms/1/host/act",
      ["do": "reveal", "action": action, "after": String(mark.1)]
    )
    #expect(revealed.status == .seeOther)
    #expect(site.log.lines.contains("audit revealed person=\"Host\" session=1"))
    let next = try #require(
      await seated.get("/rooms/1/host").text.firstMatch(of: /name="after" value="(\d+)"/)
    )
    #expect(
      await seated.post("/rooms/1/host/act", ["do": "close", "after": String(next.1)]).status
        == .seeOther
    )
    let drill = try await ada.start(label: "of-ada")
    #expect(await host.get("/interviews/1/1").status == .ok)
    #expect(await other.get("/interviews/1/1").status == .notFound)
    #expect(await host.get(drill).status == .notFound)
    #expect(await !host.get("/history").text.contains("of-ada"))
  }
}
