package import ScenarioModel
import Sessions
import Telemetry

/// A mitigation's expected effect on harm, tried in simulated worlds.
package struct HarmTrial: Hashable, Sendable {
  package enum Direction: String, Hashable, Sendable {
    case lowers, raises
  }

  package let mitigation: MitigationID
  package let hypothesis: HypothesisID
  package let expected: Direction
  /// The change of harm in each world.
  ///
  /// Unit: weighted requests.
  package let changes: [Double]
  /// Changes within it count as none.
  ///
  /// Unit: weighted requests.
  package let noise: Double

  /// The judgement of an expectation by the worlds tried.
  package enum Verdict: String, Hashable, Sendable {
    /// Harm changes as expected.
    case shown

    /// The change is within the noise, or too uncertain to tell.
    case notShown = "not shown"

    /// Harm changes the other way.
    case refuted
  }

  /// The mean change of harm.
  ///
  /// Unit: weighted requests.
  package var mean: Double { changes.reduce(0, +) / Double(max(1, changes.count)) }

  /// The standard error of the mean; nil of fewer than two worlds.
  ///
  /// Unit: weighted requests.
  package var standardError: Double? {
    guard changes.count > 1 else { return nil }
    let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(changes.count - 1) / Double(changes.count)).squareRoot()
  }

  /// Standard errors by which a mean must differ from 0.
  ///
  /// Source: the 0.975 quantile of Student's t with 5 degrees of freedom, for six worlds.
  private static let certainty = 2.571

  /// The verdict; a change counts when it exceeds the scenario's noise and its own.
  package var verdict: Verdict {
    guard let standardError, abs(mean) > noise, abs(mean) > Self.certainty * standardError else {
      return .notShown
    }
    return (mean < 0) == (expected == .lowers) ? .shown : .refuted
  }

  /// Whether harm changed as expected.
  package var holds: Bool { verdict == .shown }

  /// Whether the mean is as expected and beyond the noise, but the worlds differ too much to tell.
  package var isUncertain: Bool {
    verdict == .notShown && (expected == .lowers ? mean < -noise : mean > noise)
  }
}

/// Tries what mitigations do to harm.
///
/// The mitigation is carried out as early as the chart allows and once more left out, in the same
/// worlds, and harm is counted to the horizon: both courses draw the same random numbers.
package struct HarmTrials {
  /// Worlds of each hypothesis, by the seeds from 0.
  package static let worlds: UInt64 = 6

  private let staging: Staging
  private let ways: [MitigationID: Path]
  private var kept: [Course: Double] = [:]

  /// A course of moves in a world.
  private struct Course: Hashable {
    let hypothesis: HypothesisID
    let seed: UInt64
    let moves: [Move]
  }

  /// Trials of a staged scenario; `ways` leads to each mitigation.
  package init(_ staging: Staging, ways: [MitigationID: Path]) {
    self.staging = staging
    self.ways = ways
  }

  /// Every expectation that the scenario states, in its order.
  ///
  /// A mitigation that can never be chosen is left out. Complexity: two simulations of all rows to
  /// the horizon for each expectation and world; a course met before is not simulated again.
  package mutating func run(progress: (Int) -> Void = { _ in }) throws(StagingError) -> [HarmTrial]
  {
    var trials: [HarmTrial] = []
    for mitigation in staging.scenario.mitigations {
      guard let way = ways[mitigation.id] else { continue }
      let expected =
        mitigation.expects.lowers.map { ($0, HarmTrial.Direction.lowers) }
        + mitigation.expects.raises.map { ($0, .raises) }
      for (hypothesis, direction) in expected {
        var changes: [Double] = []
        for seed in 0..<Self.worlds {
          let without = Course(hypothesis: hypothesis, seed: seed, moves: way.moves)
          let with = Course(
            hypothesis: hypothesis,
            seed: seed,
            moves: way.moves + [.mitigate(mitigation.id)]
          )
          changes.append(try harm(of: with) - harm(of: without))
        }
        trials.append(
          HarmTrial(
            mitigation: mitigation.id,
            hypothesis: hypothesis,
            expected: direction,
            changes: changes,
            noise: staging.scenario.harm.noise
          )
        )
        progress(trials.count)
      }
    }
    return trials
  }

  private mutating func harm(of course: Course) throws(StagingError) -> Double {
    if let known = kept[course] { return known }
    let scenario = staging.scenario
    var incident = Incident(staging)
    for move in course.moves {
      incident.advance(to: incident.clock + scenario.minutes(of: move))
      if let event = move.event { incident.send(event) }
    }
    incident.advance(to: scenario.horizonMinutes)
    let deal = try staging.deal(seed: course.seed, truth: course.hypothesis)
    let scene = Scene(
      staging: staging,
      world: deal.world,
      variants: deal.variants,
      timeline: incident.timeline
    )
    let window = MinuteRange(from: 0, to: scenario.horizonMinutes)
    var total = 0.0
    for weight in scenario.harm.weights where weight.weight != 0 {
      total += weight.weight * Double(try scene.count(of: weight, in: window))
    }
    kept[course] = total
    return total
  }
}

extension Scenario {
  /// The simulated minutes that a move takes; 0 for names that do not exist.
  func minutes(of move: Move) -> Int {
    switch move {
    case .wait(let minutes): minutes
    case .look(let id): action(id)?.minutes ?? 0
    case .mitigate(let id): mitigation(id)?.minutes ?? 0
    case .update: SessionLimits.updateMinutes
    case .declare: 0
    }
  }
}
