import Drills
import Foundation
import TestSupport
import Testing

@testable import FiredrillWeb

/// A server that others can reach: its owner, and everybody else.
struct AccessTests {
  private static let secret = String(repeating: "0f", count: 32)

  private static func site() throws -> TestedSite {
    try TestedSite(owner: LinkSecret(secret))
  }

  @Test(arguments: [
    "/", "/history", "/progress", "/rooms", "/incidents/\(TestedSite.scenario)", "/sessions/1",
    "/sessions/1/debrief", "/interviews/1/2",
  ])
  func `whoever is not the owner sees no page of theirs`(address: String) async throws {
    let site = try Self.site()
    #expect(await site.get(address).status == .forbidden)
    #expect(await site.post(address, [:]).status == .forbidden)
    let wrong = String(repeating: "0e", count: 32)
    for cookie in ["firedrill-owner=\(wrong)", "firedrill-owner=", "x"] {
      let headers = TestedSite.headers.merging(["cookie": cookie]) { first, _ in first }
      #expect(await site.get(address, headers: headers).status == .forbidden)
    }
  }

  @Test func `the owner's link lets the owner in`() async throws {
    let site = try Self.site()
    #expect(await site.get("/enter/\(Self.secret)").status == .ok)
    let answer = await site.post("/enter/\(Self.secret)", [:])
    let cookie = try #require(answer.headers["Set-Cookie"])
    #expect(cookie.contains("; HttpOnly; SameSite=Strict"))
    #expect(!cookie.contains("Secure"))
    let kept = String(cookie.prefix { $0 != ";" })
    let headers = TestedSite.headers.merging(["cookie": "a=b; \(kept)"]) { first, _ in first }
    #expect(await site.get("/", headers: headers).status == .ok)
    #expect(await site.get("/enter/\(String(repeating: "0e", count: 32))").status == .forbidden)
    #expect(await site.get("/style.css").status == .ok)
    #expect(await site.get("/healthz").status == .ok)
  }

  @Test func `behind TLS cookies are sent by TLS alone`() throws {
    let access = Access(owner: LinkSecret(Self.secret), isSecure: true)
    let secret = try #require(LinkSecret(Self.secret))
    #expect(access.cookie("a", secret, path: "/", seconds: 1).value.hasSuffix("; Secure"))
  }

  @Test func `a visitor who asks too often is told to wait`() async throws {
    let site = try Self.site()
    var statuses: Set<WebStatus> = []
    for _ in 0...VisitorLimits.requestsPerSecond {
      statuses.insert(await site.get("/healthz").status)
    }
    #expect(statuses == [.ok, .tooMany])
  }

  @Test(arguments: [
    "/rooms/3/join/\(secret)", "/enter/\(secret)", "/rooms/3/join/\(secret)/",
    "/x/\(secret)?y",
  ])
  func `the log holds no secret`(path: String) {
    #expect(!Address.logged(path).contains("0f0f"))
    #expect(Address.logged("/rooms/3/host/evidence/4/1.csv") == "/rooms/3/host/evidence/4/1.csv")
  }

  @Test func `any numeric address is ours where all are listened on`() {
    let gate = Gate(host: "0.0.0.0", port: 8080, url: "https://drills.example.org")
    func refusal(_ host: String, _ origin: String? = nil) -> WebFailure? {
      var headers = ["host": host]
      headers["origin"] = origin
      return gate.refusal(of: WebRequest(.post, path: [], headers: headers))
    }
    for host in ["10.1.2.3:8080", "[fe80::1]:8080", "127.0.0.1:8080"] {
      #expect(refusal(host, "http://\(host)") == nil, "\(host)")
    }
    #expect(refusal("drills.example.org", "https://drills.example.org") == nil)
    for host in ["evil.example:8080", "10.1.2.3", "10.1.2.3:80", "1.2.3:8080", "999.1.1.1:8080"] {
      #expect(refusal(host) == .wrongHost, "\(host)")
    }
    #expect(refusal("drills.example.org", "https://evil.example") == .wrongOrigin)
  }
}
