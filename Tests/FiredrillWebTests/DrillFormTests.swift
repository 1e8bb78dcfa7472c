import Drills
import Scoring
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// A session played by the forms of its page.
struct DrillFormTests {
  private static func looks(of session: Session) -> [String] {
    session.availableActions.map(\.id.rawValue)
  }

  @Test func `a look is an event, and its evidence is in the middle of the page`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let action = try #require(try site.stored(address).availableActions.first)
    let answer = await site.act(address, "look", after: 0, ["action": action.id.rawValue])
    #expect(answer.status == .seeOther)
    #expect(answer.location == "\(address)?e=1#evidence")
    let session = try site.stored(address)
    #expect(session.looks.map(\.action) == [action.id])
    let page = await site.get("\(address)?e=1").text
    let finding = try #require(try session.evidence(of: session.looks[0])).sentence
    #expect(page.contains(("\(finding)" as HTML).text))
  }

  @Test func `a second click does nothing and shows what the first did`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let action = Self.looks(of: try site.stored(address))[0]
    let first = await site.act(address, "look", after: 0, ["action": action])
    let second = await site.act(address, "look", after: 0, ["action": action])
    #expect(second.location == first.location)
    #expect(try site.stored(address).entries.count == 1)
  }

  @Test func `clicks at the same moment make one event`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let action = Self.looks(of: try site.stored(address))[0]
    let statuses = await withTaskGroup(of: WebStatus.self) { group in
      for _ in 0..<8 {
        group.addTask { await site.act(address, "look", after: 0, ["action": action]).status }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.allSatisfy { [.seeOther, .conflict].contains($0) })
    #expect(try site.stored(address).entries.count == 1)
  }

  @Test func `an old page does nothing, says so and keeps what was typed`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    _ = await site.act(address, "wait", after: 0, ["minutes": "5"])
    let answer = await site.act(
      address,
      "update",
      after: 0,
      ["impact": "answers <b>fail</b>", "again": "in 20 min"]
    )
    #expect(answer.status == .conflict)
    #expect(answer.headers["Cache-Control"] == "no-cache")
    #expect(answer.text.contains("went on in another window"))
    #expect(answer.text.contains("value=\"answers &lt;b&gt;fail&lt;/b&gt;\""))
    #expect(answer.text.contains("data-drill=\"1\""))
    #expect(try site.stored(address).entries.count == 1)
  }

  @Test(
    arguments: [
      ("look", ["action": "nothing"]), ("mitigate", ["mitigation": "nothing"]),
      ("wait", ["minutes": "100000"]), ("wait", ["minutes": "soon"]), ("note", ["text": "  "]),
      ("update", ["text": " "]), ("slice", ["words": "nonsense by nothing"]), ("slice", [:]),
      ("sql", ["statement": "DELETE FROM requests"]), ("sql", ["statement": "SELECT nothing"]),
      ("believe", ["belief-h1": "much"]), ("believe", ["belief-h1": "-1"]),
      ("believe", ["belief-h1": "nan"]), ("ask", ["words": ""]), ("cite", ["action": "nothing"]),
    ] as [(String, FormFields)]
  )
  func `a form that cannot be carried out says why and takes no time`(
    act: String,
    fields: FormFields
  ) async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let answer = await site.act(address, act, after: 0, fields)
    #expect(answer.status == .unprocessable)
    #expect(answer.text.contains("<p class=\"alert\" role=\"alert\">"))
    #expect(try site.stored(address).entries.isEmpty)
  }

  @Test(
    arguments: [
      ["do": "nothing", "after": "0"], ["do": "look"], ["do": "look", "after": "x"], [:],
      ["do": "choose", "after": "0", "choice": "1"], ["do": "look", "after": "0"],
    ] as [FormFields]
  )
  func `a damaged form is refused as a whole`(form: FormFields) async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let answer = await site.post(address + "/act", form)
    #expect(answer.status == .badRequest)
    #expect(try site.stored(address).entries.isEmpty)
  }

  @Test func `text of a player is never markup`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    _ = await site.act(address, "note", after: 0, ["text": "<script>1</script>\u{202E}\u{0}\"x"])
    let page = await site.get(address).text
    #expect(page.contains("&lt;script&gt;1&lt;/script&gt;&quot;x"))
    #expect(!page.contains("<script>1"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `an update of five fields tells all that an update should`() async throws {
    let form: FormFields = [
      "impact": "18 % of answers are cut", "scope": "Japanese only, others are fine",
      "belief": "we suspect a serving limit, 60 %", "next": "comparing the pools",
      "again": "15:30",
    ]
    let reading = UpdateReader(try Sample.canary().scenario).read(UpdateSlotField.text(of: form))
    #expect(reading.slots.allSatisfy { $0.quote != nil }, "\(reading.slots)")
    #expect(reading.slots.count == UpdateSlotField.allCases.count)
  }

  @Test func `beliefs are shares whatever they add up to`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let answer = await site.act(
      address,
      "believe",
      after: 0,
      ["belief-h1": "30", "belief-h2": "10,0"]
    )
    #expect(answer.status == .seeOther)
    let beliefs = try #require(try site.stored(address).beliefs).map(\.probability)
    #expect(Array(beliefs.prefix(3)) == [0.75, 0.25, 0])
  }

  @Test func `rows of a question in SQL can be had as a file`() async throws {
    let site = try TestedSite()
    let address = try await site.start()
    let answer = await site.act(
      address,
      "sql",
      after: 0,
      ["statement": "SELECT 'a,b' AS text, 2 AS number"]
    )
    #expect(answer.location == "\(address)?e=1#evidence")
    let file = await site.get("\(address)/evidence/1/1.csv")
    #expect(file.text == "text,number\r\n\"a,b\",2\r\n")
    #expect(await site.get("\(address)/evidence/1/2.csv").status == .notFound)
  }

  @Test func `own words are said back before they cost anything`() async throws {
    let site = try TestedSite()
    let address = try await site.start("open")
    let mitigation = try #require(try site.stored(address).availableMitigations.first)
    let answer = await site.act(address, "ask", after: 0, ["words": "I \(mitigation.title)"])
    #expect(answer.status == .ok)
    #expect(answer.text.contains("class=\"question\""))
    #expect(try site.stored(address).entries.isEmpty)
  }
}
