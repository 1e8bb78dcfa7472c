import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Evidence stays what it was: computed from the world, the same bytes whenever one asks.
struct EvidenceTests {
  @Test(arguments: 0..<UInt64(20))
  func `evidence seen is the same after everything that followed`(seed: UInt64) throws {
    var play = RandomPlay(seed)
    let session = try play.session(of: Sample.queue(), seed: seed, commands: 40)
    for look in session.looks {
      let report = try #require(try session.evidence(of: look))
      #expect(fnv(report.canonicalBytes) == look.look.digest)
      #expect(report.finding == look.finding)
    }
  }

  @Test func `evidence of the shipped scenario is the same after mitigations`() throws {
    var session = try Session.of(Sample.canary(), seed: 3)
    try session.play(
      .look("watch-everyone"),
      .look("recent"),
      .look("locales"),
      .wait(minutes: 15),
      .look("watch-japanese"),
      .look("recent"),
      .mitigate("roll-back"),
      .mitigate("drain-pool-c"),
      .mitigate("switch-retrieval"),
      .wait(minutes: 60),
      .look("watch-japanese"),
      .look("recent")
    )
    #expect(session.looks.count == 7)
    for look in session.looks {
      #expect(fnv(try #require(try session.evidence(of: look)).canonicalBytes) == look.look.digest)
    }
    let watched = session.looks.filter { $0.action == ActionID("watch-japanese") }
    #expect(Set(watched.map(\.look.digest)).count == 2)
  }

  @Test func `the same seed gives the same bytes, another seed others`() throws {
    let staging = try Sample.queue()
    let again = try Staging(staging.scenario)
    var digests: Set<[String]> = []
    for seed in [UInt64(1), 2, 0, .max] {
      var first = try Session.of(staging, seed: seed)
      var second = try Session.of(again, seed: seed)
      for command in [SessionCommand.look("arms"), .look("fresh"), .slice(.jobs, words: "jobs")] {
        try first.play(command)
        try second.play(command)
      }
      #expect(first.observable == second.observable)
      digests.insert(first.looks.map(\.look.digest))
    }
    #expect(digests.count == 4)
  }

  @Test func `looking again at the same minutes shows the same`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.look("arms"), .mitigate("drain"), .wait(minutes: 30), .look("arms"))
    #expect(session.looks[0].look.digest == session.looks[1].look.digest)
  }

  @Test func `a look at the last minutes includes those of looking`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.wait(minutes: 2), .look("watch"))
    let report = try #require(try session.evidence(of: session.looks[0]))
    #expect(report.window == MinuteRange(from: 2, to: 7))
  }

  @Test func `a look at a band stays with its band`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.wait(minutes: 18), .look("fresh"), .look("fresh"))
    let windows = try session.looks.map { try session.evidence(of: $0)?.window }
    #expect(windows == [MinuteRange(from: -10, to: 0), MinuteRange(from: 10, to: 20)])
  }

  @Test func `each value of a report is part of its bytes`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.look("arms"))
    let report = try #require(try session.evidence(of: session.looks[0]))
    var changes = Array(repeating: report, count: 7)
    changes[0].action = ActionID("arm")
    changes[1].window.to += 1
    changes[2].finding = FindingID("level?")
    changes[3].sentence += " "
    changes[4].figures[0].value = changes[4].figures[0].value.nextUp
    changes[5].panels.removeLast()
    changes[6].panels.swapAt(0, 1)
    for change in changes { #expect(change.canonicalBytes != report.canonicalBytes) }
  }

  @Test func `bad requests that one can count are those of the rows`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(.wait(minutes: 20))
    let rows = try session.scene.rows(
      of: TableName("requests"),
      in: MinuteRange(from: 5, to: 20),
      fields: [FieldName("done")]
    )
    guard case .flags(let flags) = rows[FieldName("done")] else {
      Issue.record("no flags")
      return
    }
    let bad = flags.filter { $0 == 0 }.count
    #expect(bad > 0)
    #expect(try session.badRate().now == Double(bad) / 15)
  }
}
