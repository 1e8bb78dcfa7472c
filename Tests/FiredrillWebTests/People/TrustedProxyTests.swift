import Drills
import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// A server behind a proxy that says for whom it asks.
struct TrustedProxyTests {
  private static let proxy = "10.0.0.5"

  private static func site() throws -> TestedSite {
    try TestedSite(proxy: TrustedProxy(proxy, header: "X-Forwarded-User"))
  }

  private static func headers(_ name: String) -> [String: String] {
    TestedSite.headers.merging(["x-forwarded-user": name]) { first, _ in first }
  }

  @Test func `whom the proxy names is let in, made at first sight, and no host`() async throws {
    let site = try Self.site()
    let ada = Self.headers("Ada")
    #expect(await site.get("/", headers: ada, from: Self.proxy).status == .ok)
    let page = await site.get("/account", headers: Self.headers("ADA"), from: Self.proxy)
    #expect(page.text.contains("<h1>Ada</h1>"))
    #expect(try site.site.people.all().map(\.name) == ["Ada"])
    #expect(try site.site.people.all().allSatisfy { !$0.isHost })
    #expect(
      site.log.lines.filter { $0.hasPrefix("audit") } == [
        "audit person-added person=\"Ada\" address=10.0.0.5"
      ]
    )
    #expect(await site.get("/account", headers: ada, from: "::ffff:10.0.0.5").status == .ok)
  }

  @Test(arguments: ["10.0.0.6", "127.0.0.1", "", "::1", "10.0.0.5.", "10.0.0.55"])
  func `from any other address the header is refused and nobody is made`(address: String)
    async throws
  {
    let site = try Self.site()
    let owner = Self.headers("Ada")
    for path in ["/", "/history", "/rooms/1/candidate", "/sign-in", "/account"] {
      let answer = await site.get(path, headers: owner, from: address)
      #expect(answer.status == .badRequest)
      #expect(answer.text.contains("taken from the trusted proxy alone"))
    }
    let problem = await site.get("/api/v1/incidents", headers: owner, from: address)
    #expect(problem.status == .badRequest)
    #expect(problem.text.contains("\"status\":400"))
    #expect(try site.site.people.all().isEmpty)
    #expect(site.log.lines.allSatisfy { $0.hasPrefix("audit sign-in-refused") })
  }

  @Test func `without the header a visitor is told to go by the proxy`() async throws {
    let site = try Self.site()
    for address in [Self.proxy, "10.0.0.6"] {
      let answer = await site.get("/", from: address)
      #expect(answer.status == .forbidden && answer.text.contains("proxy before it did not say"))
    }
    #expect(await site.get("/api/v1/incidents", from: Self.proxy).status == .unauthorized)
  }

  @Test(arguments: [
    "", " ", "Ada, Bo", "<script>", "a\"b", "a\u{202E}b", String(repeating: "x", count: 65),
    "../x",
  ])
  func `a header that holds no name is refused`(name: String) async throws {
    let site = try Self.site()
    let answer = await site.get("/", headers: Self.headers(name), from: Self.proxy)
    #expect(answer.status == .badRequest && answer.text.contains("holds no name"))
    #expect(!answer.text.contains("<script>"))
    #expect(try site.site.people.all().isEmpty)
  }

  @Test func `each whom the proxy names has their own sessions, limits and programs`() async throws
  {
    let site = try Self.site()
    let (ada, bo) = (Self.headers("Ada"), Self.headers("Bo"))
    for _ in 0..<VisitorLimits.requestsPerSecond {
      _ = await site.get("/account", headers: ada, from: Self.proxy)
    }
    #expect(await site.get("/account", headers: ada, from: Self.proxy).status == .tooMany)
    #expect(await site.get("/account", headers: bo, from: Self.proxy).status == .ok)
    let response = await site.site.respond(
      to: WebRequest(
        .post,
        path: ["api", "v1", "sessions"],
        headers: bo.merging(["content-type": "application/json"]) { first, _ in first },
        body: Array(#"{"incident": "canary"}"#.utf8),
        visitor: Self.proxy
      )
    )
    #expect(response.status == .created)
    #expect(
      await site.get("/history", headers: bo, from: Self.proxy).text.contains(TestedSite.scenario)
    )
    let cy = Self.headers("Cy")
    #expect(
      await !site.get("/history", headers: cy, from: Self.proxy).text.contains(TestedSite.scenario)
    )
  }

  @Test(arguments: [
    ("Host", "127.0.0.1"), ("Cookie", "127.0.0.1"), ("Authorization", "127.0.0.1"),
    ("", "127.0.0.1"),
    ("X User", "127.0.0.1"), ("X-Üser", "127.0.0.1"), ("X-User", "proxy"), ("X-User", ""),
    ("X-User", "127.0.0.1/8"), ("X-User", "0.0.0"),
  ])
  func `headers and proxies that cannot be are refused`(name: String, proxy: String) {
    #expect(throws: WebServerError.self) { try TrustedProxy(proxy, header: name) }
  }

  @Test func `an address is the same however it is written`() throws {
    let proxy = try TrustedProxy("0:0:0:0:0:0:0:1")
    #expect(proxy.hasSent(WebRequest(.get, path: [], visitor: "::1")))
    #expect(!proxy.hasSent(WebRequest(.get, path: [], visitor: "::2")))
  }

  @Test func `who guesses links behind the proxy locks out themselves alone`() async throws {
    let site = try TestedSite(
      owner: LinkSecret(String(repeating: "0f", count: 32)),
      proxy: TrustedProxy(Self.proxy)
    )
    func tries(_ list: String, from address: String = Self.proxy) async -> WebStatus {
      var headers = TestedSite.headers
      headers["x-forwarded-for"] = list
      let wrong = "/enter/" + String(repeating: "0", count: 64)
      return await site.get(wrong, headers: headers, from: address).status
    }
    // Entries before the proxy's own were written by the visitor and mean nothing.
    for number in 0..<VisitorLimits.guesses {
      #expect(await tries("10.1.1.\(number), 192.0.2.1") == .forbidden)
    }
    #expect(await tries("192.0.2.1") == .tooMany)
    #expect(await tries("192.0.2.2") == .forbidden)
    #expect(site.log.lines.contains { $0.hasPrefix("locked out 192.0.2.1 after") })
    // From elsewhere the list is nothing but text, and so is what is no address.
    for number in 0..<VisitorLimits.guesses {
      #expect(await tries("192.0.2.3", from: "10.0.0.6") == .forbidden)
      #expect(await tries("unknown-\(number)") == .forbidden)
    }
    #expect(await tries("192.0.2.3", from: "10.0.0.6") == .tooMany)
    #expect(await tries("192.0.2.3") == .forbidden)
  }
}
