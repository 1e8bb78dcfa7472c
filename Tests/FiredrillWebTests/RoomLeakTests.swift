import Drills
import Foundation
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Whether anything that a candidate or observer is sent follows from the truth, or from what the host
/// ticks and notes.
struct RoomLeakTests {
  /// Everything that a candidate and an observer are sent in a course of an interview without evidence,
  /// under a truth that is forced: pages, headers and streams, but for the score at the end.
  private static func traffic(_ truth: HypothesisID, isNoting: Bool = false) async throws
    -> [String]
  {
    let room = try TestedRoom()
    let site = room.tested.site
    let id = SessionID(rawValue: room.number)
    let dealt = try site.sessions.load(id)
    var forced = try Session(
      header: dealt.header,
      staging: dealt.staging,
      truth: truth,
      digest: dealt.digest
    )
    for entry in dealt.entries { forced.apply(entry.event) }
    let interview = InterviewRoom(
      forced,
      id,
      site.sessions,
      site.services.scorekeeper,
      now: { 0 }
    )
    await site.openRooms.enter(.interview(interview))
    let host = try await room.enter(.host)
    let people = [try await room.enter(.candidate), try await room.enter(.observer)]
    var sent: [String] = []
    func look(_ parts: [String] = [""]) async {
      for person in people {
        for part in parts { sent.append(Self.text(await person.get(part))) }
      }
    }
    func note() async throws {
      guard isNoting else { return }
      let stage = forced.scenario.ladder[0].id.rawValue
      for (act, form) in [
        ("tick", ["stage": stage, "signal": "1", "heard": "yes"] as FormFields),
        ("overrule", ["stage": stage, "signal": "2", "heard": "yes", "reason": "x"]),
        ("note", ["text": "for my eyes"]),
      ] {
        #expect(try await host.act(act, form).status == .seeOther)
      }
    }
    func take(_ act: String, _ form: FormFields = [:]) async throws {
      #expect(try await host.act(act, form).status == .seeOther, "\(act)")
      try await note()
      await look()
    }
    func say(_ act: String, _ form: FormFields = [:]) async throws {
      sent.append(Self.text(try await people[0].act(act, form)))
      try await note()
      await look()
    }
    try await take("next")
    try await say("answer", ["text": "Is the gap real, and who is hit?"])
    try await say("ask", ["words": "the weather in Paris"])
    let stage = forced.scenario.ladder[1].id.rawValue
    try await take("ask", ["stage": stage])
    try await take("offer", ["stage": stage, "level": "nudge"])
    try await say("hint")
    try await say("pass")
    try await take("beliefs")
    try await say("believe", ["belief-h1": "1"])
    try await take("pause")
    try await take("go")
    await look(["/verdict", "/scorecard", "/evidence/1/1.csv", "/act", "/nothing"])
    // After the end the score is told, and nothing more.
    #expect(try await host.act("close").status == .seeOther)
    await look()
    for place in [RoomPlace.candidate, .observer] {
      var events: [String] = []
      let news = await interview.news(for: place, after: 0)
      let seen = try await interview.view(for: place.role).session.entries.count
      for await item in news {
        if case .happened = item { events.append("\(item)") }
        if case .typed = item { events.append("\(item)") }
        if events.count == seen { break }
      }
      sent += events
    }
    return sent
  }

  private static func text(_ answer: Answer) -> String {
    let headers = answer.headers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    // The figures of the page come from the telemetry.
    return "\(answer.status) \(headers) "
      + answer.text.replacing(/<p class="pager">.*<\/p>/, with: "")
  }

  @Test func `whatever the truth is the candidate and observers are sent the same`() async throws {
    let scenario = try Sample.shipped(TestedSite.scenario)
    try await expectSameTraffic(under: scenario.hypotheses.map(\.id), atLeast: 51) {
      try await Self.traffic($0)
    }
  }

  @Test func `ticks rulings and notes change nothing that the others are sent`() async throws {
    let truth = try Sample.shipped(TestedSite.scenario).hypotheses[0].id
    let (quiet, noting) = (
      try await Self.traffic(truth), try await Self.traffic(truth, isNoting: true)
    )
    #expect(quiet == noting)
  }
}
