import Foundation
import Reports
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Traces, documents and paths beside each other on pages.
struct EvidenceViewTests {
  @Test func `a trace is drawn as a waterfall, with its table and files`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let statement = """
      SELECT * FROM spans WHERE trace_id = (SELECT trace_id FROM spans LIMIT 1) ORDER BY time_ms
      """
    _ = await site.act(address, "sql", after: 0, ["statement": statement])
    let page = await site.get(address).text
    #expect(page.contains(">Trace "))
    #expect(page.contains("chat kiosk-answer"))
    #expect(page.contains("starts at [ms]"))
    let svg = await site.get("\(address)/evidence/1/2.svg")
    #expect(svg.status == .ok && svg.text.contains("retrieval help-pages"))
    let csv = await site.get("\(address)/evidence/1/2.csv").text
    #expect(csv.hasPrefix("span,starts at [ms],takes [ms],failed\r\nPOST /conversations,0"))
    #expect(await site.get("\(address)/evidence/1/3.svg").status == .notFound)
  }

  @Test func `a log offers its requests as traces for the price of a question`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let scenario = try site.stored(address).scenario
    let action = try #require(
      try site.stored(address).availableActions.first { action in
        action.evidence.panels.contains { if case .log = $0.content { true } else { false } }
      },
      "no look of \(scenario.id) shows a log"
    )
    _ = await site.act(address, "look", after: 0, ["action": action.id.rawValue])
    let page = await site.get(address).text
    let option = try #require(page.firstMatch(of: /<option value="(SELECT name, kind[^"]*)">/))
    let statement = String(option.1).replacing("&#39;", with: "'").replacing("&apos;", with: "'")
    let answer = await site.act(address, "sql", after: 1, ["statement": statement])
    #expect(answer.status == .seeOther || answer.status == .ok)
    let drawn = await site.get(address).text
    #expect(drawn.contains(">Trace "))
    #expect(try site.stored(address).entries.last?.event.minutes == 1)
  }

  @Test func `a diff stands side by side with its changed words marked`() {
    let view = DocumentView(title: "ledger", text: "a:\n-limit: 10 <b>\n+limit: 20 <b>\nend").html
      .text
    #expect(
      view.contains(
        "<td class=\"removed\"><span class=\"number\">2</span>limit: <mark>10</mark> &lt;b"
      )
    )
    #expect(
      view.contains("<td class=\"added\"><span class=\"number\">2</span>limit: <mark>20</mark>")
    )
    #expect(view.components(separatedBy: "class=\"same\"").count == 3)
    #expect(
      !DocumentView(title: "notes", text: "- one\n- two").html.text.contains("class=\"diff\"")
    )
  }

  @Test func `a replay plays at a speed and follows its minutes`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    _ = await site.act(address, "wait", after: 0, ["minutes": "7"])
    _ = await site.act(address, "note", after: 1, ["text": "one"])
    let page = await site.get("\(address)/replay").text
    #expect(page.contains("data-play=\"7\" data-next=\"\(address)/replay?at=1\""))
    #expect(page.contains("<option value=\"60\" selected>×60</option>"))
    #expect(await site.get("\(address)/replay?at=1&speed=600").text.contains("data-speed=\"600\""))
    #expect(!(await site.get("\(address)/replay?at=1&speed=5").text.contains("data-speed")))
    #expect(await site.get("\(address)/replay?minute=6").text.contains("event 0 of 2"))
    #expect(await site.get("\(address)/replay?minute=7").text.contains("event 2 of 2"))
    #expect(!page.contains("Beside it"))
  }

  @Test func `another path stands beside one that is over, and tells nothing before`() async throws
  {
    let site = try TestedSite()
    let address = try await site.start()
    _ = await site.act(address, "wait", after: 0, ["minutes": "5"])
    for name in ["expert", "1"] {
      #expect(await site.get("\(address)/replay?with=\(name)").status == .unprocessable)
    }
    _ = await site.act(address, "abandon", after: 1)
    let other = try await site.start()
    #expect(await site.get("\(address)/replay?with=2").status == .conflict)
    _ = await site.act(other, "note", after: 0, ["text": "an <other> path"])
    _ = await site.act(other, "abandon", after: 1)
    let page = await site.get("\(address)/replay?at=1&with=2").text
    #expect(page.contains("<th scope=\"col\">session 2</th>"))
    #expect(page.contains("note: an &lt;other&gt; path"))
    #expect(page.contains("waited 5 min"))
    #expect(await site.get("\(address)/replay?with=nobody").status == .badRequest)
    #expect(await site.get("\(address)/replay?with=9").status == .notFound)
    let expert = await site.get("\(address)/replay?with=expert")
    #expect(expert.status == .ok && expert.text.contains("the reference player</th>"))
  }
}
