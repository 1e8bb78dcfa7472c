import Drills
import Foundation
import Reports
import ScenarioModel
import TestSupport
import Testing

@testable import FiredrillWeb

/// The lab as a browser without script goes through it.
struct LabPageTests {
  private let lab = "/lab/canary-segment-regression"

  @Test func `all labs are listed, and each page has one heading`() async throws {
    let site = try TestedSite()
    let list = await site.get("/lab")
    #expect(list.status == .ok)
    for name in Repository.scenarioNames { #expect(list.text.contains("href=\"/lab/\(name)\"")) }
    for address in [lab, "\(lab)/quiz?n=3"] {
      let page = await site.get(address)
      #expect(page.status == .ok)
      #expect(page.text.components(separatedBy: "<h1").count == 2)
    }
  }

  @Test func `a link is a setting, and page, part and report say the same`() async throws {
    let site = try TestedSite()
    let query =
      "?cause=bad-pool&mitigation=drain-pool-c&at=10&p-pool-c-limit=0.9&traffic=0.5&seed=2"
    let page = await site.get(lab + query).text
    var setting = LabSetting()
    (setting.cause, setting.mitigation, setting.minute) = ("bad-pool", "drain-pool-c", 10)
    (setting.numbers, setting.traffic, setting.seed) = (["pool-c-limit": 0.9], 0.5, 2)
    let folder = Repository.scenarios.appending(path: "canary-segment-regression").path
    let report = try await site.site.services.lab.report(setting, in: folder)
    #expect(report.sentences.count >= 3)
    for sentence in report.sentences { #expect(page.contains(("\(sentence)" as HTML).text)) }
    for figure in report.figures { #expect(page.contains(FigureView(figure).html.text)) }
    #expect(
      page.contains("name=\"p-pool-c-limit\" min=\"0\" max=\"1\" step=\"0.05\" value=\"0.9\"")
    )
    #expect(page.contains("value=\"bad-pool\" selected"))
    #expect(page.contains("value=\"drain-pool-c\" selected"))
    let part = await site.get("\(lab)/results\(query)")
    #expect(page.contains(part.text))
    #expect(!part.text.contains("<html"))
  }

  @Test(arguments: [
    ("p-pool-c-limit=9", "'pool-c-limit' is 9; it goes from 0 to 1."),
    ("p-pool-c-limit=x", "'pool-c-limit' must be a number"),
    ("p-nothing=1", "the lab has no number 'nothing'"),
    ("cause=nothing", "There is no hypothesis 'nothing'"),
    ("mitigation=roll-back&at=-1", "from 0 to 239"),
    ("traffic=50", "'traffic' is 50; it goes from 0.25 to 3."),
    ("difficulty=9", "'difficulty' is 9; it goes from 1 to 4."),
  ])
  func `a setting that cannot be is refused above the scenario as written`(
    query: String,
    sentence: String
  ) async throws {
    let page = await (try TestedSite()).get("\(lab)?\(query)")
    #expect(page.status == .unprocessable)
    #expect(page.text.lowercased().contains(("\(sentence)" as HTML).text.lowercased()))
    #expect(page.text.contains("data-lab="))
  }

  @Test(arguments: [
    "/lab/nothing", "/lab/..%2f..%2fetc", "/lab/canary-segment-regression/more",
    "/lab/canary-segment-regression/quiz/more", "/lab/canary",
  ])
  func `an address that does not exist says so`(address: String) async throws {
    #expect(await (try TestedSite()).get(address).status == .notFound)
  }

  @Test func `nothing is sent to the lab, and it keeps nothing`() async throws {
    let site = try TestedSite()
    #expect(await site.post(lab, ["cause": "bad-pool"]).status == .notFound)
    _ = await site.get("\(lab)/quiz?n=3&guess=chance")
    #expect(try site.site.sessions.sessions().isEmpty)
    let kept = try FileManager.default.contentsOfDirectory(atPath: site.folder.url.path)
    #expect(kept.allSatisfy { $0.hasPrefix("sessions.sqlite") || $0 == "cache" }, "\(kept)")
  }

  @Test func `a quiz without a guess reads the same whatever its cause but for what is seen`()
    async throws
  {
    let site = try TestedSite()
    let start = await site.get("\(lab)/quiz")
    #expect(start.location == "\(lab)/quiz?n=7")
    var pages: Set<String> = []
    for number in 1...12 {
      let page = await site.get("\(lab)/quiz?n=\(number)").text
      let seen = try #require(page.range(of: "<div class=\"charts\">"))
      let rest = page[..<seen.lowerBound]
        .replacing("World \(number),", with: "World,")
        .replacing("name=\"n\" value=\"\(number)\"", with: "name=\"n\"")
      pages.insert(String(rest))
      #expect(!page.contains("healthy"))
      #expect(!page.contains("Harm so far"))
    }
    #expect(pages.count == 1)
  }

  @Test func `a guess is answered with what happened and the way into the lab`() async throws {
    let site = try TestedSite()
    let scenario = try Sample.shipped("canary-segment-regression")
    let truth = scenario.hypotheses[try Staging(scenario).deal(seed: 3).truth]
    let right = await site.get("\(lab)/quiz?n=3&guess=\(truth.id)&look=pools").text
    #expect(right.contains(">Right</p>"))
    #expect(right.contains(("\(truth.explanation.truth)" as HTML).text))
    #expect(right.contains("<b>Finding.</b>"))
    #expect(right.contains("?cause=\(truth.id)&amp;difficulty=2&amp;seed=3"))
    let other = try #require(scenario.hypotheses.first { $0.id != truth.id })
    let wrong = await site.get("\(lab)/quiz?n=3&guess=\(other.id)").text
    #expect(wrong.contains(">No</p>"))
    #expect(wrong.contains("What rules your answer out:"))
  }

  @Test func `maps and plan lead to the lab`() async throws {
    let page = await (try TestedSite()).get("/map/retrieval").text
    if page.contains("/incidents/") { #expect(page.contains("/lab/")) }
    #expect(await (try TestedSite()).get("/").text.contains("href=\"/lab\""))
  }
}
