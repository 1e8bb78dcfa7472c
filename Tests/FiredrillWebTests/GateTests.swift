import Drills
import Testing

@testable import FiredrillWeb

/// What a page of another site could do through a visitor's browser.
struct GateTests {
  private static let gate = Gate(host: "127.0.0.1", port: 8080)

  private static func refusal(_ method: WebRequest.Method, _ headers: [String: String])
    -> WebFailure?
  {
    gate.refusal(of: WebRequest(method, path: [], headers: headers))
  }

  @Test(arguments: ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"])
  func `the names of this machine are answered`(host: String) {
    #expect(Self.refusal(.get, ["host": host]) == nil)
    #expect(Self.refusal(.post, ["host": host, "origin": "http://\(host.lowercased())"]) == nil)
  }

  @Test(arguments: [
    "evil.example", "evil.example:8080", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8080",
    "127.0.0.1:8080.evil.example", "", "127.0.0.1:8080@evil.example", "2130706433:8080",
  ])
  func `a name that is rebound to this machine is not`(host: String) {
    #expect(Self.refusal(.get, ["host": host]) == .wrongHost)
  }

  @Test func `a request without a host is not answered`() {
    #expect(Self.refusal(.get, [:]) == .wrongHost)
  }

  @Test(arguments: [
    ["origin": "http://evil.example"], ["origin": "null"], ["origin": "https://127.0.0.1:8080"],
    ["origin": "http://127.0.0.1:8081"], ["origin": "http://localhost:8080"],
    ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
    ["origin": "http://127.0.0.1:8080", "sec-fetch-site": "cross-site"],
    ["origin": "null", "sec-fetch-site": "cross-site"],
    ["origin": "null", "sec-fetch-site": "none"],
    ["origin": "http://evil.example", "sec-fetch-site": "same-origin"],
  ])
  func `a form of another site does nothing`(headers: [String: String]) {
    let all = headers.merging(["host": "127.0.0.1:8080"]) { first, _ in first }
    #expect(Self.refusal(.post, all) == .wrongOrigin)
  }

  @Test func `a form of our own page that keeps its referrer secret is answered`() {
    let headers = ["host": "127.0.0.1:8080", "origin": "null", "sec-fetch-site": "same-origin"]
    #expect(Self.refusal(.post, headers) == nil)
  }

  @Test func `programs of this machine name no site and are answered`() {
    #expect(Self.refusal(.post, ["host": "127.0.0.1:8080"]) == nil)
  }

  @Test func `a refused form starts no session`() async throws {
    let site = try TestedSite()
    let answer = await site.post(
      "/incidents/\(TestedSite.scenario)",
      ["mode": "drill"],
      headers: ["host": "127.0.0.1:8080", "origin": "http://evil.example"]
    )
    #expect(answer.status == .forbidden)
    #expect(try site.site.sessions.sessions().isEmpty)
  }

  @Test func `the policy lets a page load its own files and nothing else`() throws {
    let policy = try #require(Gate.headers.first { $0.0 == "Content-Security-Policy" }).1
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(!policy.contains("*"))
    #expect(Gate.headers.contains { $0 == ("X-Content-Type-Options", "nosniff") })
    #expect(Gate.headers.contains { $0 == ("Referrer-Policy", "no-referrer") })
  }
}
