import Diagnosis
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import Players

private func session(seed: UInt64) throws -> Session { try .of(Sample.queue(), seed: seed) }

private func simulator(_ players: [Player] = Player.allCases) throws -> Simulator {
  Simulator(try Sample.queue(), try Sample.calibration(), players: players)
}

struct PlayerTests {
  @Test(arguments: Player.allCases)
  func `a player plays to a declaration by commands that replay`(player: Player) throws {
    let judgement = Rubric.current.judgement
    for seed in UInt64(0)..<6 {
      let start = try session(seed: seed)
      let played = try player.play(start, Sample.calibration(), judgement)
      #expect(played.declaration != nil)
      var again = start
      for entry in played.entries { try again.replay(entry.event) { _, _ in nil } }
      #expect(again.entries == played.entries)
      let second = try player.play(start, Sample.calibration(), judgement)
      #expect(second.entries == played.entries)
    }
  }

  @Test(arguments: [Player.expert, .checklist, .random, .shotgun, .idle])
  func `who is not told the truth begins the same whatever it is`(player: Player) throws {
    let judgement = Rubric.current.judgement
    let (staging, calibration) = (try Sample.queue(), try Sample.calibration())
    let first = try staging.scenario.hypotheses.map { hypothesis in
      let session = try Session(
        header: session(seed: 4).header,
        staging: staging,
        truth: hypothesis.id,
        digest: { _ in "" }
      )
      let event = try #require(player.play(session, calibration, judgement).entries.first?.event)
      guard case .looked(let look) = event else { return "\(event)" }
      return look.action
    }
    #expect(Set(first).count == 1)
  }

  @Test func `a checklist looks down the menu, stops at a positive test and acts only then`() throws
  {
    let judgement = Rubric.current.judgement
    let (staging, calibration) = (try Sample.queue(), try Sample.calibration())
    var lengths: Set<Int> = []
    for seed in UInt64(0)..<12 {
      let played = try Player.checklist.play(
        Session.of(staging, seed: seed),
        calibration,
        judgement
      )
      let actions = staging.scenario.actions.map(\.id)
      let places = played.looks.compactMap { look in actions.firstIndex(of: look.action) }
      #expect(places == places.sorted())
      let acted = played.entries.firstIndex { $0.event.isMitigation } ?? played.entries.count
      let looked = played.entries.lastIndex { entry in
        played.looks.contains { $0.entry.number == entry.number }
      }
      #expect(try #require(looked) < acted)
      lengths.insert(places.count)
    }
    #expect(lengths.count > 1)
  }

  @Test func `the reference earns what it is measured by`() throws {
    let plays = try simulator([.expert]).plays(ofWorld: 1)
    let card = try #require(plays.first?.card)
    let diagnosis = try #require(card.criteria.first { $0.criterion == .diagnosis })
    #expect(diagnosis.ledger.allSatisfy { !$0.text.contains("were enough") })
    let gate = try #require(card.criteria.first?.ledger.last)
    #expect(gate.text.hasSuffix("× 1.00"))
  }

  @Test func `the reference's updates say all that updates have to say`() throws {
    let judgement = Rubric.current.judgement
    var read = 0
    for seed in UInt64(0)..<6 {
      let played = try Player.expert.play(
        session(seed: seed),
        Sample.calibration(),
        judgement
      )
      for entry in played.entries {
        guard case .updated(let text, _) = entry.event else { continue }
        let reading = UpdateReader(played.scenario).read(text)
        #expect(reading.share == 1, "\(reading.account)")
        read += 1
      }
    }
    #expect(read >= 4)
  }

  @Test func `players come out in their order`() throws {
    let simulator = try PlayersTests.simulator()
    let worlds = try (0..<16).compactMap { PlayedWorld($0, try simulator.plays(ofWorld: $0)) }
    let scenario = simulator.staging.scenario
    let means = try Player.allCases.map {
      try #require(PlayerSummary($0, worlds: worlds, of: scenario)).mean
    }
    let mean = Dictionary(uniqueKeysWithValues: zip(Player.allCases, means))
    for (better, worse) in [
      (Player.expert, Player.random), (.expert, .anchored), (.expert, .skipper),
      (.skipper, .lucky), (.late, .random), (.shotgun, .idle),
    ] {
      #expect(try #require(mean[better]) > #require(mean[worse]), "\(better), \(worse)")
    }
  }

  @Test func `a play that nobody watches is the same but for what would be shown`() throws {
    let simulator = try PlayersTests.simulator([.expert])
    for world in 0..<4 {
      let unwatched = try simulator.session(ofWorld: world, playedBy: .expert)
      let start = try session(seed: Simulator.seed(ofWorld: world))
      let judgement = Rubric.current.judgement
      let watched = try Player.expert.play(start, simulator.calibration, judgement)
      let plain = watched.entries.map(\.event.withoutDigest)
      #expect(unwatched.entries.map(\.event) == plain)
      #expect(watched.entries.map(\.event) != plain)
      for look in watched.looks {
        #expect(try watched.sentence(of: look) == watched.evidence(of: look)?.sentence)
      }
    }
  }

  @Test func `the lowest plays of a player are told with their worlds`() throws {
    let simulator = try PlayersTests.simulator([.random, .idle])
    let worlds = try (0..<8).compactMap { PlayedWorld($0, try simulator.plays(ofWorld: $0)) }
    let lowest = worlds.reversed().lowest(3, of: .random)
    let scores = worlds.map { $0.results[0].score }
    #expect(lowest.map { scores[$0] } == Array(scores.sorted().prefix(3)))
    #expect(Set(lowest).count == 3)
    #expect(worlds.lowest(3, of: .expert).isEmpty)
  }

  @Test func `simulated worlds are none of the calibration's`() {
    let samples = Set((0..<Calibration.usualSamples).map(Calibration.seed(ofSample:)))
    let worlds = (0..<1000).map(Simulator.seed(ofWorld:))
    #expect(worlds.allSatisfy { !samples.contains($0) })
  }

  @Test func `a world is not judged by itself`() throws {
    let calibration = try Sample.calibration()
    let less = calibration.leavingOut(seed: Calibration.seed(ofSample: 7))
    #expect(less.samples == calibration.samples - 1)
    for key in calibration.keys.indices {
      #expect(
        less.finding(key: key, hypothesis: 2, sample: 7)
          == calibration.finding(key: key, hypothesis: 2, sample: 8)
      )
    }
    #expect(calibration.leavingOut(seed: 3) == calibration)
  }

  @Test func `deciles are those of the usual definition`() throws {
    // numpy.quantile of 0…10 at tenths.
    let worlds = (0...10).compactMap { score in
      PlayedWorld(
        score,
        [
          SimulatedPlay(
            player: .idle,
            truth: HypothesisID("bad-build"),
            card: Scorecard(
              rubric: 2,
              truth: HypothesisID("bad-build"),
              criteria: [
                CriterionScore(
                  criterion: .order,
                  weight: 10,
                  ledger: [
                    LedgerLine(events: [], text: "", points: Double(score), possible: 10)
                  ]
                )
              ],
              cap: nil
            ),
            belief: 0
          )
        ]
      )
    }
    let scenario = try Sample.queue().scenario
    let summary = try #require(PlayerSummary(.idle, worlds: worlds, of: scenario))
    #expect(summary.deciles == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(summary.mean == 5)
    #expect(summary.byTruth.map(\.worlds) == [11])
  }
}

extension SessionEvent {
  /// The same event as if its evidence had been shown to nobody.
  fileprivate var withoutDigest: SessionEvent {
    guard case .looked(var look) = self else { return self }
    look.digest = ""
    return .looked(look)
  }
}
