import Foundation
import TestSupport
import Testing

@testable import FiredrillWeb

/// Questions, plan, map and numbers as a browser without scripts goes through them.
struct SprintTests {
  private let open = "/questions/bi-or-cross-encoder"

  @Test(arguments: ["/questions", "/plan", "/map", "/map/retrieval", "/numbers"])
  func `each page is answered and has one heading`(address: String) async throws {
    let answer = await (try TestedSite()).get(address)
    #expect(answer.status == .ok)
    #expect(answer.text.components(separatedBy: "<h1").count == 2)
  }

  @Test(arguments: [
    "/questions/nothing", "/answers/1", "/answers/x", "/map/agents", "/map/nothing", "/plan.ics",
    "/plan.md",
  ])
  func `what does not exist is a page that says so`(address: String) async throws {
    #expect(await (try TestedSite()).get(address).status == .notFound)
  }

  @Test func `a question is asked, what was missing is asked once, and the verdict stays`()
    async throws
  {
    let site = try TestedSite()
    let next = try #require(await site.get("/next-question").location)
    #expect(next == "\(open)?seed=7")
    let page = await site.get(next).text
    #expect(page.contains("When would you put a cross-encoder"))
    let first = "A cross-encoder reads <both> texts together, so I rerank the top 100."
    let follow = await site.post(open, ["seed": "7", "start": "1799999950", "text": first])
    #expect(follow.text.contains("I did not hear the trade-off that I look for."))
    #expect(follow.text.contains("value=\"A cross-encoder reads &lt;both&gt; texts together"))
    #expect(follow.text.contains("name=\"took\" value=\"50\""))
    var form: FormFields = ["seed": "7", "start": "1799999950", "took": "50", "text": first]
    form.add("text", "It is more accurate and slower.")
    form.add("text", "")
    let done = await site.post(open, form)
    #expect(done.location == "/answers/1")
    let verdict = await site.get("/answers/1").text
    #expect(verdict.contains("50% of the points. It took 50 of 120 s."))
    #expect(verdict.contains("A strong answer"))
    #expect(!verdict.contains("<both>"))
    #expect(await site.get("/questions").text.contains("0 of 1 right"))
  }

  @Test func `a choice without an option and an empty answer are asked again`() async throws {
    let site = try TestedSite()
    let choice = await site.post(
      "/questions/what-ndcg-discounts",
      ["seed": "1", "start": "1", "text": "why"]
    )
    #expect(choice.status == .unprocessable)
    #expect(choice.text.contains("Choose one of the options first."))
    let empty = await site.post(open, ["seed": "1", "start": "1", "text": "  "])
    #expect(empty.text.contains("Write an answer first."))
    #expect(await site.post(open, ["text": "x"]).status == .badRequest)
  }

  @Test func `a plan is set by a button or a day, and a past day is refused`() async throws {
    let site = try TestedSite()
    let past = await site.post("/plan", ["on": "2020-01-01"])
    #expect(past.status == .unprocessable)
    #expect(past.text.contains("that moment is past"))
    #expect(await site.post("/plan", ["in": "604800"]).location == "/plan")
    let before = await site.get("/plan").text
    #expect(before.contains("Read the map of retrieval (RAG)"))
    #expect(!before.contains("✓ opened"))
    _ = await site.get("/map/retrieval")
    #expect(await site.get("/plan").text.contains("✓ opened"))
    #expect(await site.get("/plan.ics").text.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(await site.get("/plan.md").text.hasPrefix("# Plan for 7 days"))
  }

  @Test func `a dispute stands beside the verdict`() async throws {
    let site = try TestedSite()
    #expect(await site.post("/answers/1", ["point": "number"]).status == .badRequest)
    var form: FormFields = ["seed": "7", "start": "1799999950", "text": "I rerank the top 100."]
    form.add("text", "")
    form.add("text", "")
    #expect(await site.post(open, form).location == "/answers/1")
    let dispute: FormFields = ["point": "trade-off", "words": "I <said> it costs time"]
    #expect(await site.post("/answers/1", dispute).location == "/answers/1")
    let page = await site.get("/answers/1").text
    #expect(page.contains("I &lt;said&gt; it costs time"))
    #expect(page.contains("<option value=\"failure-mode\">failure mode: "))
  }

  @Test func `in the last hours nothing new begins by any page until it is asked for twice`()
    async throws
  {
    let site = try TestedSite()
    _ = await site.post("/plan", ["in": "7200"])
    let incident = "/incidents/\(TestedSite.scenario)"
    let interview: FormFields = [
      "do": "open", "scenario": TestedSite.scenario, "minutes": "30", "style": "neutral",
      "interviewer": "machine",
    ]
    for answer in [
      await site.get("/next-question"), await site.get("/next-question?round=check&count=10"),
      await site.get("\(open)?seed=7"), await site.post(incident, ["mode": "guided"]),
      await site.post("/daily", [:]), await site.post("/rooms", interview),
      await site.get("/lab/\(TestedSite.scenario)"),
      await site.get("/lab/\(TestedSite.scenario)/quiz"),
    ] {
      #expect(answer.status == .unprocessable)
      #expect(answer.text.contains("<h1>Not now</h1>") && answer.text.contains("nothing new now"))
      #expect(answer.text.contains("Start it all the same"))
      #expect(answer.text.contains("href=\"/numbers\"") && answer.text.contains("href=\"/map\""))
      #expect(!answer.text.contains("Repeat what is due"))
    }
    let map = await site.get("/map/retrieval").text
    #expect(!map.contains("/next-question") && !map.contains("/incidents/"))
    let anyway = try #require(await site.get("/next-question?anyway=yes").location)
    #expect(await site.get(anyway).status == .ok)
    #expect(
      await site.post(incident, ["mode": "guided", "anyway": "yes"]).location == "/sessions/1"
    )
    // A lab that is open goes on: its form sends the numbers that were turned.
    for words in ["anyway=yes", "traffic=1"] {
      #expect(await site.get("/lab/\(TestedSite.scenario)?\(words)").status == .ok)
    }
    let due = await site.get("/next-question?round=due")
    #expect(due.status == .ok && due.text.contains("Nothing is due"))
  }

  @Test func `a round keeps its filter, counts, and ends`() async throws {
    let site = try TestedSite()
    let first = try #require(await site.get("/next-question?round=check&count=2").location)
    #expect(first.hasSuffix("?seed=7&round=check&count=2"))
    #expect(await site.get(first).text.contains("The check: 1 of 2"))
    let form: FormFields = [
      "seed": "7", "start": "1799999950", "round": "check", "count": "2",
      "text": "I rerank the top 100.",
    ]
    var all = form
    all.add("text", "")
    all.add("text", "")
    #expect(await site.post(open, all).location == "/answers/1?round=check&count=2&done=1")
    let page = await site.get("/answers/1?round=check&count=2&done=1").text
    #expect(page.contains("Next question (2 of 2)"))
    #expect(page.contains("/next-question?round=check&amp;count=2&amp;done=1"))
    let end = await site.get("/answers/1?round=check&count=2&done=2").text
    #expect(end.contains("2 of 2 answered") && !end.contains("Next question"))
  }

  @Test func `one question after the other comes from the areas in turn`() async throws {
    let site = try TestedSite()
    var all: FormFields = ["seed": "7", "start": "1799999950", "text": "I rerank the top 100."]
    all.add("text", "")
    all.add("text", "")
    _ = await site.post(open, all)
    let next = try #require(await site.get("/next-question").location)
    #expect(next.hasPrefix("/questions/chain-of-steps"), "\(next)")
  }

  @Test func `progress shows readiness and habits before any session counts`() async throws {
    let site = try TestedSite()
    #expect(!(await site.get("/progress").text.contains("By area")))
    var all: FormFields = ["seed": "7", "start": "1799999950", "text": "I rerank the top 100."]
    all.add("text", "")
    all.add("text", "")
    _ = await site.post(open, all)
    let page = await site.get("/progress").text
    #expect(page.contains("By area") && page.contains("0 of 1 right"))
    #expect(page.contains("What interviewers would mark down"))
    #expect(page.contains("no failure mode that fits"))
  }

  @Test func `the first page leads to plan, numbers and maps`() async throws {
    let home = await (try TestedSite()).get("/").text
    for address in ["/plan", "/numbers", "/map", "/questions"] {
      #expect(home.contains("class=\"button\" href=\"\(address)\""), "\(address)")
    }
  }

  @Test func `addresses of sources are links, and nothing else is`() {
    #expect(
      HTML.linked("See https://example.org/a_b, <i>").text
        == "See <a href=\"https://example.org/a_b\" rel=\"noreferrer\">https://example.org/a_b</a>, &lt;i&gt;"
    )
    #expect(HTML.linked("javascript:alert(1) http://x").text == "javascript:alert(1) http://x")
  }
}
