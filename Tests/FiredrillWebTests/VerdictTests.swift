import Drills
import Reports
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// The end of a session and what comes after it.
struct VerdictTests {
  private static func verdict(_ cause: String, _ act: String, after: Int) -> FormFields {
    [
      "do": act, "after": "\(after)", "cause": cause, "cite": "1",
      "because": "Japanese answers are cut\r\nin one pool.",
    ]
  }

  /// A session with one look at evidence, and the cause that its form names.
  private static func played(_ site: TestedSite) async throws -> (address: String, cause: String) {
    let address = try await site.start()
    let session = try site.stored(address)
    let action = try #require(session.availableActions.first)
    _ = await site.act(address, "look", after: 0, ["action": action.id.rawValue])
    return (address, session.scenario.hypotheses[1].id.rawValue)
  }

  @Test func `a verdict is shown before it is final, then scored and explained`() async throws {
    let site = try TestedSite()
    let (address, cause) = try await Self.played(site)
    let shown = await site.post(address + "/verdict", Self.verdict(cause, "review", after: 1))
    #expect(shown.status == .ok)
    #expect(shown.text.contains("It ends the session and cannot be taken back."))
    #expect(try !site.stored(address).isOver)
    let form = Self.verdict(cause, "final", after: 1)
    let end = await site.post(address + "/verdict", form)
    #expect(end.location == address)
    #expect(await site.get(address).location == address + "/debrief")
    let declaration = try #require(try site.stored(address).declaration)
    #expect(declaration.cause == cause)
    #expect(declaration.cited == [1])
    #expect(declaration.explanation == "Japanese answers are cut\nin one pool.")
    #expect(await site.post(address + "/verdict", form).location == address)
    let debrief = await site.get(address + "/debrief")
    #expect(debrief.status == .ok)
    let session = try site.stored(address)
    #expect(debrief.text.contains(("\(session.truth.title)" as HTML).text))
    #expect(debrief.text.contains("href=\"\(address)/replay?at=1\">[1]</a>"))
    let card = try await site.site.services.scorekeeper.card(of: session)
    #expect(debrief.text.contains(">\(card.score)</span> of 100"))
    #expect(try site.site.sessions.sessions().first?.score != nil)
    #expect(await site.get(address + "/debrief.html").text.hasPrefix("<!DOCTYPE html>"))
    #expect(await site.get("/history").text.contains(address + "/debrief"))
    #expect(await site.get("/progress").text.contains("1 sessions count"))
  }

  @Test func `a debrief is refused while the session is open`() async throws {
    let site = try TestedSite()
    let (address, _) = try await Self.played(site)
    for part in ["/debrief", "/debrief.html"] {
      let answer = await site.get(address + part)
      #expect(answer.status == .conflict)
      #expect(answer.text.contains("still open"))
    }
  }

  @Test(
    arguments: [
      (["because": "x"], "Choose a cause"), (["cause": "unknown"], "Explain it"),
      (["cause": "nothing", "because": "x"], "no hypothesis"),
      (["cause": "unknown", "because": "x", "cite": "9"], "event 9 showed no evidence"),
      (["cause": "unknown", "because": "kept words", "out-H": "on", "by-H": "four"], "not 'four'"),
    ] as [(FormFields, String)]
  )
  func `a verdict that lacks something says what, and keeps the rest`(
    fields: FormFields,
    sentence: String
  ) async throws {
    let site = try TestedSite()
    let (address, cause) = try await Self.played(site)
    var form: FormFields = ["do": "review", "after": "1"]
    for field in fields.fields {
      form.add(field.name.replacing("H", with: cause), field.value)
    }
    let answer = await site.post(address + "/verdict", form)
    #expect(answer.status == .unprocessable)
    #expect(answer.text.contains(("\(sentence)" as HTML).text))
    if let words = form["because"] { #expect(answer.text.contains(">\(words)</textarea>")) }
    #expect(try !site.stored(address).isOver)
  }

  @Test func `a session that is given up shows its replay and its truth`() async throws {
    let site = try TestedSite()
    let (address, _) = try await Self.played(site)
    let answer = await site.act(address, "abandon", after: 1)
    #expect(answer.location == address)
    #expect(await site.get(address).location == address + "/replay")
    #expect(await site.get(address + "/debrief").text.contains("Abandoned, so it has no score."))
  }

  @Test func `a guided play goes from its first question to its debrief`() async throws {
    let site = try TestedSite()
    let address = try await site.start("guided")
    for _ in 0..<8 {
      let session = try site.stored(address)
      guard !session.isOver else { break }
      let answer = await site.act(
        address,
        "choose",
        after: session.entries.count,
        ["choice": "1", "because": ""]
      )
      if answer.status == .ok {
        let hidden = answer.text.matches(
          of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/
        )
        var form: FormFields = ["do": "final"]
        for field in hidden {
          form.add(
            String(field.output.1),
            String(field.output.2).replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
          )
        }
        #expect(await site.post(address + "/verdict", form).status == .seeOther)
      } else {
        #expect(answer.status == .seeOther)
        #expect(await site.get(address).text.contains("how that was"))
      }
    }
    #expect(try site.stored(address).declaration != nil)
    #expect(await site.get(address + "/debrief").status == .ok)
  }

  @Test func `a guided play takes only the answers shown`() async throws {
    let site = try TestedSite()
    let address = try await site.start("guided")
    let action = try #require(try site.stored(address).availableActions.first)
    for (act, form) in [
      ("look", ["action": action.id.rawValue]), ("choose", ["choice": "9"]), ("hint", [:]),
    ] as [(String, FormFields)] {
      let answer = await site.act(address, act, after: 0, form)
      #expect([.unprocessable, .conflict].contains(answer.status))
    }
    #expect(try site.stored(address).entries.isEmpty)
  }

  @Test func `a session of another process is shown as it is, and goes on there`() async throws {
    let site = try TestedSite()
    let (address, _) = try await Self.played(site)
    let other = try TestedSite(in: site.folder)
    #expect(await other.get(address).text.contains("data-drill=\"1\""))
    _ = await other.act(address, "wait", after: 1, ["minutes": "5"])
    #expect(await site.get(address).text.contains("data-drill=\"2\""))
    let stale = await site.act(address, "note", after: 1, ["text": "late"])
    #expect(stale.status == .conflict)
    _ = await site.act(address, "note", after: 2, ["text": "in time"])
    #expect(await other.get(address).text.contains("in time"))
  }

  @Test func `a second start finds the session that nothing happened in`() async throws {
    let site = try TestedSite()
    let first = try await site.start()
    #expect(try await site.start() == first)
    #expect(try await site.start("open") != first)
    _ = await site.act(first, "note", after: 0, ["text": "mine"])
    #expect(try await site.start() != first)
  }
}
