import Drills
import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Who gets into a server that has people, and how.
struct SignInTests {
  private static let pages = [
    "/", "/history", "/progress", "/rooms", "/certificate", "/daily", "/plan", "/questions",
    "/numbers", "/lab", "/incidents/\(TestedSite.scenario)", "/sessions/1", "/sessions/1/debrief",
    "/interviews/1/2", "/account",
  ]

  @Test func `without people everybody is let in as before`() async throws {
    let site = try TestedSite()
    let page = await site.get("/")
    #expect(page.status == .ok)
    #expect(!page.text.contains("/account"))
    #expect(await site.get("/account").status == .notFound)
    #expect(await site.post("/sign-out", [:]).status == .notFound)
    #expect(try await site.start() == "/sessions/1")
  }

  @Test(arguments: pages)
  func `once there is a person nobody sees a page unasked`(address: String) async throws {
    let site = try TestedSite()
    _ = try await site.start()
    _ = try site.add("Ada")
    let guess = String(repeating: "0e", count: 32)
    for cookie in [
      "", "firedrill-person=\(guess)", "firedrill-person=", "firedrill-owner=\(guess)",
    ] {
      let headers = TestedSite.headers.merging(["cookie": cookie]) { first, _ in first }
      for answer in [
        await site.get(address, headers: headers), await site.post(address, [:], headers: headers),
      ] {
        #expect(answer.status == .forbidden)
        #expect(answer.text.contains("<h1>Sign in</h1>"))
        #expect(!answer.text.contains(TestedSite.scenario) && !answer.text.contains("Ada"))
      }
    }
    for open in ["/style.css", "/healthz"] { #expect(await site.get(open).status == .ok) }
    let entry = await site.post("/enter/\(guess)", [:])
    #expect(entry.status == .forbidden && entry.headers["Set-Cookie"] == nil)
  }

  @Test func `a link signs in once, and only when its form is sent`() async throws {
    let site = try TestedSite()
    let ada = try site.add("Ada")
    let link = "/sign-in/\(try site.site.people.makeLink(for: ada).text)"
    for _ in 1...2 {
      let page = await site.get(link)
      #expect(page.status == .ok && page.text.contains("<b>Ada</b>"))
      #expect(page.headers["Set-Cookie"] == nil)
    }
    let entered = await site.post(link, [:])
    #expect(entered.location == "/")
    let cookie = try #require(entered.headers["Set-Cookie"])
    #expect(cookie.hasSuffix("Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict"))
    for again in [await site.post(link, [:]), await site.get(link)] {
      #expect(again.status == .forbidden && again.headers["Set-Cookie"] == nil)
    }
    let browser = TestedPerson(
      site: site,
      person: ada,
      cookie: String(cookie.prefix { $0 != ";" })
    )
    let home = await browser.get("/")
    #expect(home.status == .ok)
    #expect(home.text.contains("<a class=\"account\" href=\"/account\">Ada</a>"))
    let account = await browser.get("/account")
    #expect(account.text.contains("1 browsers") || account.text.contains("<li>1 browsers"))

    let out = await browser.post("/sign-out", [:])
    #expect(try #require(out.headers["Set-Cookie"]).contains("Max-Age=0"))
    #expect(await browser.get("/").status == .forbidden)

    let log = site.log.lines.filter { $0.hasPrefix("audit") }
    #expect(
      log == [
        "audit signed-in person=\"Ada\"", "audit sign-in-refused", "audit sign-in-refused",
        "audit signed-out person=\"Ada\"",
      ]
    )
    let secrets = [String(link.split(separator: "/")[1]), String(browser.cookie.suffix(64))]
    for secret in secrets { #expect(!site.log.lines.joined().contains(secret)) }
  }

  @Test func `who guesses sign-in links is locked out`() async throws {
    let site = try TestedSite()
    let ada = try site.add("Ada")
    for guess in 0..<VisitorLimits.guesses {
      let link = "/sign-in/\(String(repeating: "\(guess)", count: 64))"
      #expect(await site.get(link).status == .forbidden)
    }
    let right = try site.site.people.makeLink(for: ada)
    #expect(await site.post("/sign-in/\(right.text)", [:]).status == .tooMany)
    #expect(await site.get("/sign-in/\(right.text)", from: "10.0.0.2").status == .ok)
    #expect(site.log.lines.filter { $0.hasPrefix("locked out") }.count == 1)
  }

  @Test func `the owner's link opens nobody's sessions and no person's`() async throws {
    let secret = try #require(LinkSecret(String(repeating: "0f", count: 32)))
    let site = try TestedSite(owner: secret)
    let headers = TestedSite.headers.merging(["cookie": "firedrill-owner=\(secret.text)"]) {
      first,
      _ in first
    }
    let form: FormFields = ["mode": "drill", "label": "of-the-owner"]
    _ = await site.post("/incidents/\(TestedSite.scenario)", form, headers: headers)
    let ada = try await site.signIn("Ada")
    #expect(try await ada.start(label: "of-ada") == "/sessions/2")
    let history = await site.get("/history", headers: headers).text
    #expect(history.contains("of-the-owner") && !history.contains("of-ada"))
    #expect(await site.get("/sessions/2", headers: headers).status == .notFound)
    #expect(await ada.get("/sessions/1").status == .notFound)
  }

  @Test func `removing the last person opens nothing`() async throws {
    let site = try TestedSite()
    let ada = try await site.signIn("Ada")
    #expect(await ada.get("/").status == .ok)
    try site.site.people.remove(ada.person)
    #expect(await ada.get("/").status == .forbidden)
    #expect(await site.get("/").status == .forbidden)
  }

  @Test func `a person is counted wherever they come from, and others are not`() async throws {
    let site = try TestedSite()
    let (ada, bo) = (try await site.signIn("Ada"), try await site.signIn("Bo"))
    var statuses: [WebStatus] = []
    for number in 0...VisitorLimits.requestsPerSecond {
      let from = "10.0.\(number % 3).1"
      statuses.append(await site.get("/account", headers: ada.headers, from: from).status)
    }
    #expect(statuses.last == .tooMany)
    #expect(statuses.dropLast().allSatisfy { $0 == .ok })
    #expect(await site.get("/account", headers: bo.headers, from: "10.0.0.1").status == .ok)
  }

  @Test func `a stream ends with the sign-in of its reader`() async throws {
    let site = try TestedSite()
    let ada = try await site.signIn("Ada")
    let address = try await ada.start()
    let response = await site.site.respond(
      to: WebRequest(.get, path: ["sessions", "1", "stream"], headers: ada.headers)
    )
    guard case .events(let stream) = response.body else {
      Issue.record("\(response.status)")
      return
    }
    var told: [Int] = []
    var form: FormFields = ["do": "note", "after": "0", "text": "one"]
    #expect(await ada.post(address + "/act", form).status == .seeOther)
    let other = try await site.signIn(ada.person)
    for await event in stream {
      guard let id = event.id else { continue }
      told.append(id)
      #expect(await ada.post("/sign-out", [:]).status == .seeOther)
      form = ["do": "note", "after": "1", "text": "two"]
      #expect(await other.post(address + "/act", form).status == .seeOther)
    }
    #expect(told == [1])
  }
}
