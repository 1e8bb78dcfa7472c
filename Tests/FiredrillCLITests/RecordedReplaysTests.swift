import Drills
import Foundation
import Plotting
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import FiredrillCLI
@testable import TerminalSessions

private let recorded =
  (try? FileManager.default.contentsOfDirectory(atPath: Repository.replays.path)) ?? []

@Test func `there are recorded sessions`() {
  #expect(recorded.filter { $0.hasSuffix(".jsonl") }.count >= 3)
}

@Test(arguments: recorded.filter { $0.hasSuffix(".jsonl") }.sorted())
func `a recorded session comes out the same, byte for byte`(name: String) throws {
  let path = Repository.replays.appending(path: name).path
  let bytes = try #require(FileManager.default.contents(atPath: path))
  let file = try ReplayFile(decoding: Array(bytes), hash: Digests.sha256)
  let folder = Repository.scenarios.appending(path: file.header.scenario).path
  let services = try Drill.shippedServices()
  let loaded = try services.catalog.load(folder: folder)
  #expect(loaded.worldDigest == file.header.worldDigest)
  #expect(loaded.textDigest == file.header.textDigest)
  var session = try services.catalog.session(file.header, of: loaded)
  for event in file.events {
    try session.replay(event) { words, session in
      try? SliceParser(world: session.scenario.world, clock: session.clock).parse(words)
    }
  }
  let again = ReplayFile(
    header: session.header,
    events: session.entries.map(\.event),
    score: session.isScorable
      ? SealedScore(try services.scorekeeper.card(of: session), session) : nil
  )
  #expect(try again.encoded(hash: Digests.sha256) == Array(bytes))
}

/// What a replay shows at 80 columns, without colour.
enum RecordedPages {
  static func lines(of path: String, scenarios: String) throws -> [String] {
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let file = try ReplayFile(decoding: Array(bytes), hash: Digests.sha256)
    let services = try Drill.shippedServices()
    let loaded = try services.catalog.load(folder: "\(scenarios)/\(file.header.scenario)")
    var session = try services.catalog.session(file.header, of: loaded)
    let view = SessionView(
      style: TextStyle(width: 80, glyphs: .unicode, colour: .none),
      program: "firedrill"
    )
    var lines = try view.brief(of: session)
    for event in file.events {
      session.apply(event)
      guard let entry = session.entries.last else { continue }
      lines += try view.entry(entry, of: session)
    }
    let card = try services.scorekeeper.card(of: session)
    return lines + view.scorecard(card)
  }
}
