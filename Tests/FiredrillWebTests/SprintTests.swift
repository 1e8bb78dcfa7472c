import Foundation
import TestSupport
import Testing

@testable import FiredrillWeb

/// Questions, plan, map and numbers as a browser without scripts goes through them.
struct SprintTests {
  private let open = "/questions/bi-or-cross-encoder"

  @Test(arguments: ["/questions", "/plan", "/map/retrieval", "/numbers"])
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
    #expect(follow.text.contains("I did not hear a trade-off."))
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
    #expect(!before.contains("✓ done"))
    _ = await site.get("/map/retrieval")
    #expect(await site.get("/plan").text.contains("✓ done"))
    #expect(await site.get("/plan.ics").text.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(await site.get("/plan.md").text.hasPrefix("# Plan for a week"))
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
    #expect(page.contains("trade-off: I &lt;said&gt; it costs time"))
  }

  @Test func `in the last hours nothing new is asked`() async throws {
    let site = try TestedSite()
    _ = await site.post("/plan", ["in": "7200"])
    let answer = await site.get("/next-question")
    #expect(answer.status == .unprocessable)
    #expect(answer.text.contains("nothing new now"))
  }
}
