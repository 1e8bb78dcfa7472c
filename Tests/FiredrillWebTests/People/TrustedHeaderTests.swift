import Drills
import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// A server behind a proxy that says who asks.
struct TrustedHeaderTests {
  private static let proxy = "10.0.0.5"

  private static func site() throws -> TestedSite {
    try TestedSite(trusted: TrustedHeader("X-Forwarded-User", from: proxy))
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
    #expect(throws: WebServerError.self) { try TrustedHeader(name, from: proxy) }
  }

  @Test func `an address is the same however it is written`() throws {
    let header = try TrustedHeader("X-User", from: "0:0:0:0:0:0:0:1")
    #expect(header.isFromProxy(WebRequest(.get, path: [], visitor: "::1")))
    #expect(!header.isFromProxy(WebRequest(.get, path: [], visitor: "::2")))
  }
}
