import Foundation
package import Reports
package import ScenarioModel
import ScenarioYAML
import Synchronization
import Telemetry

/// Configures failures of scenarios and shows what they do; it keeps nothing and knows no session.
///
/// Worlds are those that sessions deal: a cause and a seed give the world in which the alert is true as
/// written, and numbers that are turned change it with the same random numbers.
package final class LabService: Sendable {
  private let catalog: ScenarioCatalog
  private let rooms = BoundedCache<RoomKey, LabRoom>(limit: LabService.most)
  /// The number of the newest setting of each window.
  private let newest = Mutex<[String: Int]>([:])

  private struct RoomKey: Hashable {
    let folder: String
    let difficulty: Int?
    /// The time at which the scenario's file was changed last.
    let changed: Date?
  }

  /// The most scenarios and windows that are remembered.
  private static let most = 32

  package init(_ catalog: ScenarioCatalog) { self.catalog = catalog }

  /// The scenario of a folder at a difficulty, its own where none is given.
  package func scenario(
    in folder: String,
    difficulty: Int? = nil
  ) throws(DrillError) -> Scenario {
    try room(folder, difficulty).scenario
  }

  /// Simulates the world of a setting and reports its charts, alert and harm.
  ///
  /// `window` names who asks: a newer setting of the same window ends the work on an older one, which then
  /// throws `LabError.overtaken`. Complexity: the rows that the charts need, in two or three worlds; in
  /// the first setting of a cause and a seed also the redraws of the world until its alert is true.
  package func report(
    _ setting: LabSetting,
    in folder: String,
    window: String? = nil
  ) async throws(DrillError) -> LabReport {
    let turn = turn(of: window)
    let room = try room(folder, setting.difficulty)
    let cause: HypothesisID =
      if let word = setting.cause {
        try DrillError.wrap { try room.scenario.hypothesis(picked: word).id }
      } else {
        room.scenario.hypotheses[0].id
      }
    let dealt = try room.deal(cause, seed: setting.seed)
    return LabReport(try await courses(setting, dealt, in: room, turn: turn))
  }

  /// A world whose cause is dealt by a number and hidden, and what a guess comes to.
  ///
  /// The setting's cause and numbers say nothing here.
  package func quiz(
    _ number: UInt64,
    _ setting: LabSetting,
    guess: String?,
    in folder: String
  ) async throws(DrillError) -> LabQuizReport {
    let room = try room(folder, setting.difficulty)
    var seen = LabSetting()
    (seen.seed, seen.looks) = (number, setting.looks)
    (seen.mitigation, seen.minute) = (setting.mitigation, setting.minute)
    let dealt = try room.deal(nil, seed: number)
    let place = try DrillError.wrap {
      try guess.map { word in
        let id = try room.scenario.hypothesis(picked: word).id
        return room.scenario.hypotheses.firstIndex { $0.id == id }
      }
    }
    return LabQuizReport(
      try await courses(seen, dealt, in: room, turn: turn(of: nil)),
      guess: place.flatMap(\.self)
    )
  }

  private func courses(
    _ setting: LabSetting,
    _ dealt: LabRoom.DealtWorld,
    in room: LabRoom,
    turn: Turn
  ) async throws(DrillError) -> LabCourses {
    let scenario = room.scenario
    let step = try step(of: setting, in: scenario)
    guard LabSetting.trafficRange.contains(setting.traffic) else {
      throw .lab(
        .outside(
          "traffic",
          setting.traffic,
          low: LabSetting.trafficRange.lowerBound,
          high: LabSetting.trafficRange.upperBound
        )
      )
    }
    let world = LabRoom.StagingKey(numbers: try room.knobs(setting), traffic: setting.traffic)
    let bench = LabBench(
      try room.staging(world),
      cause: dealt.truth,
      seed: setting.seed,
      attempt: dealt.attempt,
      variants: dealt.variants
    )
    let (timeline, isPossible) = bench.timeline(step)
    let sides = try await sides(of: bench, timeline, world, step, in: room, turn)
    return LabCourses(
      bench: bench,
      traffic: setting.traffic,
      numbers: setting.numbers,
      knobs: room.freeKnobs.map { knob in
        LabReport.Knob(
          name: knob.name,
          value: world.numbers[knob.name],
          written: knob.number,
          low: knob.range.lowerBound,
          high: knob.range.upperBound
        )
      },
      step: step,
      isStepPossible: isPossible,
      world: sides.world,
      healthy: sides.healthy,
      idle: step == nil ? nil : sides.idle,
      evidence: try evidence(setting.looks, bench.scene(timeline))
    )
  }

  /// The courses of the world, its twin and, beside a mitigation, of the world left alone.
  private func sides(
    of bench: LabBench,
    _ timeline: Timeline,
    _ world: LabRoom.StagingKey,
    _ step: LabMitigation?,
    in room: LabRoom,
    _ turn: Turn
  ) async throws(DrillError) -> (world: LabSide, healthy: LabSide, idle: LabSide) {
    func key(_ kind: LabRoom.SideKey.Kind) -> LabRoom.SideKey {
      LabRoom.SideKey(world: world, cause: bench.cause, seed: bench.seed, kind: kind)
    }
    let idle = step == nil ? nil : key(.idle)
    // Without a mitigation the world is the idle one, and the next setting may ask for it.
    let jobs: [(scene: Scene, key: LabRoom.SideKey?)] =
      [
        (bench.scene(timeline), step == nil ? key(.idle) : nil),
        (bench.healthyScene, key(.healthy)),
      ]
      + (idle.map { [(bench.scene(bench.idleTimeline), $0)] } ?? [])
    let missing = jobs.filter { job in job.key.flatMap { room.sides[$0] } == nil }
    let made = try await Parallel.map(
      count: missing.count,
      { _ in },
      { _ in .finished },
      work: { piece in
        guard turn.isCurrent() else { throw DrillError.lab(.overtaken) }
        return try LabSide(of: missing[piece].scene, on: bench.grid)
      }
    )
    for (job, side) in zip(missing, made) {
      if let key = job.key { room.sides[key] = side }
    }
    var rest = made.makeIterator()
    let all = jobs.map { job in job.key.flatMap { room.sides[$0] } ?? rest.next() ?? LabSide() }
    return (all[0], all[1], all.count > 2 ? all[2] : all[0])
  }

  private func step(
    of setting: LabSetting,
    in scenario: Scenario
  ) throws(DrillError) -> LabMitigation? {
    guard let word = setting.mitigation else { return nil }
    let last = scenario.horizonMinutes - 1
    guard (0...last).contains(setting.minute) else {
      throw .lab(.noMinute(setting.minute, last: last))
    }
    let names = scenario.mitigations.map(\.id.rawValue)
    let place = try DrillError.wrap { try Picker(names, kind: "mitigation").pick(word) }
    return LabMitigation(mitigation: scenario.mitigations[place].id, minute: setting.minute)
  }

  /// The evidence of looks right after the page.
  private func evidence(
    _ words: [String],
    _ scene: Scene
  ) throws(DrillError) -> [EvidenceReport] {
    guard words.count <= LabSetting.mostLooks else {
      throw .lab(.tooManyLooks(words.count, limit: LabSetting.mostLooks))
    }
    return try DrillError.wrap {
      try words.map { word in
        let action = try scene.staging.scenario.action(picked: word)
        return try scene.evidence(of: action, bandStart: 0, end: action.minutes)
      }
    }
  }

  private func room(_ folder: String, _ difficulty: Int?) throws(DrillError) -> LabRoom {
    let path = "\(folder)/\(ScenarioCatalog.fileName)"
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let key = RoomKey(
      folder: folder,
      difficulty: difficulty,
      changed: attributes?[.modificationDate] as? Date
    )
    return try rooms.value(key) { () throws(DrillError) in
      try DrillError.wrap {
        let loaded = try catalog.load(folder: folder, difficulty: difficulty)
        return LabRoom(loaded, try catalog.staging(of: loaded), try loaded.labFile())
      }
    }
  }

  /// The place of a setting among those of its window.
  private struct Turn: Sendable {
    let isCurrent: @Sendable () -> Bool
  }

  private func turn(of window: String?) -> Turn {
    guard let window else { return Turn { true } }
    let number = newest.withLock { newest in
      if newest.count >= Self.most, newest[window] == nil { newest.removeAll() }
      let number = (newest[window] ?? 0) + 1
      newest[window] = number
      return number
    }
    return Turn { [self] in newest.withLock { $0[window] ?? number } <= number }
  }
}

extension LoadedScenario {
  /// The file that the scenario was loaded from, for the lab.
  fileprivate func labFile() throws(CatalogError) -> LabFile {
    let folder = ScenarioFolder(files: files, name: scenario.id.rawValue)
    let document = YAMLDocument.reading(ScenarioCatalog.fileName, in: folder)
    guard let file = LabFile(document, difficulty: scenario.difficulty) else {
      throw .invalid(document.diagnostics)
    }
    return file
  }
}
