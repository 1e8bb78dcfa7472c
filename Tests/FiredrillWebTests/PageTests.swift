import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Addresses and the pages behind them.
struct PageTests {
  @Test func `the first page has one next step and a card for each incident`() async throws {
    let page = await (try TestedSite()).get("/").text
    #expect(page.components(separatedBy: "class=\"primary\"").count == 2)
    #expect(page.contains("Start the guided incident"))
    for name in Repository.scenarioNames { #expect(page.contains("/incidents/\(name)\"")) }
  }

  @Test func `the next step is to go on where a session is open`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let page = await site.get("/").text
    #expect(page.contains("<a class=\"button primary\" href=\"\(address)\">Go on</a>"))
    #expect(!page.contains("Start the guided incident"))
  }

  @Test func `a question in one's own words is said back with a form that asks it`() async throws {
    let site = try TestedSite()
    let address = try await site.start("open")
    let words = "p95 latency by language on the canary, last 30 minutes"
    let page = await site.act(address, "ask", after: 0, ["words": words]).text
    #expect(page.contains("p95 of latency by language, arm = canary, last 30 min (2 min)"))
    let slice = "p95 latency_ms by locale where arm=canary last 30 of requests"
    #expect(page.contains("name=\"do\" value=\"slice\""))
    #expect(page.contains("name=\"words\" value=\"\(slice)\""))
    #expect(try site.stored(address).entries.isEmpty, "nothing happened before a yes")
    #expect(await site.act(address, "slice", after: 0, ["words": slice]).location != nil)
    #expect(try site.stored(address).entries.count == 1)
  }

  @Test func `the incident of the day is begun once`() async throws {
    let site = try TestedSite()
    #expect(await site.get("/").text.contains("action=\"/daily\""))
    #expect(await site.get("/daily").location == "/")
    let address = try #require(await site.post("/daily", [:]).location)
    #expect(await site.post("/daily", [:]).location == address)
    let page = await site.get("/").text
    #expect(!page.contains("action=\"/daily\""))
    #expect(page.components(separatedBy: "href=\"\(address)\">Go on</a>").count >= 3)
    #expect(try !site.stored(address).isOver)
  }

  @Test(arguments: [
    "/", "/healthz", "/history", "/progress", "/style.css", "/firedrill.js", "/icon.svg",
  ])
  func `an address without a session is answered`(address: String) async throws {
    #expect(await (try TestedSite()).get(address).status == .ok)
  }

  @Test(arguments: [
    "/nothing", "/sessions", "/sessions/99", "/sessions/0", "/sessions/-1", "/sessions/1e3",
    "/sessions/99/debrief", "/sessions/99999999999999999999", "/incidents/nothing",
    "/incidents/..%2FScenarios%2Fcanary-segment-regression", "/incidents/%2Fetc", "/../etc/passwd",
    "/incidents/canary", "/sessions/1/evidence/1/1.exe", "/sessions/1/evidence/1", "/style.css/x",
  ])
  func `an address that does not exist is a page that says so`(address: String) async throws {
    let answer = await (try TestedSite()).get(address)
    #expect(answer.status == .notFound)
    #expect(answer.text.contains("role=\"alert\""))
  }

  @Test func `every page says its language, one heading and where its content is`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    for page in ["/", "/history", "/progress", address, address + "/verdict", address + "/replay"] {
      let text = await site.get(page).text
      #expect(text.contains("<html lang=\"en\">"))
      #expect(text.components(separatedBy: "<h1").count == 2, "\(page)")
      #expect(text.contains("<main id=\"main\">"))
    }
  }

  @Test func `no page has a script or style of its own`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    for page in ["/", address, address + "/verdict", address + "/replay"] {
      let text = await site.get(page).text
      #expect(!text.contains("style=\""))
      #expect(!text.contains("<style"))
      #expect(!text.contains("javascript:"))
      #expect(text.components(separatedBy: "<script").count == 2)
      #expect(!text.contains(" onclick="))
      #expect(!text.contains("http://www.w3.org/1999/xhtml"))
    }
  }

  @Test func `the first page and all it loads are under 100 kB`() async throws {
    let site = try TestedSite()
    var bytes = 0
    for address in ["/", "/style.css", "/firedrill.js", "/icon.svg"] {
      bytes += await site.get(address).text.utf8.count
    }
    #expect(bytes < 100_000)
    #expect(await site.get("/firedrill.js").text.utf8.count < 40_000)
  }

  @Test func `a file that the browser has is not sent again`() async throws {
    let site = try TestedSite()
    let tag = try #require(await site.get("/style.css").headers["ETag"])
    let again = await site.get(
      "/style.css",
      headers: TestedSite.headers.merging(["if-none-match": tag]) { $1 }
    )
    #expect(again.status == .notModified)
    #expect(again.text.isEmpty)
  }
}
