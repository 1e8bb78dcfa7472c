import Drills
import Foundation
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import FiredrillWeb

/// Whether anything that a player or an observer of a tabletop is sent follows from the truth.
struct TabletopLeakTests {
  /// Everything that players, an observer and strangers are sent in a course without evidence, under a
  /// truth that is forced: pages, headers, streams and what programs get.
  private static func traffic(_ truth: HypothesisID) async throws -> [String] {
    let room = try await TestedTabletop()
    let site = room.tested.site
    let id = SessionID(rawValue: room.number)
    let dealt = try room.stored()
    var forced = try Session(
      header: dealt.header,
      staging: dealt.staging,
      truth: truth,
      digest: dealt.digest
    )
    for entry in dealt.entries { forced.apply(entry.event) }
    let tabletop = TabletopRoom(forced, id, site.sessions, site.services.scorekeeper, now: { 0 })
    await site.openRooms.enter(.tabletop(tabletop))
    let host = try await room.enter(.host)
    let people = [
      try await room.enter(.player(1)), try await room.enter(.player(2)),
      try await room.enter(.player(3)), try await room.enter(.observer),
    ]
    var sent: [String] = []
    func look(_ parts: [String] = [""]) async {
      for person in people {
        for part in parts { sent.append(Self.text(await person.get(part))) }
      }
    }
    func act(_ person: Int, _ act: String, _ form: FormFields = [:]) async throws {
      sent.append(Self.text(try await people[person].act(act, form)))
      await look()
    }
    func facilitate(_ act: String, _ form: FormFields = [:]) async throws {
      #expect(try await host.act(act, form).status == .seeOther, "\(act)")
      await look()
    }
    await look()
    try await act(1, "suggest", ["words": "look arms", "reason": "the gap"])
    try await act(1, "suggest", ["words": "what is the cause?", "reason": "x"])
    try await act(1, "suggest", ["words": "mitigate pause-rollout", "reason": "x"])
    try await act(2, "vote", ["suggestion": "2", "vote": "for"])
    try await act(2, "vote", ["suggestion": "3", "vote": "against"])
    try await act(1, "believe", ["belief-h1": "1"])
    try await act(0, "believe", ["belief-h2": "1"])
    try await act(0, "drop", ["suggestion": "2"])
    try await act(0, "take", ["suggestion": "99"])
    try await facilitate("inject", ["message": forced.scenario.messages[0].id.rawValue])
    try await facilitate("pause")
    try await act(0, "look", ["action": "arms"])
    try await facilitate("go")
    try await facilitate("hand-over", ["player": "Cy"])
    await look(["/verdict", "/scorecard", "/evidence/1/1.csv", "/act", "/nothing", "/typing"])
    for address in [
      "/", "/rooms", "/history", "/progress", "/sessions/\(room.number)",
      "/sessions/\(room.number)/debrief", "/sessions/\(room.number)/replay",
      "/api/v1/sessions/\(room.number)", "/api/v1/sessions",
    ] {
      sent.append(Self.text(await room.tested.get(address)))
    }
    for place in [RoomPlace.player(2), .observer] {
      let news = await tabletop.news(for: place, after: 0)
      var events: [String] = []
      for await item in news {
        if case .happened = item { events.append("\(item)") }
        if events.count == (try await tabletop.view(for: place)).session.entries.count { break }
      }
      sent += events
    }
    // The facilitator's page is the one that knows.
    let page = await host.get().text
    let cause: HTML = "\(forced.truth.explanation.truth)"
    #expect(page.contains(cause.text))
    #expect(!sent.contains { $0.contains(cause.text) })
    return sent
  }

  /// An answer without figures, which come from the telemetry: rates now, and those of the page.
  private static func text(_ answer: Answer) -> String {
    let headers = answer.headers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "\(answer.status) \(headers) \(answer.text)"
      .replacing(/[0-9a-f]{64}/, with: "link")
      .replacing(/[0-9]+(\.[0-9]+)?/, with: "#")
  }

  @Test func `whatever the truth is players and observers are sent the same`() async throws {
    let scenario = try Sample.shipped(TestedSite.scenario)
    try await expectSameTraffic(under: scenario.hypotheses.map(\.id), atLeast: 61) {
      try await Self.traffic($0)
    }
  }
}
