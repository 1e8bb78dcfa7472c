import Drills
import Foundation
import TestSupport
import Testing

@testable import FiredrillWeb

/// The rights of programs on a server that tells visitors apart.
struct TokenTests {
  private static let owner = LinkSecret(String(repeating: "0f", count: 32))

  private static func served() throws -> (site: TestedSite, tokens: AccessTokens) {
    let site = try TestedSite(owner: owner)
    return (site, AccessTokens(site.site.services.environment))
  }

  private static func bearer(_ secret: LinkSecret) -> [String: String] {
    ["authorization": "Bearer \(secret.text)"]
  }

  private static let open = #"{"incident": "canary"}"#

  @Test func `a program without a token is told to show one`() async throws {
    let (site, _) = try Self.served()
    for answer in [
      await site.send("/api/v1/sessions", Self.open), await site.get("/api/v1/incidents"),
      await site.send("/mcp", "{}"),
    ] {
      #expect(answer.status == .unauthorized)
      #expect(answer.headers["WWW-Authenticate"] == "Bearer")
    }
    #expect(await site.get("/api/v1/openapi.json").status == .ok)
  }

  @Test func `a token allows what its scope says and no more`() async throws {
    let (site, tokens) = try Self.served()
    let read = Self.bearer(try tokens.add("read", .read))
    let play = Self.bearer(try tokens.add("play", .play))
    let author = Self.bearer(try tokens.add("author", .author))
    #expect(await site.send("/api/v1/sessions", Self.open, read).status == .forbidden)
    #expect(await site.send("/api/v1/sessions", Self.open, play).status == .created)
    #expect(
      await site.get("/api/v1/incidents", headers: TestedSite.headers.merging(read) { $1 }).status
        == .ok
    )
    #expect(await site.send("/api/v1/incidents/canary/check", "", play).status == .forbidden)
    #expect(await site.send("/api/v1/incidents/canary/check", "", author).status == .ok)
    #expect(await site.send("/mcp", "{}", read).status == .forbidden)
    // Pages stay the owner's.
    #expect(
      await site.get("/history", headers: TestedSite.headers.merging(author) { $1 }).status
        == .forbidden
    )
    let owner = Self.bearer(try #require(Self.owner))
    #expect(await site.send("/api/v1/sessions", Self.open, owner).status == .created)
  }

  @Test func `a token that is taken back opens nothing, and its secret is kept nowhere`()
    async throws
  {
    let (site, tokens) = try Self.served()
    let secret = try tokens.add("nightly", .play)
    let file = site.folder.url.appending(path: AccessTokens.fileName)
    #expect(try !String(contentsOf: file, encoding: .utf8).contains(secret.text))
    let mode =
      try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: AccessTokenError.taken("nightly")) { try tokens.add("nightly", .read) }
    try tokens.remove("nightly")
    #expect(
      await site.send("/api/v1/sessions", Self.open, Self.bearer(secret)).status == .unauthorized
    )
    #expect(throws: AccessTokenError.unknown("nightly", known: [])) { try tokens.remove("nightly") }
  }

  @Test func `who guesses tokens is locked out, with a right one too`() async throws {
    let (site, tokens) = try Self.served()
    let right = Self.bearer(try tokens.add("play", .play))
    for guess in 0..<VisitorLimits.guesses {
      let wrong = try #require(LinkSecret(String(repeating: "\(guess)", count: 64)))
      #expect(
        await site.send("/api/v1/sessions", Self.open, Self.bearer(wrong)).status == .unauthorized
      )
    }
    #expect(await site.send("/api/v1/sessions", Self.open, right).status == .tooMany)
    #expect(site.log.lines.contains { $0.contains("locked out") })
  }
}
